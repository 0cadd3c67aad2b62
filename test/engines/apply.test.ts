import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import type { Json, KubeObject } from '../../src/kube/objects.ts';
import { listAt, mapAt, numberAt, stringAt } from '../../src/kube/read.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { installCrds } from './harness/crds.ts';
import { kubeconfigOf } from './harness/kubeconfig.ts';
import { scratchFolder } from './harness/scratch.ts';

// The real command against a real API server. No controllers run there, so nothing becomes ready: waves are not waited for.

const main = resolve(import.meta.dirname, '../../src/cli/main.ts');
const example = resolve(import.meta.dirname, '../../examples/mixed/fleet.yaml');
const folder = scratchFolder('apply');
/** A cluster of the example with few objects, and one with many. */
const small = 'lab';
const large = 'factory';
const always = ['--no-wait', '--without-charts', '--format', 'json', '--state', join(folder, 'state')];

let server: ApiServer;
let kubeconfig: string;

before(async () => {
  server = await startApiServer();
  await installCrds(server);
  kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, kubeconfigOf({ [small]: server.connection, [large]: server.connection }), { mode: 0o600 });
});

after(() => server?.stop());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function begin(args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...args, '--kubeconfig', kubeconfig], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece) => {
    out += String(piece);
  });
  child.stderr.on('data', (piece) => {
    err += String(piece);
  });
  return { child, ended: new Promise((done) => child.on('close', (code) => done({ code, out, err }))) };
}

/** What `namsan apply` reports of the one cluster, which must be reached. */
async function apply(fleet: string, cluster: string, ...more: readonly string[]): Promise<Report> {
  const { code, out, err } = await begin(['apply', fleet, '--cluster', cluster, ...always, ...more]).ended;
  const report = listAt(parsed(out, err), 'clusters')[0];
  const names = (field: string): readonly string[] => listAt(report, field).map(String);
  return {
    ...{ code, err, report, created: names('created'), changed: names('changed'), pruned: names('pruned') },
    unchanged: numberAt(report, 'unchanged') ?? Number.NaN,
    release: numberAt(report, 'release') ?? null,
  };
}

interface Report {
  readonly code: number | null;
  readonly err: string;
  readonly report: unknown;
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly pruned: readonly string[];
  readonly unchanged: number;
  readonly release: number | null;
}

async function diff(
  fleet: string,
  cluster: string,
): Promise<{ readonly code: number | null; readonly report: unknown }> {
  const args = ['diff', fleet, '--cluster', cluster, '--without-charts', '--format', 'json'];
  const { code, out, err } = await begin(args).ended;
  return { code, report: listAt(parsed(out, err), 'clusters')[0] };
}

function parsed(out: string, err: string): Json {
  try {
    return JSON.parse(out) as Json;
  } catch {
    throw new Error(`It printed no JSON: ${out}\n${err}`);
  }
}

/** The example with a line of its text changed. */
function changedFleet(name: string, from: string, to: string): string {
  const text = readFileSync(example, 'utf8');
  assert.ok(text.includes(from), from);
  const path = join(folder, name);
  writeFileSync(path, text.replace(from, to));
  return path;
}

/** Every object that namsan applied, by kind, namespace and name, without what differs between two runs that did the same. */
async function wholeState(): Promise<ReadonlyMap<string, string>> {
  const state = new Map<string, string>();
  for (const [path, kind] of await listedKinds()) {
    for (const item of listAt((await server.client.get(path)).body, 'items')) {
      const metadata = mapAt(item, 'metadata');
      const own = Object.fromEntries(Object.entries(metadata).filter(([key]) => !perRun.includes(key)));
      const owners = listAt(metadata, 'managedFields')
        .filter((entry) => stringAt(entry, 'manager') === 'namsan')
        .map((entry) => ({ operation: stringAt(entry, 'operation') ?? '', fields: mapAt(entry, 'fieldsV1') }));
      if (owners.length === 0) continue;
      // Addresses are given out anew each time.
      const { clusterIP: _, clusterIPs: __, ...spec } = mapAt(item, 'spec');
      const whole = { ...mapAt(item), spec, metadata: { ...own, owners } };
      const name = `${kind} ${stringAt(metadata, 'namespace') ?? ''}/${stringAt(metadata, 'name')}`;
      state.set(name, JSON.stringify(whole).replaceAll(stringAt(metadata, 'uid') ?? '', 'its uid'));
    }
  }
  return state;
}

const perRun = ['uid', 'resourceVersion', 'creationTimestamp', 'managedFields', 'generation', 'deletionTimestamp'];

/** Names what two states differ in: all of both would be thousands of lines. */
function same(state: ReadonlyMap<string, string>, goal: ReadonlyMap<string, string>, said: string): void {
  const differing = [...new Set([...state.keys(), ...goal.keys()])].filter((key) => state.get(key) !== goal.get(key));
  assert.deepEqual(differing, [], said);
}

async function listedKinds(): Promise<readonly (readonly [path: string, kind: string])[]> {
  const groups = listAt((await server.client.get('/apis')).body, 'groups');
  const bases = ['/api/v1', ...groups.map((group) => `/apis/${stringAt(group, 'preferredVersion', 'groupVersion')}`)];
  const out: (readonly [string, string])[] = [];
  for (const base of bases)
    for (const resource of listAt((await server.client.get(base)).body, 'resources')) {
      const [name, kind] = [stringAt(resource, 'name') ?? '', stringAt(resource, 'kind') ?? ''];
      if (!name.includes('/') && listAt(resource, 'verbs').includes('list') && !passing.has(kind))
        out.push([`${base}/${name}`, kind]);
    }
  return out;
}

/** What the server writes by itself, and the definitions that the test installs. */
const passing: ReadonlySet<string> = new Set([
  ...['APIService', 'ComponentStatus', 'CustomResourceDefinition', 'Event', 'FlowSchema'],
  'PriorityLevelConfiguration',
]);

/** Takes all away that runs brought, but for namespaces, which no controller would end. */
async function clear(): Promise<void> {
  const paths = new Map((await listedKinds()).map(([path, kind]) => [kind, path]));
  const gone = [...(await wholeState()).keys()].map(async (key) => {
    const [, kind = '', namespace = '', name = ''] = /^(\S+) ([^/]*)\/(.*)$/.exec(key) ?? [];
    if (kind === 'Namespace') return;
    const path = paths.get(kind) ?? '';
    const cut = path.lastIndexOf('/');
    const place = namespace === '' ? path : `${path.slice(0, cut)}/namespaces/${namespace}${path.slice(cut)}`;
    await server.client.delete(`${place}/${encodeURIComponent(name)}?propagationPolicy=Background`);
  });
  await Promise.all(gone);
}

test('a fleet is applied, again without sending anything, and then nothing differs; an edit by hand is found and mended', async () => {
  const first = await apply(example, large);
  assert.deepEqual([first.code, first.changed, first.unchanged, first.release], [0, [], 0, 1], first.err);
  assert.ok(first.created.length > 60);
  const state = await wholeState();
  const versions = await resourceVersions(first.created);
  const again = await apply(example, large);
  assert.deepEqual(
    [again.code, again.created, again.changed, again.unchanged],
    [0, [], [], first.created.length],
    again.err,
  );
  assert.deepEqual(await resourceVersions(first.created), versions);
  same(await wholeState(), state, 'applied again');
  assert.equal((await diff(example, large)).code, 0);

  const grafana = first.created.find((name) => name.startsWith('ConfigMap ') && name.includes('monitoring/')) ?? '';
  const [, namespace = '', name = ''] = /^ConfigMap ([^/]+)\/(.+)$/.exec(grafana) ?? [];
  const path = `/api/v1/namespaces/${namespace}/configmaps/${name}`;
  const [key = ''] = Object.keys(mapAt((await server.client.get(path)).body, 'data'));
  await server.client.patch(`${path}?fieldManager=kubectl-edit`, { data: { [key]: 'changed by hand' } });
  const seen = await diff(example, large);
  assert.equal(seen.code, 3);
  const [change, ...others] = listAt(seen.report, 'changed');
  assert.deepEqual([stringAt(change, 'object'), others], [grafana, []]);
  assert.equal(stringAt(change, 'fields', 0, 'from'), 'changed by hand');
  assert.match(stringAt(change, 'conflict') ?? '', /`kubectl-edit` owns `\.data\./);
  const refused = await apply(example, large);
  assert.equal(refused.code, 1);
  assert.match(stringAt(refused.report, 'failed', 0, 'message') ?? '', /`kubectl-edit` owns/);
  const mended = await apply(example, large, '--force-conflicts');
  assert.deepEqual([mended.code, mended.changed], [0, [grafana]]);
  same(await wholeState(), state, 'mended');
});

test('what is no longer rendered is told, pruned when that is asked for, and comes back with the release before', async () => {
  const fewer = changedFleet('fewer.yaml', 'grafana: local', 'grafana: none');
  const before = await apply(example, large);
  const told = await apply(fewer, large);
  assert.equal(told.code, 0, told.err);
  const stale = listAt(told.report, 'stale').map((one) => stringAt(one, 'object') ?? '');
  assert.ok(
    stale.some((name) => name.includes('grafana')),
    JSON.stringify(told.report),
  );
  assert.deepEqual(told.pruned, []);
  assert.equal((await diff(fewer, large)).code, 3);
  const pruned = await apply(fewer, large, '--prune');
  assert.deepEqual(pruned.pruned.toSorted(), stale.toSorted());
  assert.equal((await diff(fewer, large)).code, 0);
  const back = await apply(fewer, large, '--rollback', String(before.release));
  assert.deepEqual(back.created.toSorted(), stale.toSorted());
  assert.equal((await diff(example, large)).code, 0);
});

test('a dry run has the server judge all of it, says what it cannot judge yet, and keeps nothing', async () => {
  const state = await wholeState();
  const dry = await apply(example, small, '--dry-run');
  same(await wholeState(), state, 'after a dry run');
  assert.equal(dry.code, 0, JSON.stringify(dry.report));
  assert.ok(dry.created.length > 0);
});

test('a namsan that is killed at any moment is followed by a run that ends in the state of an undisturbed one; nothing of others is touched', async () => {
  // What the tests before brought is told from what a run must leave alone.
  const namespaces = [...(await wholeState()).keys()]
    .filter((key) => key.startsWith('Namespace '))
    .map((key) => key.slice(11));
  for (const namespace of namespaces)
    await server.client.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'unrelated', namespace },
      ...{ data: { of: 'others' } },
    } as KubeObject);
  const unrelated = async (): Promise<readonly string[]> =>
    Promise.all(
      namespaces.map(async (n) =>
        JSON.stringify((await server.client.get(`/api/v1/namespaces/${n}/configmaps/unrelated`)).body),
      ),
    );
  const bytes = await unrelated();
  await clear();

  const begun = performance.now();
  const whole = await apply(example, large);
  const took = performance.now() - begun;
  assert.equal(whole.code, 0, JSON.stringify(whole.report));
  const goal = await wholeState();

  let killed = 0;
  for (let i = 0; i < 20; i += 1) {
    await clear();
    const { child, ended } = begin(['apply', example, '--cluster', large, ...always]);
    const timer = setTimeout(() => child.kill('SIGKILL'), took * (0.3 + (0.7 * i) / 20));
    const { code } = await ended;
    clearTimeout(timer);
    if (code === null) killed += 1;
    const next = await apply(example, large);
    assert.equal(next.code, 0, JSON.stringify(next.report));
    same(await wholeState(), goal, `killed at ${i} of 20`);
  }
  assert.ok(killed >= 10, `${killed} runs were killed before their end`);
  assert.deepEqual(await unrelated(), bytes);
});

async function resourceVersions(objects: readonly string[]): Promise<readonly string[]> {
  const out: string[] = [];
  for (const [path, kind] of await listedKinds())
    for (const item of listAt((await server.client.get(path)).body, 'items')) {
      const namespace = stringAt(item, 'metadata', 'namespace');
      const name = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${stringAt(item, 'metadata', 'name')}`;
      if (objects.includes(name)) out.push(`${name} ${stringAt(item, 'metadata', 'resourceVersion')}`);
    }
  return out;
}
