import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Json, type KubeObject, objectName } from '../../src/kube/objects.ts';
import { listAt, stringAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import type { EngineName } from '../../tools/engines/table.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { makeNamespaces, readState, removeObjects } from './harness/cluster-state.ts';
import { installCrds } from './harness/crds.ts';
import { isOperated, readGenerated, withReloadedConfig } from './harness/generated.ts';
import { launch, type Prepared, prepare, type Stage } from './harness/launch.ts';
import { mapCluster } from './harness/loopback.ts';
import { layOut, relocate } from './harness/mounts.ts';
import { startOperator } from './harness/operator.ts';
import { mustFindPeers, mustLoadRules } from './harness/peers.ts';
import { firstPods, type Pod } from './harness/pods.ts';
import { type Running, run, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { leadingNowhere, notTakenUp, unresolved } from './harness/taken-up.ts';
import { type RenderedCluster, readClusters } from './harness/trees.ts';
import { standInSecrets, standInStorageClasses } from './harness/vault.ts';
import { eventually, httpStatus } from './harness/waiting.ts';

let server: ApiServer;

before(async () => {
  server = await startApiServer();
  await installCrds(server);
});

after(() => server?.stop());

readClusters().forEach((cluster, i) => {
  test(`${cluster.example}/${cluster.cluster} runs`, async (t) => {
    const objects = await operate(cluster);
    const pods = firstPods(objects, 20 + i);
    const stage: Stage = { folder: scratchFolder('stage'), objects, loopback: mapCluster(pods, objects, 20 + i) };
    const prepared = await prepareAll(stage, pods);
    await t.test('the operator takes up every monitor, rule and route', () => {
      assert.deepEqual(notTakenUp(cluster.objects, objects), []);
    });
    await t.test('every Service, and every name inside the cluster, leads to a pod', () => {
      assert.deepEqual(leadingNowhere(cluster, pods), []);
      assert.deepEqual(unresolved(stage.loopback.absent.keys(), pods), []);
    });
    await t.test('no flag that its program calls deprecated is written', () => {
      const written = prepared.flatMap(({ pod, deprecated }) => deprecated.map((flag) => `${pod.name} --${flag}`));
      assert.deepEqual(written, []);
    });
    await t.test('promtool and amtool take the configurations that the operator generates', async () => {
      await checkPrometheus(prepared);
      await checkAlertmanagers(stage, pods);
    });
    await t.test('every Thanos and Prometheus starts, becomes ready, finds its peers and loads its rules', async () => {
      await runAll(stage, prepared);
    });
    const absent = [...stage.loopback.absent.keys()];
    t.diagnostic(
      `${prepared.length} programs ran${absent.length > 0 ? `; nobody answered for ${absent.join(', ')}` : ''}`,
    );
  });
});

/** The objects of the cluster with everything that the real operator makes of them. */
async function operate(cluster: RenderedCluster): Promise<readonly KubeObject[]> {
  if (!cluster.objects.some(isOperated)) return cluster.objects;
  const given = [...cluster.objects, ...standInSecrets(cluster.objects), ...standInStorageClasses(cluster.objects)];
  await makeNamespaces(server.client, given);
  for (const object of given) {
    const answer = await server.client.apply(object, { force: true });
    assert.ok(answer.status < 300, `${objectName(object)}: ${answer.message}`);
  }
  const operator = await startOperator(server);
  try {
    const state = await readGenerated(server, operator, given);
    // The operator leaves out what it cannot use, and reconciles the rest as if nothing were missing.
    const skipped = operator.running
      .log()
      .split('\n')
      .filter((line) => /msg="skipping object"/.test(line));
    assert.deepEqual(skipped, []);
    const others = given.filter((one) => !state.some((made) => objectName(made) === objectName(one)));
    return [...others, ...withReloadedConfig(state)];
  } finally {
    await operator.stop();
    await removeObjects(server.client, [...given, ...(await readState(server.client, given))]);
  }
}

const programs: readonly (readonly [image: string, engine: EngineName])[] = [
  ['quay.io/thanos/thanos:', 'thanos'],
  ['quay.io/prometheus/prometheus:', 'prometheus'],
];

async function prepareAll(stage: Stage, pods: readonly Pod[]): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const pod of pods) {
    for (const container of pod.containers) {
      const program = programOf(container);
      if (program !== null) prepared.push(await prepare(stage, pod, container, await engine(program)));
    }
  }
  return prepared;
}

function programOf(container: Json): EngineName | null {
  const image = stringAt(container, 'image') ?? '';
  return programs.find(([start]) => image.startsWith(start))?.[1] ?? null;
}

async function checkPrometheus(prepared: readonly Prepared[]): Promise<void> {
  for (const { pod, args } of prepared) {
    const file = args.find((arg) => arg.startsWith(configFile))?.slice(configFile.length);
    if (file === undefined) continue;
    const agent = args.includes('--agent') ? ['--agent'] : [];
    await mustPass(pod, 'promtool', ['check', 'config', ...agent, file]);
  }
}

async function checkAlertmanagers(stage: Stage, pods: readonly Pod[]): Promise<void> {
  for (const pod of pods) {
    for (const container of pod.containers) {
      if (!(stringAt(container, 'image') ?? '').startsWith('quay.io/prometheus/alertmanager:')) continue;
      const { places } = layOut(pod, container, stage.objects, stage.folder);
      const arg =
        listAt(container, 'args')
          .map(String)
          .find((one) => one.startsWith(configFile)) ?? '';
      await mustPass(pod, 'amtool', ['check-config', relocate(arg.slice(configFile.length), places)]);
    }
  }
}

const configFile = '--config.file=';

async function mustPass(pod: Pod, tool: EngineName, args: readonly string[]): Promise<void> {
  const checked = await run({ name: tool, command: await engine(tool), args }, 60_000);
  assert.equal(checked.code, 0, `${pod.name}: ${checked.log}`);
}

/** Starts all programs of a cluster together, as peers of each other, and demands that each becomes ready. */
async function runAll(stage: Stage, prepared: readonly Prepared[]): Promise<void> {
  const running = new Map<Running, Prepared>(prepared.map((one) => [launch(stage, one), one]));
  try {
    await Promise.all([...running].map(([process, { readyUrl }]) => ready(process, readyUrl)));
    await mustFindPeers(running);
    await mustLoadRules(running, stage.objects);
    const complaints = [...running.keys()].flatMap((process) => deprecations(process));
    assert.deepEqual(complaints, []);
  } finally {
    await stopAll(running.keys());
  }
}

async function ready(process: Running, url: string): Promise<void> {
  await eventually(`${process.name} to be ready at ${url}`, 90_000, [process], async () =>
    (await httpStatus(url)) === 200 ? true : null,
  );
}

function deprecations(process: Running): readonly string[] {
  const lines = process.log().split('\n');
  return lines.filter((line) => /deprecat/i.test(line)).map((line) => `${process.name}: ${line}`);
}
