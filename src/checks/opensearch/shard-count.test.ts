import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operatedLogsHub } from '../../topology/testing/logs.ts';
import { found } from '../testing/found.ts';
import { shardCount } from './shard-count.ts';

/** The hub of the traces, whose data nodes have this heap, whose template has these settings, and whose policy deletes at this age. */
const hub = ({ heap = '-Xmx1g', settings = '{}', age = '15d' }) =>
  operatedLogsHub
    .replace(/\n---$/, '')
    .replace('roles: [data, ingest]', `roles: [data, ingest], jvm: ${heap}`)
    .replace('priority: 100}\n---', `priority: 100, template: {settings: ${settings}}}\n---`)
    .replace('minIndexAge: 15d', `minIndexAge: ${age}`);

test('more shards than the heap of the data nodes bears are told with the sum', () => {
  assert.deepEqual(found(shardCount, { hub: hub({ settings: '{number_of_shards: 5}', age: '30d' }) }), [
    {
      code: 'opensearch/shard-count',
      severity: 'warning',
      where: { cluster: 'hub', object: 'OpenSearchISMPolicy logging/logs', field: 'spec' },
      message:
        'The log store `opensearch` of `hub` will have 310 shards, 310 of them of `logs-k8s-*`, and its 3 data nodes bear 187',
      why: shardCount.why,
      fix: shardCount.fix,
      refs: ['E6'],
      counterexample: null,
    },
  ]);
  const refused = found(shardCount, { hub: hub({ settings: '{number_of_shards: 50}', age: '30d' }) });
  assert.deepEqual(
    refused.map(({ severity }) => severity),
    ['error'],
  );
});

test('fewer shards, more heap, a heap that is not written, and indices that nobody deletes are silent', () => {
  const silent = [
    hub({}),
    hub({ settings: '{number_of_shards: 5}', age: '30d', heap: '-Xmx4g' }),
    hub({ settings: '{number_of_shards: 5}', age: '30d', heap: '""' }),
    hub({ settings: '{number_of_shards: 50}' }).replace('actions: [{delete: {}}]', 'actions: []'),
  ];
  assert.deepEqual(
    silent.flatMap((text) => found(shardCount, { hub: text })),
    [],
  );
});
