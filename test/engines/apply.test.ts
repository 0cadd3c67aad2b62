import assert from 'node:assert/strict';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { setIdOf } from '../../src/cluster/apply/apply-set.ts';
import { partOf } from '../../src/cluster/apply/member.ts';
import { listAt, mapAt, stringAt } from '../../src/kube/read.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { appliedState, clearApplied, needSame, versionsOf } from './harness/applied-state.ts';
import { type ApplyCommand, applyCommand } from './harness/apply-command.ts';
import { installCrds } from './harness/crds.ts';
import { kubeconfigOf } from './harness/kubeconfig.ts';
import { scratchFolder } from './harness/scratch.ts';

// The real command against a real API server. No controllers run there, so nothing becomes ready: waves are not waited for.

const example = resolve(import.meta.dirname, '../../examples/mixed/fleet.yaml');
const folder = scratchFolder('apply');
/** A cluster of the example with few objects, and one with many. */
const small = 'lab';
const large = 'factory';

let server: ApiServer;
let command: ApplyCommand;

before(async () => {
  server = await startApiServer();
  await installCrds(server);
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, kubeconfigOf({ [small]: server.connection, [large]: server.connection }), { mode: 0o600 });
  command = applyCommand(kubeconfig);
});

after(() => server?.stop());

/** The example with a line of its text changed. */
function changedFleet(name: string, from: string, to: string): string {
  const text = readFileSync(example, 'utf8');
  assert.ok(text.includes(from), from);
  const path = join(folder, name);
  writeFileSync(path, text.replace(from, to));
  return path;
}

test('a fleet is applied, again without sending anything, and then nothing differs; an edit by hand is found and mended', async () => {
  const first = await command.apply(example, large);
  assert.deepEqual([first.code, first.changed, first.unchanged, first.release], [0, [], 0, 1], first.err);
  assert.ok(first.created.length > 60);
  const state = await appliedState(server.client);
  const versions = await versionsOf(server.client, first.created);
  const again = await command.apply(example, large);
  assert.deepEqual(
    [again.code, again.created, again.changed, again.unchanged],
    [0, [], [], first.created.length],
    again.err,
  );
  assert.deepEqual(await versionsOf(server.client, first.created), versions);
  needSame(await appliedState(server.client), state, 'applied again');
  assert.equal((await command.diff(example, large)).code, 0);

  const grafana = first.created.find((name) => name.startsWith('ConfigMap ') && name.includes('monitoring/')) ?? '';
  const [, namespace = '', name = ''] = /^ConfigMap ([^/]+)\/(.+)$/.exec(grafana) ?? [];
  const path = `/api/v1/namespaces/${namespace}/configmaps/${name}`;
  const [key = ''] = Object.keys(mapAt((await server.client.get(path)).body, 'data'));
  await server.client.patch(`${path}?fieldManager=kubectl-edit`, { data: { [key]: 'changed by hand' } });
  const seen = await command.diff(example, large);
  assert.equal(seen.code, 3);
  const [change, ...others] = listAt(seen.report, 'changed');
  assert.deepEqual([stringAt(change, 'object'), others], [grafana, []]);
  assert.equal(stringAt(change, 'fields', 0, 'from'), 'changed by hand');
  assert.match(stringAt(change, 'conflict') ?? '', /`kubectl-edit` owns `\.data\./);
  const refused = await command.apply(example, large);
  assert.equal(refused.code, 1);
  assert.match(stringAt(refused.report, 'failed', 0, 'message') ?? '', /`kubectl-edit` owns/);
  const mended = await command.apply(example, large, '--force-conflicts');
  assert.deepEqual([mended.code, mended.changed], [0, [grafana]]);
  needSame(await appliedState(server.client), state, 'mended');
});

test('what is no longer rendered is told, pruned when that is asked for, and comes back with the release before', async () => {
  const fewer = changedFleet('fewer.yaml', 'grafana: local', 'grafana: none');
  const before = await command.apply(example, large);
  const told = await command.apply(fewer, large);
  assert.equal(told.code, 0, told.err);
  const stale = listAt(told.report, 'stale').map((one) => stringAt(one, 'object') ?? '');
  assert.ok(
    stale.some((name) => name.includes('grafana')),
    JSON.stringify(told.report),
  );
  assert.deepEqual(told.pruned, []);
  assert.equal((await command.diff(fewer, large)).code, 3);
  const pruned = await command.apply(fewer, large, '--prune');
  assert.deepEqual(pruned.pruned.toSorted(), stale.toSorted());
  assert.equal((await command.diff(fewer, large)).code, 0);
  const back = await command.apply(fewer, large, '--rollback', String(before.release));
  assert.deepEqual(back.created.toSorted(), stale.toSorted());
  assert.equal((await command.diff(example, large)).code, 0);
});

test('a dry run has the server judge all of it, says what it cannot judge yet, and keeps nothing', async () => {
  await clearApplied(server.client);
  const state = await appliedState(server.client);
  const dry = await command.apply(example, small, '--dry-run');
  needSame(await appliedState(server.client), state, 'after a dry run');
  assert.equal(dry.code, 0, JSON.stringify(dry.report));
  assert.ok(dry.created.length > 0);
});

test('a context that leads to the cluster of another is refused, for both at once and for each alone', async () => {
  await command.apply(example, large);
  const state = await appliedState(server.client);
  const alone = await command.apply(example, small);
  assert.equal(alone.code, 1);
  assert.match(
    JSON.stringify(alone.report),
    /The context of `lab` leads to the cluster that this fleet was applied to as `factory`/,
  );
  const both = await command.apply(example, large, '--cluster', small);
  assert.equal(both.code, 1);
  assert.match(JSON.stringify(both.report), /`factory` and `lab` are one cluster|`lab` and `factory` are one cluster/);
  needSame(await appliedState(server.client), state, 'after what was refused');
});

test('Ctrl-C ends a run in order: its lease is released at once, and the next run says where it was', async () => {
  await clearApplied(server.client);
  const { child, ended } = command.begin(example, large);
  await new Promise<void>((begun) =>
    child.stderr?.on('data', (said) => (/ created/.test(String(said)) ? begun() : undefined)),
  );
  child.kill('SIGINT');
  const { code, err } = await ended;
  assert.equal(code, 130, err);
  assert.match(err, /Stopping: what runs is ended in order/);
  const lease = await server.client.get('/apis/coordination.k8s.io/v1/namespaces/namsan/leases/fleet-mixed');
  assert.deepEqual(mapAt(lease.body, 'spec'), {});
  const next = await command.apply(example, large);
  assert.equal(next.code, 0, JSON.stringify(next.report));
  assert.match(next.err, /^A run begun .* UTC stopped in wave \d+ of factory; going on\.$/m);
});

test('a journal of which half a line is left, or garbage, holds up no run: it ends in the state of an undisturbed one', async () => {
  await clearApplied(server.client);
  assert.equal((await command.apply(example, large)).code, 0);
  const goal = await appliedState(server.client);
  for (const spoil of [(path: string, size: number) => truncateSync(path, size - 9), garbage]) {
    await clearApplied(server.client);
    const { child, ended } = command.begin(example, large);
    child.stderr?.on('data', (said) => (/ created/.test(String(said)) ? child.kill('SIGKILL') : undefined));
    assert.equal((await ended).code, null);
    const journals = readdirSync(command.state, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.jsonl'),
    );
    assert.equal(journals.length, 1);
    const path = join(command.state, journals[0] ?? '');
    spoil(path, readFileSync(path).length);
    const next = await command.apply(example, large);
    assert.equal(next.code, 0, JSON.stringify(next.report));
    needSame(await appliedState(server.client), goal, spoil.name);
    assert.equal(/journal\/unreadable/.test(next.out), spoil === garbage, next.out);
  }
});

function garbage(path: string): void {
  writeFileSync(path, '\0\0{"at": [}\nno journal\n');
}

test('a namsan that is killed at any moment is followed by a run that ends in the state of an undisturbed one; nothing of others is touched', async () => {
  // So that its namespaces are there.
  await command.apply(example, large);
  const namespaces = listAt((await server.client.get('/api/v1/namespaces')).body, 'items').map(
    (item) => stringAt(item, 'metadata', 'name') ?? '',
  );
  assert.ok(namespaces.includes('default') && namespaces.includes('monitoring'));
  // The label that marks members does not make it one: somebody may have copied it.
  const labels = { [partOf]: setIdOf('mixed') };
  for (const namespace of namespaces) {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'unrelated', labels },
      data: { of: 'others' },
    };
    const path = `/api/v1/namespaces/${namespace}/configmaps?fieldManager=others`;
    assert.equal((await server.client.post(path, object)).status, 201);
  }
  const unrelated = async (): Promise<readonly string[]> => {
    const paths = namespaces.map((namespace) => `/api/v1/namespaces/${namespace}/configmaps/unrelated`);
    const answers = await Promise.all(paths.map((path) => server.client.get(path)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    return answers.map(({ body }) => JSON.stringify(body));
  };
  const bytes = await unrelated();
  await clearApplied(server.client);

  const whole = await command.apply(example, large);
  assert.equal(whole.code, 0, JSON.stringify(whole.report));
  const goal = await appliedState(server.client);

  let killed = 0;
  for (let i = 0; i < 20; i += 1) {
    await clearApplied(server.client);
    // From the first object to the last one, after which the parent is narrowed and the release written.
    const last = 1 + Math.floor(((whole.created.length - 1) * i) / 19);
    const { child, ended } = command.begin(example, large);
    let created = 0;
    child.stderr?.on('data', (said) => {
      created += String(said).split(' created\n').length - 1;
      if (created >= last) setTimeout(() => child.kill('SIGKILL'), Math.random() * 10);
    });
    if ((await ended).code === null) killed += 1;
    const next = await command.apply(example, large);
    assert.equal(next.code, 0, JSON.stringify(next.report));
    needSame(await appliedState(server.client), goal, `killed after ${last} objects`);
  }
  assert.ok(killed >= 12, `${killed} runs were killed before their end`);
  const pruned = await command.apply(changedFleet('pruned.yaml', 'grafana: local', 'grafana: none'), large, '--prune');
  assert.ok(pruned.pruned.length > 0);
  assert.deepEqual(await unrelated(), bytes);
});
