import type { Severity } from '../../findings/finding.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { parseImage } from '../image.ts';
import { lostImage } from './lost-images.ts';

export const deadImage: Check = {
  code: 'objects/dead-image',
  severity: 'error',
  title: 'An image that nobody publishes any more',
  why: 'The image cannot be pulled on the next node, or is pulled and has holes that nobody mends.',
  fix: 'Name an image whose publisher still makes it.',
  refs: ['F12', 'R04', 'R10'],
  run: ({ model, clusters }, report) => {
    for (const { cluster, objects } of clusters) {
      for (const object of objects) {
        for (const { text, field } of imagesOf(object)) {
          const lost = lostImage(parseImage(text));
          if (lost === null) continue;
          const severity: Severity = lost.gone || model?.profile === 'strict' ? 'error' : 'warning';
          report(objectPlace(cluster, object, field), `\`${text}\` ${lost.fact}`, { fix: lost.fix, severity });
        }
      }
    }
  },
};

interface Found {
  readonly text: string;
  readonly field: string;
}

/** Every field named `image` below `spec`, whatever the kind: pods, and resources from which an operator makes pods. */
function imagesOf(object: KubeObject): readonly Found[] {
  const out: Found[] = [];
  // The schema of a definition describes fields of that name and has no image in them.
  if (object.kind !== 'CustomResourceDefinition' && 'spec' in object) collect(object.spec, 'spec', out);
  return out;
}

function collect(value: unknown, field: string, out: Found[]): void {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) if (typeof entry === 'object') collect(entry, `${field}[${i}]`, out);
    return;
  }
  if (!isJsonObject(value)) return;
  for (const key in value) {
    const entry = value[key];
    if (typeof entry === 'object') collect(entry, `${field}.${key}`, out);
    else if (key === 'image' && typeof entry === 'string' && entry !== '')
      out.push({ text: entry, field: `${field}.${key}` });
  }
}
