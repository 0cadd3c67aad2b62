import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loggingModel } from '../../components/testing/logging.ts';
import { daemonSet } from '../testing/fluent-bit.ts';
import { found, told } from '../testing/found.ts';
import { endOfLife } from './end-of-life.ts';

test('lines that get fixes are silent, and so are images that say no version', () => {
  for (const image of ['fluent/fluent-bit:5.0.6', 'fluent/fluent-bit', 'fluent/fluent-bit:latest', 'fluentd:v1.16.2'])
    assert.deepEqual(found(endOfLife, { hub: daemonSet('', image) }), [], image);
});

test('an old line is a warning, and an error where retired parts are', () => {
  const hub = daemonSet('', 'cr.fluentbit.io/fluent/fluent-bit:2.2.0');
  assert.deepEqual(told(found(endOfLife, { hub })), [
    [
      'DaemonSet logging/fluent-bit',
      'spec.template.spec.containers[0].image',
      'warning',
      '`cr.fluentbit.io/fluent/fluent-bit:2.2.0` is of a line that gets no fixes: only 5.0 and later do',
    ],
  ]);
  const model = loggingModel({ fleet: 'profile: strict' });
  assert.deepEqual(
    found(endOfLife, { hub, model }).map(({ severity }) => severity),
    ['error'],
  );
});

test('images of the operator are judged alike', () => {
  const hub = `
apiVersion: fluentbit.fluent.io/v1alpha2
kind: FluentBit
metadata: {name: fluent-bit, namespace: logging}
spec: {image: "ghcr.io/fluent/fluent-operator/fluent-bit:v2.2.0"}
`;
  assert.deepEqual(
    found(endOfLife, { hub }).map(({ where }) => where),
    [{ cluster: 'hub', object: 'FluentBit logging/fluent-bit', field: 'spec.image' }],
  );
});
