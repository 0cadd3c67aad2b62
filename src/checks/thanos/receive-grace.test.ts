import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { receiveGrace } from './receive-grace.ts';

const receive = (volumes: string, ...args: readonly string[]) =>
  found(receiveGrace, { hub: thanos('r', ['receive', '--objstore.config-file=/o.yaml', ...args], { volumes }) });

test('90 seconds and more, a router, and a receiver that uploads nothing are silent', () => {
  assert.deepEqual(receive('terminationGracePeriodSeconds: 90'), []);
  assert.deepEqual(receive('', '--receive.hashrings-file=/h.json'), []);
  assert.deepEqual(found(receiveGrace, { hub: thanos('r', ['receive']) }), []);
});

test('the default of 30 seconds is too short, and an error where the volume dies with the pod', () => {
  assert.deepEqual(receive(''), [
    {
      code: 'thanos/receive-grace',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'StatefulSet monitoring/r',
        field: 'spec.template.spec.terminationGracePeriodSeconds',
      },
      message: 'StatefulSet monitoring/r of `hub` is killed 30s after it is told to end, which is the default',
      why: receiveGrace.why,
      fix: receiveGrace.fix,
      refs: ['D5'],
      counterexample: null,
    },
  ]);
});

test('on a volume that stays it is a warning', () => {
  const claim = 'volumes: [{name: data, persistentVolumeClaim: {claimName: d}}]';
  const volumes = `terminationGracePeriodSeconds: 60\n      ${claim}`;
  assert.deepEqual(told(receive(volumes, '--tsdb.path=/data')), [
    [
      'StatefulSet monitoring/r',
      'spec.template.spec.terminationGracePeriodSeconds',
      'warning',
      'StatefulSet monitoring/r of `hub` is killed 60s after it is told to end',
    ],
  ]);
});
