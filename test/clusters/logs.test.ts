import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Json, JsonObject } from '../../src/kube/objects.ts';
import { listAt, mapAt, numberAt, stringAt, stringsAt } from '../../src/kube/read.ts';
import { indexPattern, indexPrefix, type LogFamily } from '../../src/model/logs/names.ts';
import type { Rendered } from '../../src/pipeline.ts';
import { bulk } from '../engines/harness/search.ts';
import { addresses, type ClusterName } from './harness/clusters.ts';
import { render } from './harness/fleets.ts';
import { type LogStage, logStage } from './harness/log-stage.ts';

const text = `namsan: v1
name: testbed
networkPolicies: none
objectStores:
  s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: thanos, logs: logs}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
logs: {objectStore: s3, keep: {search: 14d, archive: 180d}, survive: {store: 1h, link: 1h}}
clusters:
  - {id: a, role: hub, kubernetes: {context: a}, expose: {via: node-port}, nodes: [{name: a, address: ${addresses.a}}], metrics: {mode: none}, logs: {mode: local}}
  - {id: b, role: edge, kubernetes: {context: b}, expose: {via: node-port}, nodes: [{name: b, address: ${addresses.b}}], metrics: {mode: none}, logs: {mode: forward}}
`;

describe('logs of two real clusters in the store of the hub', () => {
  let rendered: Rendered;
  let stage: LogStage;
  before(async () => {
    rendered = await render(text);
    stage = await logStage(rendered);
  });

  test('the rendered templates are taken through the rendered Service, whose certificate is of the CA of the fleet', async () => {
    const { a } = stage.writers;
    const setup = stage.hub.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'opensearch-setup');
    const templates = Object.entries(stringsAt(setup, 'data')).filter(([file]) => file.startsWith('index-template.'));
    assert.equal(templates.length, 2);
    for (const [file, body] of templates) {
      const name = file.split('.')[1] ?? '';
      const compact = JSON.stringify(JSON.parse(body));
      assert.deepEqual(await a.ask('PUT', `${storeOf('a')}/_index_template/${name}`, compact), {
        status: 200,
        body: '{"acknowledged":true}',
      });
    }
    // 60: the peer's certificate cannot be authenticated (curl.se/docs/manpage.html, EXIT CODES).
    for (const cluster of ['a', 'b'] as const)
      assert.equal(await stage.writers[cluster].withoutCa(storeOf(cluster)), 60);
  });

  test('lines of containers and of nodes of both clusters land in their indices, with the types of the templates', async () => {
    const families: readonly LogFamily[] = ['k8s', 'host'];
    for (const cluster of ['a', 'b'] as const)
      for (const family of families) {
        const lines = Array.from({ length: 3 }, (_, i) => line(family, cluster, i));
        const { status, body } = await stage.writers[cluster].ask(
          'POST',
          `${storeOf(cluster)}/_bulk?refresh=true`,
          bulk(`${prefixOf(family)}-2026.11.21`, lines),
        );
        const items = listAt(JSON.parse(body) as Json, 'items').map((item) => numberAt(item, 'index', 'status'));
        assert.deepEqual([status, items], [200, [201, 201, 201]]);
      }
    assert.deepEqual(await countsIn('k8s'), { a: 3, b: 3 });
    assert.deepEqual(await countsIn('host'), { a: 3, b: 3 });
    const mapping = await found('GET', `/${prefixOf('k8s')}-2026.11.21/_mapping`);
    const fields = mapAt(mapping, `${prefixOf('k8s')}-2026.11.21`, 'mappings', 'properties');
    const types = ['@timestamp', 'cluster', 'log', 'stream'].map((name) => stringAt(fields, name, 'type'));
    assert.deepEqual(types, ['date', 'keyword', 'text', 'keyword']);
  });

  function prefixOf(family: LogFamily): string {
    const { logs } = rendered.model;
    assert.ok(logs !== null);
    return indexPrefix(logs, family);
  }

  /** Where the rendered collector of a cluster writes to, as the topology reads it from its objects. */
  function storeOf(cluster: ClusterName): string {
    const [first, ...others] = new Set(
      rendered.topology.edges
        .filter(({ kind, from }) => kind === 'ships-logs' && rendered.topology.nodes.get(from)?.cluster === cluster)
        .map(({ address }) => address),
    );
    assert.ok(first !== undefined && others.length === 0, `${first} ${others.join(' ')}`);
    return first;
  }

  /** Lines of each cluster in the indices of a family, told apart by the rendered field. */
  async function countsIn(family: LogFamily): Promise<Readonly<Record<string, number>>> {
    const { logs } = rendered.model;
    assert.ok(logs !== null);
    const query = JSON.stringify({ size: 0, aggs: { clusters: { terms: { field: 'cluster' } } } });
    const answer = await found('POST', `/${indexPattern(logs, family)}/_search`, query);
    return Object.fromEntries(
      listAt(answer, 'aggregations', 'clusters', 'buckets').map((one) => [
        stringAt(one, 'key') ?? '',
        numberAt(one, 'doc_count') ?? 0,
      ]),
    );
  }

  async function found(method: string, path: string, body?: string): Promise<Json> {
    const { status, body: answer } = await stage.writers.a.ask(method, `${storeOf('a')}${path}`, body);
    assert.equal(status, 200, answer);
    return JSON.parse(answer) as Json;
  }
});

/** A line as the rendered collectors shape it. */
function line(family: LogFamily, cluster: string, i: number): JsonObject {
  const common = { '@timestamp': `2026-11-21T12:00:0${i}.123Z`, cluster };
  return family === 'host'
    ? { ...common, MESSAGE: `unit ${i} started`, PRIORITY: '6', SYSTEMD_UNIT: 'kubelet.service', HOSTNAME: cluster }
    : {
        ...common,
        log: `request ${i}`,
        stream: 'stdout',
        kubernetes: {
          namespace_name: 'shop',
          pod_name: `web-${i}`,
          container_name: 'web',
          labels: { 'app.kubernetes.io/name': 'web' },
        },
      };
}
