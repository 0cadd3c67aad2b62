import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { parseImage } from '../image.ts';
import { podSpecOf } from '../pod-spec.ts';

/** The oldest line that gets fixes of security holes: 5.0 until 2026-11-30, 5.1 after it (fluent-bit SECURITY.md, read 2026-08-22). */
const oldestMajor = 5;

export const endOfLife: Check = {
  code: 'fluent-bit/end-of-life',
  severity: 'error',
  title: 'A Fluent Bit that gets no fixes any more',
  why: 'It runs as root on every node and reads what every pod writes; a hole in it is not mended any more.',
  fix: 'Use Fluent Bit 5.1, or an image of the Fluent Operator that holds it.',
  refs: ['E16'],
  run: ({ model, clusters }, report) => {
    for (const { cluster, objects } of clusters) {
      for (const object of objects) {
        for (const { image, field } of imagesOf(object)) {
          const { path, tag } = parseImage(image);
          const major = /^v?(\d+)\./.exec(tag)?.[1];
          if (!/(?:^|\/)fluent-bit$/.test(path) || major === undefined || Number(major) >= oldestMajor) continue;
          report(
            objectPlace(cluster, object, field),
            `\`${image}\` is of a line that gets no fixes: only ${oldestMajor}.0 and later do`,
            model?.profile === 'strict' ? {} : { severity: 'warning' },
          );
        }
      }
    }
  },
};

function imagesOf(object: KubeObject): readonly { readonly image: string; readonly field: string }[] {
  if (object.kind === 'FluentBit' || object.kind === 'Collector')
    return [{ image: stringAt(object, 'spec', 'image') ?? '', field: 'spec.image' }];
  const pods = podSpecOf(object);
  if (pods === null) return [];
  return listAt(pods.spec, 'containers').map((container, i) => ({
    image: String(at(container, 'image') ?? ''),
    field: `${pods.field}.containers[${i}].image`,
  }));
}
