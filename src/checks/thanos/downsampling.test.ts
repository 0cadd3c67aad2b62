import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos } from '../testing/found.ts';
import { downsampling } from './downsampling.ts';

const compact = (...args: readonly string[]) =>
  found(downsampling, { hub: thanos('compact', ['compact', '--wait', ...args]) });

test('with coarser resolutions, or with raw samples of 90 days at most, it is silent', () => {
  assert.deepEqual(compact('--retention.resolution-raw=365d'), []);
  assert.deepEqual(compact('--downsampling.disable', '--retention.resolution-raw=90d'), []);
});

test('raw samples alone for longer are told, with what a query reads', () => {
  assert.deepEqual(compact('--downsampling.disable', '--retention.resolution-raw=180d'), [
    {
      code: 'thanos/downsampling',
      severity: 'warning',
      where: { cluster: 'hub', object: 'StatefulSet monitoring/compact', field: 'spec.template.spec.containers[0]' },
      message:
        'The compactor `compact` of `hub` makes no coarser resolutions and keeps raw samples for 180d: a query over all of it reads about 518,400 samples of each series',
      why: downsampling.why,
      fix: downsampling.fix,
      refs: ['C14'],
      counterexample: null,
    },
  ]);
});

test('raw samples for ever are told by what a year of them is', () => {
  assert.deepEqual(
    compact('--downsampling.disable').map((f) => f.message),
    [
      'The compactor `compact` of `hub` makes no coarser resolutions and keeps raw samples for ever: a query over a year reads about 1,051,200 samples of each series',
    ],
  );
});
