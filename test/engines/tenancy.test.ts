import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { minute } from '../../src/kube/duration.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import { blockRange } from '../../src/proofs/block-timing.ts';
import { makeBlocks, metric, ship } from './harness/blocks.ts';
import { bucketConfiguration } from './harness/bucket.ts';
import { errorsIn } from './harness/our-verdict.ts';
import { type Running, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { serveThanos } from './harness/thanos.ts';
import { eventually } from './harness/waiting.ts';

/** Who is held to a tenant and who is not, as `tenancy/nested-querier` says, asked of real queriers: two tenants have a series each. */
const to = Math.floor(Date.now() / blockRange) * blockRange;
const times = { from: to - blockRange, to };
const bucket = scratchFolder('bucket');
const running: Running[] = [];
const teams = ['team-a', 'team-b'];

before(async () => {
  for (const tenant_id of teams)
    ship(await makeBlocks(times, 30 * minute), times, bucket, { cluster: 'edge', tenant_id });
});

after(() => stopAll(running));

test('tenancy is enforced over HTTP by the querier that is asked, and over gRPC by none', async () => {
  const config = bucketConfiguration(bucket);
  const store = await serveThanos(running, 'store', [
    `--data-dir=${scratchFolder('store')}`,
    `--objstore.config=${config}`,
  ]);
  const enforcing = await querier(store.grpc, '--query.enforce-tenancy');
  const outer = await querier(enforcing.grpc);
  assert.deepEqual(await tenants(enforcing.http, 'team-a'), ['team-a']);
  assert.deepEqual(await tenants(enforcing.http, 'team-b'), ['team-b']);
  assert.deepEqual(await tenants(enforcing.http), []);
  assert.deepEqual(await tenants(outer.http, 'team-a'), teams);
  assert.deepEqual(await tenants(outer.http), teams);
  const nested = await querier((await querier(store.grpc)).grpc, '--query.enforce-tenancy');
  assert.deepEqual(await tenants(nested.http, 'team-a'), ['team-a']);
});

test('namsan says the same: what an enforcing querier or one behind it answers over gRPC is open to all', async () => {
  const code = 'tenancy/nested-querier';
  const found = async (...objects: (readonly KubeObject[])[]): Promise<boolean> =>
    (await errorsIn(objects.flat())).includes(code);
  const enforcing = (node: 'http' | 'grpc'): readonly KubeObject[] =>
    query('tenants', 'inner', node, '--query.enforce-tenancy');
  assert.equal(await found(enforcing('http'), query('inner', 'store', '')), false);
  assert.equal(await found(enforcing('http'), query('inner', 'store', 'grpc')), true);
  assert.equal(await found(enforcing('http'), query('inner', 'store', 'grpc', '--query.enforce-tenancy')), true);
  assert.equal(await found(enforcing('grpc'), query('inner', 'store', '')), true);
});

/** A querier that asks one address, ready and knowing it. */
async function querier(endpoint: string, ...args: readonly string[]): Promise<{ http: string; grpc: string }> {
  const { http, grpc, process } = await serveThanos(running, 'query', [`--endpoint=${endpoint}`, ...args]);
  await eventually('the querier to know what it asks', 60_000, [process], async () => {
    const { data } = await read(`http://${http}/api/v1/stores`);
    return Object.values(data).flat().length === 1 ? true : null;
  });
  return { http, grpc };
}

/** The tenants whose series a querier answers with, to who names a tenant or none. */
async function tenants(http: string, tenant?: string): Promise<readonly string[]> {
  const query = new URLSearchParams({ query: `${metric}[1d]`, time: String(to / 1000) });
  const answer = await read(
    `http://${http}/api/v1/query?${query}`,
    tenant === undefined ? {} : { 'THANOS-TENANT': tenant },
  );
  return (answer.data.result ?? []).map(({ metric: labels }) => labels['tenant_id'] ?? '').toSorted();
}

/** What this test reads of the querier's answers. */
interface Answer {
  readonly data: { readonly result?: readonly { readonly metric: Readonly<Record<string, string>> }[] };
}

async function read(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return JSON.parse(await (await fetch(url, { headers })).text());
}

/** A querier as objects, with a Service for its own cluster and, where a port is named, a node port for everyone. */
function query(
  name: string,
  endpoint: string,
  open: 'http' | 'grpc' | '',
  ...args: readonly string[]
): readonly KubeObject[] {
  const labels = { app: name };
  const image = 'quay.io/thanos/thanos:v0.42.4';
  const container = { name: 'thanos', image, args: ['query', `--endpoint=${endpoint}:10901`, ...args] };
  const metadata = { name, namespace: 'monitoring' };
  const template = { metadata: { labels }, spec: { containers: [container] } };
  const service = (more: string, spec: object): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata, name: `${name}${more}` },
    ...{ spec: { selector: labels, ...spec } },
  });
  const numbers = { http: 10_902, grpc: 10_901 };
  const inside = Object.entries(numbers).map(([of, port]) => ({ name: of, port }));
  const workload = { selector: { matchLabels: labels }, template };
  const nodePort = { type: 'NodePort', ports: [{ port: numbers[open || 'http'], nodePort: 30_900 }] };
  return [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, ...{ spec: workload } },
    service('', { ports: inside }),
    ...(open === '' ? [] : [service('-open', nodePort)]),
  ];
}
