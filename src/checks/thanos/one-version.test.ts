import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos } from '../testing/found.ts';
import { oneVersion } from './one-version.ts';

const image = (tag: string) => ({ image: `quay.io/thanos/thanos:${tag}` });

test('patches of one minor, and an image that tells no version, are one version', () => {
  const hub = thanos('q', ['query'], image('v0.42.4')) + thanos('s', ['store'], image('v0.42.2'));
  assert.deepEqual(found(oneVersion, { hub, edge: thanos('c', ['compact'], image('main')) }), []);
});

test('each other minor is told once, with the newest one', () => {
  const hub = thanos('q', ['query'], image('v0.42.4'));
  const edge = thanos('a', ['sidecar'], image('v0.24.0')) + thanos('b', ['sidecar'], image('v0.24.0'));
  assert.deepEqual(found(oneVersion, { hub, edge }), [
    {
      code: 'thanos/one-version',
      severity: 'warning',
      where: { cluster: 'edge', object: 'StatefulSet monitoring/a', field: 'spec.template.spec.containers[0]' },
      message:
        'StatefulSet monitoring/a of `edge` and 1 more run Thanos v0.24.0, StatefulSet monitoring/q of `hub` runs v0.42.4',
      why: oneVersion.why,
      fix: oneVersion.fix,
      refs: ['R03'],
      counterexample: null,
    },
  ]);
});
