import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { stockImage } from './stock-image.ts';

const fluentBit = (spec: string, kind = 'FluentBit') => `
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ${kind}
metadata: {name: fluent-bit, namespace: logging}
spec: {${spec}}
`;

test("the operator's image is silent, a mirror of it too, and the stock image where it is told what to run", () => {
  const quiet = [
    'image: "ghcr.io/fluent/fluent-operator/fluent-bit:5.1.0"',
    'image: "registry.example.com/fluent-operator/fluent-bit:5.1.0"',
    'image: "fluent/fluent-bit:5.1.1", command: [/fluent-bit/bin/fluent-bit], args: [-c, /fluent-bit/config/fluent-bit.conf]',
    'fluentBitConfigName: c',
  ];
  for (const spec of quiet) assert.deepEqual(found(stockImage, { hub: fluentBit(spec) }), [], spec);
});

test('the stock image ships nothing under the operator, of whatever registry', () => {
  const image = 'cr.fluentbit.io/fluent/fluent-bit:5.1.1';
  assert.deepEqual(found(stockImage, { hub: fluentBit(`image: "${image}"`) }), [
    {
      code: 'fluent-bit/stock-image',
      severity: 'error',
      where: { cluster: 'hub', object: 'FluentBit logging/fluent-bit', field: 'spec.image' },
      message: `\`${image}\` is Fluent Bit's own image, which does not read the configuration that the operator makes`,
      why: stockImage.why,
      fix: stockImage.fix,
      refs: ['E16', 'R31'],
      counterexample: null,
    },
  ]);
  assert.equal(found(stockImage, { hub: fluentBit('image: "fluent/fluent-bit"', 'Collector') }).length, 1);
});
