import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { JsonObject } from '../../src/kube/objects.ts';
import { at, listAt, mapAt, numberAt, stringAt } from '../../src/kube/read.ts';
import { renderedLogs } from './harness/log-definitions.ts';
import { bulk, type SearchNode, startSearch } from './harness/search.ts';

/** What `opensearch-indices` says of its templates, asked of OpenSearch 3.6.0. */
let node: SearchNode;
before(async () => {
  node = await startSearch();
});
after(() => node?.running.stop());

const everywhere = renderedLogs();
const k8s = 'logs-k8s-2026.03.01';
const host = 'logs-host-2026.03.01';

const container = {
  '@timestamp': '2026-03-01T12:00:00.123Z',
  cluster: 'hub',
  log: 'GET /index.html 200',
  stream: 'stdout',
  kubernetes: { namespace_name: 'shop', pod_name: 'web-0', container_name: 'web', labels: { app: 'web' } },
};

/** Puts the templates of the first cluster that has them, afresh, with an empty index of each family. */
async function freshIndices(): Promise<void> {
  await node.ask('DELETE', '/logs-*');
  const [first] = everywhere;
  for (const [key, body] of Object.entries(first?.definitions ?? {}))
    if (key.startsWith('index-template.')) {
      const { status } = await node.ask('PUT', `/_index_template/${key.slice('index-template.'.length)}`, body);
      assert.equal(status, 200);
    }
}

/** Writes documents as Fluent Bit does, and tells for each whether it was taken: 201, or the reason. */
async function write(index: string, documents: readonly JsonObject[]): Promise<readonly (number | string)[]> {
  const { body } = await node.ask('POST', '/_bulk?refresh=true', bulk(index, documents));
  return listAt(body, 'items').map((item) => {
    const status = numberAt(item, 'index', 'status') ?? 0;
    return status === 201 ? status : (stringAt(item, 'index', 'error', 'type') ?? status);
  });
}

async function fieldsOf(index: string): Promise<JsonObject> {
  return mapAt((await node.ask('GET', `/${index}/_mapping`)).body, index, 'mappings', 'properties');
}

async function count(index: string, query: JsonObject): Promise<number> {
  return numberAt((await node.ask('POST', `/${index}/_count`, { query })).body, 'count') ?? -1;
}

test('every rendered index template is taken', async () => {
  assert.ok(everywhere.length >= 5, 'Too few clusters keep logs.');
  for (const { example, cluster, definitions } of everywhere) {
    const templates = Object.entries(definitions).filter(([key]) => key.startsWith('index-template.'));
    assert.equal(templates.length, 2, `${example}/${cluster}`);
    for (const [key, body] of templates) {
      const { status, body: said } = await node.ask('PUT', `/_index_template/${key.split('.')[1]}`, body);
      assert.deepEqual([status, said], [200, { acknowledged: true }], `${example}/${cluster} ${key}`);
    }
  }
});

test('a line lands in the index of its day with the types of the template', async () => {
  await freshIndices();
  assert.deepEqual(await write(k8s, [container]), [201]);
  assert.deepEqual(await write(host, [{ ...container, MESSAGE: 'started', PRIORITY: '6', SYSTEMD_UNIT: 'a' }]), [201]);
  const types = Object.fromEntries(
    Object.entries(await fieldsOf(k8s)).map(([name, field]) => [name, stringAt(field, 'type') ?? 'object']),
  );
  assert.deepEqual(types, {
    '@timestamp': 'date',
    cluster: 'keyword',
    kubernetes: 'object',
    log: 'text',
    stream: 'keyword',
  });
  assert.equal(await count(k8s, { range: { '@timestamp': { gte: '2026-03-01', lt: '2026-03-02' } } }), 1);
  assert.equal(await count(k8s, { match: { log: 'index.html' } }), 1);
  assert.equal(await count(host, { range: { PRIORITY: { lte: 6 } } }), 1);
});

test('an index has the shards, copies and limits that are written', async () => {
  const { body } = await node.ask('GET', `/${k8s}/_settings?flat_settings=true`);
  const settings = mapAt(body, k8s, 'settings');
  const [first] = everywhere;
  const rendered = mapAt(first?.definitions['index-template.logs-k8s'], 'template', 'settings', 'index');
  assert.deepEqual(
    [
      settings['index.number_of_shards'],
      settings['index.number_of_replicas'],
      settings['index.mapping.total_fields.limit'],
      settings['index.mapping.ignore_malformed'],
    ],
    [String(rendered['number_of_shards']), String(rendered['number_of_replicas']), '200', 'true'],
  );
});

test('lines with thousands of fields are taken and make no field', async () => {
  await freshIndices();
  assert.deepEqual(await write(k8s, [container]), [201]);
  const before = await fieldsOf(k8s);
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`field_${i}`, i]));
  const deep = Array.from({ length: 15 }).reduce<JsonObject>((inside) => ({ inside }), { end: true });
  const kubernetes = { ...container.kubernetes, ...many };
  assert.deepEqual(
    await write(k8s, [
      { ...container, ...many },
      { ...container, deep },
      { ...container, kubernetes },
    ]),
    [201, 201, 201],
  );
  assert.deepEqual(await fieldsOf(k8s), before);
});

test('lines whose own fields differ in type from each other are all taken', async () => {
  await freshIndices();
  const statuses = await write(k8s, [
    { ...container, status: 200 },
    { ...container, status: { code: 200 } },
    { ...container, status: 'two hundred' },
    { ...container, '@timestamp': 'yesterday' },
  ]);
  assert.deepEqual(statuses, [201, 201, 201, 201]);
  assert.deepEqual(await write(host, [{ ...container, PRIORITY: 'high' }]), [201]);
});

test('a listed text that is an object is kept; only an object that is a text is refused', async () => {
  await freshIndices();
  const statuses = await write(k8s, [
    { ...container, log: { level: 'info' } },
    { ...container, kubernetes: 'none' },
  ]);
  assert.deepEqual(statuses, [201, 'mapper_parsing_exception']);
  assert.deepEqual(
    await write(host, [
      { ...container, MESSAGE: [1, 2, 3] },
      { ...container, MESSAGE: { a: 1 } },
    ]),
    [201, 201],
  );
  assert.equal(await count(k8s, { exists: { field: 'log' } }), 0);
});

test('labels of any name are one field and can be searched, beside each other', async () => {
  await freshIndices();
  const labelled = (labels: JsonObject): JsonObject => ({
    ...container,
    kubernetes: { ...container.kubernetes, labels },
  });
  const statuses = await write(k8s, [
    labelled({ app: 'web' }),
    labelled({ 'app.kubernetes.io/name': 'web', app: 'other' }),
    labelled({ app_kubernetes_io_name: 'web' }),
    labelled(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`label-${i}`, 'x']))),
  ]);
  assert.deepEqual(statuses, [201, 201, 201, 201]);
  assert.equal(await count(k8s, { term: { 'kubernetes.labels.app.kubernetes.io/name': 'web' } }), 1);
  assert.equal(await count(k8s, { term: { 'kubernetes.labels.app': 'web' } }), 1);
  assert.deepEqual(at(await fieldsOf(k8s), 'kubernetes', 'properties', 'labels'), { type: 'flat_object' });
});

test('very long annotations, words and lines are taken', async () => {
  await freshIndices();
  const long = 'x'.repeat(100_000);
  const statuses = await write(k8s, [
    { ...container, kubernetes: { ...container.kubernetes, annotations: { long, 'a.b': { c: 1 } } } },
    { ...container, kubernetes: { ...container.kubernetes, container_image: long } },
    { ...container, log: long },
  ]);
  assert.deepEqual(statuses, [201, 201, 201]);
  assert.deepEqual(await write(host, [{ ...container, MESSAGE: long, COMM: long }]), [201]);
});
