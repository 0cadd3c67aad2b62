import { at, listAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { parseImage } from '../image.ts';

export const stockImage: Check = {
  code: 'fluent-bit/stock-image',
  severity: 'error',
  title: "Fluent Bit's own image under the Fluent Operator",
  why: 'The operator mounts the configuration where only the watcher of its own image looks for it; the stock image starts with a file of its own, reads the processor load and ships no line.',
  fix: 'Use `ghcr.io/fluent/fluent-operator/fluent-bit` in a version that the operator was made for, or set `command` and `args` as the watcher does.',
  refs: ['E16', 'R31'],
  run: ({ clusters }, report) => {
    for (const { cluster, objects } of clusters) {
      for (const object of objects) {
        if (!object.apiVersion.startsWith('fluentbit.fluent.io/')) continue;
        if (object.kind !== 'FluentBit' && object.kind !== 'Collector') continue;
        const spec = at(object, 'spec');
        const image = stringAt(spec, 'image') ?? '';
        const told = [...listAt(spec, 'command'), ...listAt(spec, 'args')].length > 0;
        if (told || parseImage(image).path !== 'fluent/fluent-bit') continue;
        report(
          objectPlace(cluster, object, 'spec.image'),
          `\`${image}\` is Fluent Bit's own image, which does not read the configuration that the operator makes`,
        );
      }
    }
  },
};
