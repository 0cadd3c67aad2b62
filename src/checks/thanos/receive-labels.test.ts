import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos } from '../testing/found.ts';
import { receiveLabels } from './receive-labels.ts';

test('a receiver with a label starts', () => {
  assert.deepEqual(found(receiveLabels, { hub: thanos('r', ['receive', '--label=receive_replica="r-0"']) }), []);
});

test('a receiver without one exits at start', () => {
  assert.deepEqual(found(receiveLabels, { hub: thanos('r', ['receive', '--tsdb.path=/data']) }), [
    {
      code: 'thanos/receive-labels',
      severity: 'error',
      where: { cluster: 'hub', object: 'StatefulSet monitoring/r', field: 'spec.template.spec.containers[0]' },
      message: 'StatefulSet monitoring/r of `hub` runs Thanos Receive without `--label`',
      why: receiveLabels.why,
      fix: receiveLabels.fix,
      refs: ['A1', 'R16'],
      counterexample: null,
    },
  ]);
});
