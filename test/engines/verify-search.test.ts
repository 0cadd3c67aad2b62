import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { indexOfTodayMissing } from '../../src/probes/opensearch-live/index-of-today-missing.ts';
import { snapshotOld } from '../../src/probes/opensearch-live/snapshot-old.ts';
import { storeNotGreen } from '../../src/probes/opensearch-live/store-not-green.ts';
import type { Live, Probe } from '../../src/probes/probe.ts';
import { answersOf, runningFleet } from '../../src/probes/testing/live.ts';
import { dial } from './harness/dial.ts';
import { scratchFolder } from './harness/scratch.ts';
import { bulk, type SearchNode, startSearch } from './harness/search.ts';

/** The questions of `verify` to a log store, asked of a real OpenSearch: the pod is in memory, its port leads to the process. */
const fleet = `namsan: v1
name: small
delivery: {via: apply}
secrets: {via: existing}
objectStores:
  main: {provider: s3, endpoint: "https://s3.example.com", region: eu-central-1, credentials: {secret: s3}, buckets: {metrics: blocks, logs: logs}}
metrics: {objectStore: main, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
logs: {objectStore: main, keep: {search: 14d, archive: 60d}}
clusters:
  - {id: hub, role: hub, domain: hub.example.com, nodes: [{name: hub-1, address: 10.0.0.1}], metrics: {mode: sidecar}, logs: {mode: local}}
`;
const repository = scratchFolder('snapshots');
let node: SearchNode;

before(async () => {
  node = await startSearch({ 'path.repo': repository });
});
after(() => node?.running.stop());

/** The fleet at this time, its OpenSearch being the one that runs. */
function liveAt(now: number): Live {
  return runningFleet({
    fleet,
    now,
    dial: (_, pod, port) => (pod === 'logging/opensearch-0' && port === 9200 ? dial(node.url.slice(7)) : null),
  });
}

async function said(probe: Probe, now = Date.now()): Promise<readonly string[]> {
  return (await answersOf(probe, liveAt(now))).map((answer) =>
    answer.ok ? answer.seen : `${answer.more?.severity ?? probe.severity} ${answer.message}`,
  );
}

test('a store without indices is green; a copy that finds no node makes it yellow, and the cause is that of OpenSearch', async () => {
  assert.deepEqual(await said(storeNotGreen), ['green, 1 node']);
  await node.ask('PUT', '/logs-k8s-2020.01.01', { settings: { number_of_shards: 1, number_of_replicas: 1 } });
  const [message = ''] = await said(storeNotGreen);
  assert.match(
    message,
    /^warning The OpenSearch `opensearch` of `hub` is yellow with 1 node: 1 shard without a node\. One of `logs-k8s-2020\.01\.01`: .*same (?:node|host)|already allocated/,
  );
  await node.ask('DELETE', '/logs-k8s-2020.01.01');
  assert.deepEqual(await said(storeNotGreen), ['green, 1 node']);
});

test('lines of today are counted by cluster: there is no index, lines of others alone, lines of this one', async () => {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '.');
  // Far enough from midnight that one index is asked.
  const noon = Date.parse(`${day.replaceAll('.', '-')}T12:00:00Z`);
  const indices = ['k8s', 'host'].map((family) => `logs-${family}-${day}`);
  const missing = ['container', 'host'].map(
    (kind, i) => `error \`${indices[i]}\` in the OpenSearch of \`hub\` has no line of ${kind} logs of hub`,
  );
  assert.deepEqual(await said(indexOfTodayMissing, noon), missing);
  const lines = (cluster: string) => indices.map((index) => bulk(index, [{ cluster, log: 'a' }])).join('');
  await node.ask('POST', '/_bulk?refresh=true', lines('edge'));
  assert.deepEqual(await said(indexOfTodayMissing, noon), missing);
  await node.ask('POST', '/_bulk?refresh=true', lines('hub') + lines('hub'));
  assert.deepEqual(
    await said(indexOfTodayMissing, noon),
    indices.map((index) => `2 lines in ${index}`),
  );
});

test('the last snapshot of the policy is told with its age, once there is one', async () => {
  await node.ask('PUT', '/_snapshot/archive', { type: 'fs', settings: { location: repository } });
  const now = Date.now();
  assert.match((await said(snapshotOld, now)).join(), /^too early: the first is due by /);
  await node.ask('PUT', '/_snapshot/archive/logs-2027-01-15?wait_for_completion=true');
  assert.match((await said(snapshotOld, Date.now() + 3 * 3_600_000)).join(), /^logs-2027-01-15, 3h(?:1m)? old$/);
  assert.match(
    (await said(snapshotOld, Date.now() + 30 * 3_600_000)).join(),
    /^error The last snapshot in `archive` is 30h(?:1m)? old; one is taken every 24h$/,
  );
});
