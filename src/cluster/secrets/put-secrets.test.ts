import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { components } from '../../components/list.ts';
import { modelOf } from '../../components/testing/fleet.ts';
import { stringsAt } from '../../kube/read.ts';
import { plan } from '../../manifests/plan.ts';
import { type FakeKube, type FakeOptions, fakeKube } from '../testing/fake-kube.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { type HiddenValue, hidden } from './hidden-value.ts';
import { putSecrets, type SecretJob } from './put-secrets.ts';
import { clusterKeeper } from './secret-keeper.ts';
import { isComplete, type SecretReport } from './secret-result.ts';

const model = modelOf({
  fleet: 'secrets: {via: existing}',
  clusters: ['id: shop, domain: shop.example.com, grafana: local, metrics: {mode: sidecar}'],
});
const workloads = plan(model, components);

/** A fleet in memory, and what is said while Secrets are put into it. */
interface World {
  readonly kubes: ReadonlyMap<string, FakeKube>;
  readonly said: string[];
  readonly put: (
    more?: Partial<SecretJob['origins']> & { readonly chosen?: readonly string[]; readonly dryRun?: true },
  ) => Promise<SecretReport>;
  readonly has: (cluster: string, name: string) => Readonly<Record<string, string>>;
}

function world(options: Readonly<Record<string, FakeOptions>> = {}, of = model, parts = workloads): World {
  const kubes = new Map(of.clusters.map(({ id }) => [id, fakeKube(id, options[id])]));
  const said: string[] = [];
  const kube = (id: string): FakeKube => kubes.get(id) ?? fakeKube(id);
  return {
    kubes,
    said,
    put: async ({ chosen = of.clusters.map(({ id }) => id), dryRun = false, ...origins } = {}) =>
      putSecrets({
        ...{ model: of, workloads: parts, kube, machine: fakeMachine(), chosen, dryRun },
        origins: {
          given: () => undefined,
          kept: () => undefined,
          ask: null,
          chance: () => hidden('by chance'),
          rotate: [],
          ...origins,
        },
        keeper: clusterKeeper(kube),
        tell: (line) => said.push(line),
      }),
    has: (cluster, name) => {
      const found = kube(cluster)
        .all()
        .find((o) => o.kind === 'Secret' && o.metadata.name === name);
      const data = Object.entries(stringsAt(found, 'data'));
      return Object.fromEntries(data.map(([key, text]) => [key, Buffer.from(text, 'base64').toString()]));
    },
  };
}

const mine = ({ key }: { readonly key: string }): HiddenValue => hidden(`my ${key}`);
const writes = (kube: FakeKube | undefined): number =>
  kube?.calls.filter(({ verb }) => verb === 'apply' || verb === 'create').length ?? 0;

test('every Secret of every cluster is made with every key, and what is shared is the same everywhere', async () => {
  const { put, has, said } = world();
  const report = await put({ given: (source) => (source.secret === 's3' ? mine(source) : undefined) });
  assert.ok(isComplete(report));
  for (const cluster of ['hub', 'shop']) {
    assert.deepEqual(has(cluster, 's3'), { 'access-key': 'my access-key', 'secret-key': 'my secret-key' });
    assert.deepEqual(has(cluster, 'grafana-admin'), { 'admin-user': 'admin', 'admin-password': 'by chance' });
  }
  assert.deepEqual(said.toSorted(), [
    'hub: monitoring/grafana-admin is made.',
    'hub: monitoring/s3 is made.',
    'shop: monitoring/grafana-admin is made.',
    'shop: monitoring/s3 is made.',
  ]);
});

test('a second run writes nothing, whatever it could make by chance', async () => {
  const { put, kubes } = world();
  await put({ given: mine });
  const before = [...kubes.values()].map(writes);
  const again = await put({ chance: () => hidden('another') });
  assert.deepEqual(
    [again.secrets.map(({ done }) => done), [...kubes.values()].map(writes), isComplete(again)],
    [['kept', 'kept', 'kept', 'kept'], before, true],
  );
});

test('a cluster that came later gets the values that the others have', async () => {
  const { put, has } = world();
  await put({ given: mine, chosen: ['hub'] });
  assert.deepEqual(has('shop', 'grafana-admin'), {});
  assert.ok(isComplete(await put({ chance: () => hidden('another') })));
  assert.deepEqual(has('shop', 'grafana-admin'), has('hub', 'grafana-admin'));
  assert.deepEqual(has('shop', 's3'), { 'access-key': 'my access-key', 'secret-key': 'my secret-key' });
});

test('another value than the one that is there is told and kept, and replaced everywhere by rotation alone', async () => {
  const { put, has } = world();
  await put({ given: mine });
  const given = () => hidden('newer');
  const told = await put({ given });
  assert.deepEqual(
    [isComplete(told), told.secrets[0]?.done, told.secrets[0]?.says],
    [
      false,
      'differs',
      ['monitoring/s3 has another value of `access-key`, `secret-key` than was given. `--rotate s3` replaces it.'],
    ],
  );
  assert.equal(has('hub', 's3')['access-key'], 'my access-key');
  assert.ok(
    isComplete(await put({ given: (source) => (source.secret === 's3' ? given() : undefined), rotate: ['s3'] })),
  );
  for (const cluster of ['hub', 'shop'])
    assert.deepEqual(has(cluster, 's3'), { 'access-key': 'newer', 'secret-key': 'newer' });
});

test('what nobody gives is named with what it is for, and the rest is made all the same', async () => {
  const { put, has } = world();
  const report = await put();
  assert.deepEqual(
    [isComplete(report), report.secrets[0]?.done, report.secrets[0]?.says],
    [
      false,
      'not-made',
      [
        '`s3/access-key`, access key of the object store main, is not given.',
        '`s3/secret-key`, secret key of the object store main, is not given.',
      ],
    ],
  );
  assert.equal(has('hub', 'grafana-admin')['admin-password'], 'by chance');
});

test('a key that lacks is put beside those that are there, which stay as they are', async () => {
  const there = {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'Opaque' },
    metadata: { name: 's3', namespace: 'monitoring' },
    data: { 'access-key': Buffer.from('older').toString('base64'), other: 'eA==' },
  };
  const { put, has } = world({ hub: { objects: [there] } });
  await put({ given: ({ key }) => (key === 'secret-key' ? hidden('new') : undefined) });
  assert.deepEqual(has('hub', 's3'), { 'access-key': 'older', other: 'x', 'secret-key': 'new' });
});

test('a dry run writes nothing and asks nobody', async () => {
  const { put, kubes } = world();
  const report = await put({ given: mine, dryRun: true });
  assert.deepEqual(
    report.secrets.map(({ done }) => done),
    ['would-make', 'would-make', 'would-make', 'would-make'],
  );
  assert.deepEqual([...kubes.values()].map(writes), [0, 0]);
});

test('a cluster that does not answer is told, and no value is made by chance that it may have', async () => {
  const refusal = { kind: 'unreachable', message: 'shop cannot be reached.', status: 0, conflicts: [] } as const;
  const { put } = world({ shop: { fault: () => refusal } });
  const report = await put({ given: (source) => (source.secret === 's3' ? mine(source) : undefined) });
  assert.deepEqual(
    report.secrets.map(({ cluster, name, done, says }) => [cluster, name, done, says]),
    [
      ['hub', 's3', 'made', []],
      [
        ...['hub', 'grafana-admin', 'not-made'],
        ['`shop` may have a value of `grafana-admin/admin-password` and did not answer, so none is made by chance.'],
      ],
      ['shop', 's3', 'refused', ['shop cannot be reached.']],
      ['shop', 'grafana-admin', 'refused', ['shop cannot be reached.']],
    ],
  );
});

test('the token of a scraped edge is brought to the hub, and again when the edge has another', async () => {
  const scraping = modelOf({
    fleet: 'secrets: {via: existing}',
    clusters: [
      'id: lab, kubernetes: {api: "https://10.0.1.1:8443"}, metrics: {mode: scrape, credentials: {secret: lab-scrape}}',
    ],
  });
  let token = 'first';
  const filled = (kube: FakeKube): void => {
    const found = kube.all().find((o) => o.metadata.name === 'hub-scraper-token');
    const data = { token: Buffer.from(token).toString('base64'), 'ca.crt': Buffer.from('CA').toString('base64') };
    if (found !== undefined && stringsAt(found, 'data')['token'] !== data.token) kube.put({ ...found, data });
  };
  const { put, has } = world({ lab: { after: (_, kube) => filled(kube) } }, scraping, plan(scraping, components));
  await put({ given: mine });
  assert.deepEqual(has('hub', 'lab-scrape'), { token: 'first', 'ca.crt': 'CA' });
  token = 'second';
  const report = await put();
  assert.equal(report.secrets.find(({ name }) => name === 'lab-scrape')?.done, 'changed');
  assert.deepEqual(has('hub', 'lab-scrape'), { token: 'second', 'ca.crt': 'CA' });
});

/** Bytes and texts of some length, so that they are in a message only when somebody put them there. */
const anyValue = fc.oneof(
  fc.uint8Array({ minLength: 12, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 12, maxLength: 60 }).map((text) => Buffer.from(text)),
);

test('whatever a value is, it arrives byte for byte and is in nothing that is said, also by a server that repeats it', async () => {
  await fc.assert(
    fc.asyncProperty(anyValue, anyValue, fc.constantFrom('text', 'base64', 'none'), async (one, other, repeated) => {
      const forms = [one, other].flatMap((value) => {
        const text = Buffer.from(value).toString();
        return [text, Buffer.from(value).toString('base64'), JSON.stringify(text).slice(1, -1)];
      });
      const message = `admission webhook denied it: ${repeated === 'text' ? forms[0] : forms[1]}`;
      const refusal = { kind: 'webhook', message, status: 400, conflicts: [] } as const;
      const fault: NonNullable<FakeOptions['fault']> = ({ verb, what }) =>
        repeated !== 'none' && verb === 'apply' && what.endsWith('/s3') ? refusal : null;
      const { put, said, kubes } = world({ shop: { fault } });
      const report = await put({ given: ({ key }) => hidden(key === 'access-key' ? one : other) });
      const all = [...said, JSON.stringify(report), inspect(report, { depth: 9 })].join('\n');
      for (const form of forms) assert.ok(!all.includes(form));
      const found = kubes
        .get('hub')
        ?.all()
        .find(({ metadata }) => metadata.name === 's3');
      assert.deepEqual(Buffer.from(stringsAt(found, 'data')['access-key'] ?? '', 'base64'), Buffer.from(one));
      assert.equal(isComplete(report), repeated === 'none');
    }),
    { numRuns: 40 },
  );
});
