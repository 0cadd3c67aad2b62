import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import type { Json } from '../../kube/objects.ts';
import { parseBytes } from './bytes.ts';
import { longestGap } from './cron.ts';
import type { Definition } from './definitions.ts';
import { ismPolicy, policyPatterns } from './ism-policy.ts';

const readAt = { cluster: 'hub', object: 'ConfigMap logging/opensearch-setup', field: 'data[ism-policy.logs.json]' };
const policy = (body: Json): Definition => ({
  kind: 'ism-policy',
  name: 'logs',
  namespace: 'logging',
  store: null,
  body,
  readAt,
});
const after = (age: string, state: string): Json => ({ state_name: state, conditions: { min_index_age: age } });
const archive: Json = { snapshot: { repository: 'archive', snapshot: 'ism-{{ctx.index}}' } };

test('the age at which an index is deleted is that of its youngest way there', () => {
  const states: Json = [
    { name: 'hot', actions: [], transitions: [after('7d', 'warm'), after('30d', 'delete')] },
    { name: 'warm', actions: [{ replica_count: { number_of_replicas: 0 } }], transitions: [after('15d', 'delete')] },
    { name: 'delete', actions: [{ delete: {} }] },
  ];
  const read = ismPolicy(policy({ policy: { default_state: 'hot', states } }));
  assert.deepEqual(read, { name: 'logs', deletesFrom: 15 * day, archives: null, unclear: false, readAt });
});

test('an index counts as archived only where every way to its deletion takes a snapshot first', () => {
  const archived: Json = [
    { name: 'hot', transitions: [after('15d', 'archive')] },
    { name: 'archive', actions: [archive], transitions: [{ state_name: 'delete' }] },
    { name: 'delete', actions: [{ delete: {} }] },
  ];
  const snapshot = { repository: 'archive', snapshot: 'ism-{{ctx.index}}', at: 15 * day };
  assert.deepEqual(ismPolicy(policy({ states: archived })).archives, snapshot);
  const inOne: Json = [{ name: 'end', actions: [archive, { delete: {} }] }];
  assert.deepEqual(ismPolicy(policy({ states: inOne })).archives, { ...snapshot, at: 0 });
  const late: Json = [{ name: 'end', actions: [{ delete: {} }, archive] }];
  assert.equal(ismPolicy(policy({ states: late })).archives, null);
});

test('a policy without a deletion keeps for ever, one that counts documents or size may delete at any time, a circle ends', () => {
  const keeps = ismPolicy(policy({ states: [{ name: 'hot', transitions: [after('1d', 'hot')] }] }));
  assert.deepEqual([keeps.deletesFrom, keeps.unclear], [Number.POSITIVE_INFINITY, false]);
  const sized: Json = [
    { name: 'hot', transitions: [{ state_name: 'delete', conditions: { min_size: '10gb' } }] },
    { name: 'delete', actions: [{ delete: {} }] },
  ];
  assert.deepEqual(ismPolicy(policy({ states: sized })).unclear, true);
});

test('patterns of a policy are one or several', () => {
  const one = { index_patterns: ['logs-*'], priority: 5 };
  const found = [{ patterns: ['logs-*'], priority: 5 }];
  assert.deepEqual(policyPatterns(policy({ ism_template: one })), found);
  assert.deepEqual(policyPatterns(policy({ policy: { ism_template: [one] } })), found);
  assert.deepEqual(policyPatterns(policy({})), []);
});

test('the longest time between two runs of a schedule is found', () => {
  assert.deepEqual(
    ['30 1 * * *', '0 */6 * * *', '0 2 * * 0', '0 2 1 * *', '0 8,20 * * 1-5', '0 2', '61 * * * *', '5/15 * * * *'].map(
      longestGap,
    ),
    [day, 6 * hour, 7 * day, 31 * day, 60 * hour, null, null, 15 * 60_000],
  );
});

test('sizes of Fluent Bit count in thousands', () => {
  assert.deepEqual(['5M', '5MB', '2G', '64k', '512', '1.5g', 'x'].map(parseBytes), [
    5e6,
    5e6,
    2e9,
    64e3,
    512,
    1.5e9,
    null,
  ]);
});
