import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Json, type KubeObject, objectName } from '../../src/kube/objects.ts';
import { stringAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import type { EngineName } from '../../tools/engines/table.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { makeNamespaces, readState, removeObjects } from './harness/cluster-state.ts';
import { installCrds } from './harness/crds.ts';
import { isOperated, readGenerated, withReloadedConfig } from './harness/generated.ts';
import { launch, type Prepared, prepare, type Stage } from './harness/launch.ts';
import { mapCluster } from './harness/loopback.ts';
import { startOperator } from './harness/operator.ts';
import { mustFindPeers } from './harness/peers.ts';
import { firstPods, type Pod } from './harness/pods.ts';
import { type Running, run, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { type RenderedCluster, readClusters } from './harness/trees.ts';
import { standInSecrets } from './harness/vault.ts';
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
    await t.test('no flag that its program calls deprecated is written', () => {
      assert.deepEqual(
        prepared.flatMap(({ pod, deprecated }) => deprecated.map((flag) => `${pod.name} --${flag}`)),
        [],
      );
    });
    await t.test('promtool takes the configurations that the operator generates', () => checkConfigurations(prepared));
    await t.test('every Thanos and Prometheus starts and becomes ready', () => runAll(stage, prepared));
  });
});

/** The objects of the cluster with everything that the real operator makes of them. */
async function operate(cluster: RenderedCluster): Promise<readonly KubeObject[]> {
  if (!cluster.objects.some(isOperated)) return cluster.objects;
  const given = [...cluster.objects, ...standInSecrets(cluster.objects)];
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

async function checkConfigurations(prepared: readonly Prepared[]): Promise<void> {
  for (const { pod, args } of prepared) {
    const file = args.find((arg) => arg.startsWith('--config.file='))?.slice('--config.file='.length);
    if (file === undefined) continue;
    const agent = args.includes('--agent') ? ['--agent'] : [];
    const checked = await run(
      { name: 'promtool', command: await engine('promtool'), args: ['check', 'config', '--lint=none', ...agent, file] },
      60_000,
    );
    assert.equal(checked.code, 0, `${pod.name}: ${checked.log}`);
  }
}

/** Starts all programs of a cluster together, as peers of each other, and demands that each becomes ready. */
async function runAll(stage: Stage, prepared: readonly Prepared[]): Promise<void> {
  const running = new Map<Running, Prepared>(prepared.map((one) => [launch(stage, one), one]));
  try {
    await Promise.all([...running].map(([process, { readyUrl }]) => ready(process, readyUrl)));
    await mustFindPeers(running);
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
