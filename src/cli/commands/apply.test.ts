import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { object, playedKube } from '../../cluster/apply/testing/played-fleet.ts';
import { fakeKube } from '../../cluster/testing/fake-kube.ts';
import { fakeMachine } from '../../cluster/testing/fake-machine.ts';
import type { Finding } from '../../findings/finding.ts';
import { plainPaint } from '../../findings/format-text.ts';
import type { Live } from '../../probes/probe.ts';
import { applyLive, diffLive } from '../apply-live.ts';
import type { ApplyGiven } from '../apply-options.ts';
import type { Io } from '../io.ts';

const state = mkdtempSync(join(tmpdir(), 'namsan-state-'));
after(() => rmSync(state, { recursive: true, force: true }));

function heard(): { readonly io: Io; readonly said: { out: string; err: string } } {
  const said = { out: '', err: '' };
  const io: Io = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    stdin: async function* () {},
    paint: plainPaint,
    paintErr: plainPaint,
  };
  return { io, said };
}

const choice: ApplyGiven['choice'] = {
  ...{ components: [], rollback: null, named: [], prune: false, force: false, wait: true, timeout: 60_000 },
  withoutCharts: false,
};
const given: ApplyGiven = { choice, parallel: 1, stopOnFailure: false, dryRun: false };

function fleetOf(kubes: readonly ReturnType<typeof fakeKube>[]): Parameters<typeof applyLive>[0] {
  const clusters = kubes.map(({ cluster: id }) => ({ id, role: 'edge', kubernetes: { version: '1.35', context: id } }));
  const workloads = kubes.flatMap(({ cluster }) => [
    { cluster, component: 'namespaces', wave: 0, objects: [object('Namespace', 'apps', {}, null)], charts: [] },
    { cluster, component: 'web', wave: 50, objects: [object('ConfigMap', 'web', { data: { k: 'v' } })], charts: [] },
  ]);
  const kube = (id: string): unknown => kubes.find(({ cluster }) => cluster === id);
  const model = { name: 'f', clusters, objectStores: [], delivery: { via: 'apply' } };
  const live = { model, workloads, kube, machine: fakeMachine({ now: 1e12 }) } as unknown as Live;
  return {
    live,
    chosen: live.model.clusters,
    signal: new AbortController().signal,
    parting: live.kube,
    checked: { text: 'fleet' },
  };
}

test('apply says each change as it happens, ends with a table, and leaves no journal where it went through', async () => {
  const fleet = fleetOf([playedKube('one'), playedKube('three')]);
  const { io, said } = heard();
  assert.equal(await applyLive(fleet, given, state, 'text', io), 0);
  assert.equal(
    said.err,
    ['one', 'three'].map((id) => `${id}: Namespace apps created\n${id}: ConfigMap apps/web created\n`).join(''),
  );
  assert.equal(
    said.out,
    `one    done  2 created, 0 changed, 0 unchanged, 0 pruned, 0 failed; release 1
three  done  2 created, 0 changed, 0 unchanged, 0 pruned, 0 failed; release 1
2 of 2 clusters applied.
`,
  );
  assert.deepEqual(readdirSync(join(state, 'f')), []);
});

test('apply tells a run that was killed, and exits with 1 where a cluster failed', async () => {
  const end = new AbortController();
  const kube = playedKube('one', { after: ({ what }) => (what === 'ConfigMap apps/web' ? end.abort() : undefined) });
  const stopping = { ...fleetOf([kube]), signal: end.signal };
  const stopped = heard();
  assert.equal(await applyLive(stopping, given, state, 'text', stopped.io), 1);
  assert.equal(
    stopped.said.out,
    `one  stopped  2 created, 0 changed, 0 unchanged, 0 pruned, 0 failed
one
  The run was ended in wave 50: all objects were sent; waiting, pruning or the release was not done.
0 of 1 cluster applied.
The run was ended from outside. The same command again goes on where it was: what the clusters have as it should be is not sent twice.
`,
  );
  const { io, said } = heard();
  const down = {
    kind: 'unreachable',
    message: 'The API server of two does not answer.',
    status: 0,
    conflicts: [],
  } as const;
  const fleet = fleetOf([kube, fakeKube('two', { fault: () => down })]);
  assert.equal(await applyLive(fleet, given, state, 'json', io), 1);
  assert.match(said.err, /^A run begun 2001-09-09 01:46 UTC stopped in wave 50 of one; going on\.\n/);
  const { clean, clusters } = JSON.parse(said.out);
  assert.deepEqual(
    [clean, clusters.map((one: { cluster: string; state: string }) => `${one.cluster} ${one.state}`)],
    [false, ['one done', 'two failed']],
  );
});

test('a journal that nobody can read is a warning with its file, line and remedy, and apply goes through', async () => {
  const folder = join(state, 'garbled');
  const path = join(folder, 'f', 'apply-old.jsonl');
  mkdirSync(join(folder, 'f'), { recursive: true });
  writeFileSync(path, 'garbage\n');
  const { io, said } = heard();
  assert.equal(await applyLive(fleetOf([playedKube('one')]), given, folder, 'json', io), 0);
  assert.ok(said.err.startsWith(`${path}.unreadable:1:1  warning  journal/unreadable\n`), said.err);
  const { findings, clean } = JSON.parse(said.out);
  assert.deepEqual(
    [clean, findings.map(({ code, where }: Finding) => [code, where])],
    [true, [['journal/unreadable', { file: `${path}.unreadable`, line: 1, column: 1, path: '' }]]],
  );
});

test('a dry run keeps nothing, neither in the cluster nor here', async () => {
  const kube = playedKube('dry');
  const { io, said } = heard();
  const folder = join(state, 'none');
  assert.equal(await applyLive(fleetOf([kube]), { ...given, dryRun: true }, folder, 'text', io), 0);
  assert.match(
    said.out,
    /^dry {2}done {2}2 created, .*\n {2}ConfigMap apps\/web would be created; the server can judge it once Namespace apps exists\n1 of 1 cluster would be applied\.\n$/s,
  );
  assert.equal(existsSync(folder), false);
  assert.equal(
    kube.all().some(({ metadata }) => metadata.name === 'apps'),
    false,
  );
});

test('diff exits with 3 while changes are pending and with 0 once they are applied', async () => {
  const fleet = fleetOf([playedKube('one')]);
  const goal = { components: [], rollback: null, withoutCharts: false };
  const before = heard();
  assert.equal(await diffLive(fleet, goal, 'text', before.io), 3);
  assert.equal(
    before.said.out,
    `one
  + Namespace apps
  + ConfigMap apps/web would be created; the server can judge it once Namespace apps exists
    0 objects unchanged
Changes are pending in 1 of 1 cluster.
`,
  );
  await applyLive(fleet, given, state, 'text', heard().io);
  const later = heard();
  assert.equal(await diffLive(fleet, goal, 'text', later.io), 0);
  assert.equal(later.said.out, 'one\n    2 objects unchanged\nNothing would change in 1 cluster.\n');
});

test('of an empty cluster all that waits for a namespace is one line, and that is no failure', async () => {
  const fleet = fleetOf([playedKube('one')]);
  const more = ['a', 'b', 'c'].map((name) => object('ConfigMap', name));
  const workloads = [...fleet.live.workloads, { cluster: 'one', component: 'm', wave: 50, objects: more, charts: [] }];
  const many = { ...fleet, live: { ...fleet.live, workloads } } as typeof fleet;
  const line = '4 objects would be created; the server can judge them once Namespace apps exists';
  const diff = heard();
  assert.equal(await diffLive(many, { components: [], rollback: null, withoutCharts: false }, 'text', diff.io), 3);
  assert.equal(
    diff.said.out,
    `one\n  + Namespace apps\n  + ${line}\n    0 objects unchanged\nChanges are pending in 1 of 1 cluster.\n`,
  );
  const dry = heard();
  assert.equal(await applyLive(many, { ...given, dryRun: true }, state, 'text', dry.io), 0);
  assert.equal(
    dry.said.out,
    `one  done  5 created, 0 changed, 0 unchanged, 0 pruned, 0 failed\none\n  ${line}\n1 of 1 cluster would be applied.\n`,
  );
});

test('of a cluster that does not answer no dry run claims that nothing would change', async () => {
  const down = { kind: 'unreachable', message: 'two does not answer.', status: 0, conflicts: [] } as const;
  const { io, said } = heard();
  const fleet = fleetOf([fakeKube('two', { fault: () => down })]);
  assert.equal(await applyLive(fleet, { ...given, dryRun: true }, state, 'text', io), 1);
  assert.equal(
    said.out,
    'two  failed  nothing was judged\ntwo\n  two does not answer.\n0 of 1 cluster would be applied.\n',
  );
});

test('a name of --prune-named that nothing has which would go is told at the end, unless a cluster was not gone through', async () => {
  const claim = object('PersistentVolumeClaim', 'data');
  const fleet = fleetOf([playedKube('one', { objects: [claim] }), playedKube('two')]);
  const old = { cluster: 'one', component: 'old', wave: 50, objects: [claim], charts: [] };
  const before = { ...fleet, live: { ...fleet.live, workloads: [...fleet.live.workloads, old] } } as typeof fleet;
  await applyLive(before, given, state, 'text', heard().io);
  const named = ['PersistentVolumeClaim/apps/data', 'Namespace/nothing', 'PersistentVolumeClaim/x/data'];
  const pruning = { ...given, choice: { ...choice, prune: true, named } };
  const inVain = ['Namespace/nothing', 'PersistentVolumeClaim/x/data'];
  const told = inVain
    .map(
      (name) =>
        `\`--prune-named ${name}\` names nothing that namsan applied and renders no longer: nothing is deleted for it.\n`,
    )
    .join('');
  const dry = heard();
  await applyLive(fleet, { ...pruning, dryRun: true }, state, 'text', dry.io);
  assert.ok(dry.said.out.endsWith(`\n2 of 2 clusters would be applied.\n${told}`), dry.said.out);
  const { io, said } = heard();
  assert.equal(await applyLive(fleet, pruning, state, 'text', io), 0);
  assert.ok(said.out.endsWith(`\n2 of 2 clusters applied.\n${told}`), said.out);
  const json = heard();
  await applyLive(fleet, pruning, state, 'json', json.io);
  assert.deepEqual(JSON.parse(json.said.out).namedInVain, named);
  const down = { kind: 'unreachable', message: 'down', status: 0, conflicts: [] } as const;
  const failing = heard();
  await applyLive(fleetOf([fakeKube('one', { fault: () => down })]), pruning, state, 'json', failing.io);
  assert.deepEqual(JSON.parse(failing.said.out).namedInVain, []);
});
