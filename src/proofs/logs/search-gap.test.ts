import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../kube/duration.ts';
import { proved } from '../testing/flows.ts';
import { changedLogs, healthyLogs, index, policy, promisedLogs } from '../testing/log-flows.ts';
import { searchGap } from './search-gap.ts';

test('a day more than the promise is enough for daily indices', () => {
  assert.deepEqual(proved(searchGap, healthyLogs(), promisedLogs()), []);
});

test('a policy that deletes at the promised age takes the last line of a day a day too early', () => {
  const flows = changedLogs({ index: index({ policy: policy({ deletesFrom: 14 * day }) }) });
  assert.deepEqual(proved(searchGap, flows, promisedLogs()), [
    {
      code: 'logs/search-gap',
      severity: 'error',
      where: { cluster: 'hub', object: 'OpenSearchISMPolicy logs', field: 'spec' },
      message:
        'Lines of `logs-*` of `hub`: ages 13d to 14d of the promised 14d cannot be searched: the policy `logs` deletes an index 14d after its making, and its last line is then only 13d old',
      why: searchGap.why,
      fix: 'Delete at a `min_index_age` of 15d at least.',
      refs: searchGap.refs,
      counterexample: {
        stream: 'logs-*',
        interval: '13d to 14d',
        hops: ['the index holds 0s to 13d of every line', 'the policy `logs` deletes it'],
      },
    },
  ]);
});

test('weekly and monthly indices ask for more, one index for ever can keep nothing', () => {
  const gapOf = (period: 'hour' | 'week' | 'month' | 'never' | 'unknown') =>
    proved(searchGap, changedLogs({ index: index({ period }) }), promisedLogs()).map((f) => f.counterexample?.interval);
  assert.deepEqual((['hour', 'week', 'month', 'never', 'unknown'] as const).map(gapOf), [
    [],
    ['8d to 14d'],
    ['0s to 14d'],
    ['0s to 14d'],
    [],
  ]);
});

test('a policy that never deletes, or whose conditions are not about age, is not told here', () => {
  const forEver = policy({ deletesFrom: Number.POSITIVE_INFINITY });
  const unclear = policy({ deletesFrom: 0, unclear: true });
  for (const one of [forEver, unclear])
    assert.deepEqual(proved(searchGap, changedLogs({ index: index({ policy: one }) }), promisedLogs()), []);
});
