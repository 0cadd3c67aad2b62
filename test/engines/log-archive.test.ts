import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { JsonObject } from '../../src/kube/objects.ts';
import { listAt, mapAt, numberAt, stringAt } from '../../src/kube/read.ts';
import { type RenderedLogs, renderedLogs } from './harness/log-definitions.ts';
import type { Running } from './harness/processes.ts';
import { bulk, type SearchNode, startSearch, startStore } from './harness/search.ts';

/** The way of an archived index, with the rendered repository and the settings of its S3 client, against a real S3 service that stands in for the store. */
const everywhere = renderedLogs();
const buckets = [...new Set(everywhere.map((logs) => bucketOf(logs)))];
let store: { readonly running: Running; readonly endpoint: string };
let node: SearchNode;

before(async () => {
  store = await startStore(buckets);
  node = await startSearch(clientSettings());
});
after(async () => {
  await node?.running.stop();
  await store?.running.stop();
});

function repositoryOf({ definitions }: RenderedLogs): JsonObject {
  return mapAt(definitions['snapshot-repository.archive']);
}

function bucketOf(logs: RenderedLogs): string {
  return stringAt(repositoryOf(logs), 'settings', 'bucket') ?? '';
}

/** The rendered client of a store of one's own, but for the place of the store: it is here, and has no certificate. */
function clientSettings(): Readonly<Record<string, string>> {
  const own = everywhere.find(({ settings }) => settings['s3.client.default.path_style_access'] === 'true');
  const client = Object.entries(own?.settings ?? {}).filter(([key]) => key.startsWith('s3.client.'));
  assert.deepEqual(client.map(([key]) => key).sort(), [
    's3.client.default.endpoint',
    's3.client.default.path_style_access',
    's3.client.default.protocol',
    's3.client.default.region',
  ]);
  return {
    ...Object.fromEntries(client),
    's3.client.default.endpoint': store.endpoint,
    's3.client.default.protocol': 'http',
  };
}

async function count(index: string): Promise<number> {
  return numberAt((await node.ask('GET', `/${index}/_count`)).body, 'count') ?? -1;
}

async function succeeded(method: string, path: string, body?: JsonObject | string): Promise<JsonObject> {
  const answer = await node.ask(method, path, body);
  assert.equal(answer.status, 200, `${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

test('every rendered repository is registered and its bucket is written', async () => {
  assert.ok(everywhere.length >= 5, 'Too few clusters keep logs.');
  for (const logs of everywhere) {
    const body = await succeeded('PUT', '/_snapshot/archive', repositoryOf(logs));
    assert.deepEqual(body, { acknowledged: true }, `${logs.example}/${logs.cluster}`);
    const nodes = mapAt(await succeeded('POST', '/_snapshot/archive/_verify'), 'nodes');
    assert.equal(Object.keys(nodes).length, 1);
  }
});

test('rendered indices are archived, deleted, and brought back with every line', async () => {
  const [logs] = everywhere;
  assert.ok(logs !== undefined);
  await succeeded('PUT', '/_snapshot/archive', repositoryOf(logs));
  for (const family of ['k8s', 'host'])
    await succeeded('PUT', `/_index_template/logs-${family}`, mapAt(logs.definitions[`index-template.logs-${family}`]));
  const lines = Array.from({ length: 500 }, (_, i) => ({
    '@timestamp': new Date(Date.UTC(2026, 2, 1, 0, i)).toISOString(),
    cluster: logs.cluster,
    log: `line ${i}`,
    MESSAGE: `line ${i}`,
  }));
  const indices = ['logs-k8s-2026.03.01', 'logs-host-2026.03.01'];
  for (const index of indices) await succeeded('POST', '/_bulk?refresh=true', bulk(index, lines));

  const { indices: pattern } = mapAt(logs.definitions['snapshot-policy.logs'], 'snapshot_config');
  const taken = await succeeded('PUT', '/_snapshot/archive/logs-1?wait_for_completion=true', {
    indices: String(pattern),
    ignore_unavailable: true,
    include_global_state: false,
    partial: false,
  });
  const snapshot = mapAt(taken, 'snapshot');
  assert.deepEqual([snapshot['state'], listAt(snapshot, 'indices').toSorted()], ['SUCCESS', indices.toSorted()]);

  for (const index of indices) await succeeded('DELETE', `/${index}`);
  assert.equal((await node.ask('GET', `/${indices[0]}/_count`)).status, 404);
  const { body } = await node.ask('POST', '/_snapshot/archive/logs-1/_restore?wait_for_completion=true', {
    indices: 'logs-*',
  });
  assert.deepEqual(mapAt(body, 'snapshot', 'shards')['failed'], 0, JSON.stringify(body));
  assert.deepEqual(await Promise.all(indices.map(count)), [500, 500]);
});
