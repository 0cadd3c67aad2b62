import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Json } from '../../src/kube/objects.ts';
import { objectName } from '../../src/kube/objects.ts';
import { numberAt, stringAt } from '../../src/kube/read.ts';
import { type Application, applications } from './harness/applications.ts';
import { type DeliveryStage, delivery, deliveryStage } from './harness/delivery-stage.ts';
import { fleetText, render } from './harness/fleets.ts';
import { until, untilReady } from './harness/objects.ts';
import { type LivePod, livePods } from './harness/pods.ts';
import { push } from './harness/repository.ts';

describe('a tree delivered by the real Argo CD to two real clusters', () => {
  let stage: DeliveryStage;
  before(async () => {
    stage = await deliveryStage();
    for (const name of ['a/secrets.sh', 'b/secrets.sh', 'argocd.sh', 'register.sh']) await stage.bootstrap.run(name);
  });

  test('every Application becomes synced and healthy, and so does everything in both clusters', async () => {
    await untilDelivered();
    for (const cluster of [stage.clusters.a, stage.clusters.b]) await untilReady(cluster);
  });

  test('the layers of each cluster come in order: none begins before all below it are through and run', async (t) => {
    const all = await applications(stage.clusters.a);
    for (const cluster of ['a', 'b'] as const) {
      const pods = await livePods(stage.clusters[cluster]);

      const layers = Map.groupBy(
        all.filter((one) => one.cluster === cluster && one.wave !== null),
        ({ wave }) => wave ?? 0,
      );
      const waves = [...layers.keys()].sort((x, y) => x - y);
      assert.ok(waves.length > 3, `waves of ${cluster}: ${waves.join(', ')}`);
      let waited = 0;
      for (const [i, wave] of waves.entries()) {
        const [below, here] = [layers.get(waves[i - 1] ?? Number.NaN) ?? [], layers.get(wave) ?? []];
        const through = Math.max(...below.map(({ first }) => first?.end ?? Number.POSITIVE_INFINITY));
        const begun = Math.min(...here.map(({ first }) => first?.start ?? 0));
        assert.ok(
          below.length === 0 || through <= begun,
          `wave ${wave} of ${cluster} began before the one below was through`,
        );
        const running = podsOf(cluster, pods, waves[i - 1]);
        assert.deepEqual(
          running.filter(({ ready }) => (ready ?? Number.POSITIVE_INFINITY) > begun).map(({ name }) => name),
          [],
          `pods that were not ready when wave ${wave} of ${cluster} began`,
        );
        waited += running.length;
        t.diagnostic(`${cluster} wave ${wave} from ${clock(begun)}: ${here.map(({ name }) => name).join(' ')}`);
      }
      assert.ok(waited > 0, `no pod of ${cluster} was waited for`);
    }
  });

  test('a change by hand is undone', async () => {
    const { a } = stage.clusters;
    const target = ['--namespace', 'monitoring', 'deployment/thanos-query-frontend'];
    const read = async (): Promise<Json> => JSON.parse(await a.kubectl(['get', ...target, '--output', 'json'])) as Json;
    const before = await read();
    await a.kubectl(['scale', ...target, '--replicas=3']);
    await until('the replicas that were rendered', 600_000, async () => {
      const now = await read();
      const changes =
        (numberAt(now, 'metadata', 'generation') ?? 0) - (numberAt(before, 'metadata', 'generation') ?? 0);
      return changes >= 2 && numberAt(now, 'spec', 'replicas') === numberAt(before, 'spec', 'replicas') ? true : null;
    });
  });

  test('a changed fleet arrives by push alone, and what it no longer has is removed', async (t) => {
    const { b } = stage.clusters;
    const service = ['--namespace', 'monitoring', 'get', 'service/thanos-sidecar-1-external'];
    await b.kubectl(service);
    const from = Date.now();
    const changed = await render(fleetText({ delivery, scrapeInterval: '20s', replicas: 1 }));
    const commit = await push(stage.repository, changed, 'second');
    await until('the changed settings', 900_000, async () => {
      const said = await b.kubectl(['--namespace', 'monitoring', 'get', 'prometheus/main', '--output', 'json']);
      const prometheus = JSON.parse(said) as Json;
      const arrived =
        stringAt(prometheus, 'spec', 'scrapeInterval') === '20s' && numberAt(prometheus, 'spec', 'replicas') === 1;
      return arrived && (await b.tryKubectl(service)).err.includes('NotFound') ? true : null;
    });
    t.diagnostic(`arrived ${Math.round((Date.now() - from) / 1_000)} s after the push`);
    await untilDelivered(commit);
    for (const cluster of [stage.clusters.a, b]) await untilReady(cluster);
  });

  /** The pods that run what a wave has brought to a cluster; the operator that stands for its chart is of no object of the tree. */
  function podsOf(cluster: string, pods: readonly LivePod[], wave: number | undefined): readonly LivePod[] {
    const mine = stage.rendered.workloads.filter((one) => one.cluster === cluster && one.wave === wave);
    const names = new Set(mine.flatMap(({ objects }) => objects.map(objectName)));
    if (mine.some(({ charts }) => charts.length > 0)) names.add('Deployment monitoring/prometheus-operator');
    return pods.filter(({ owners }) => owners.some((owner) => names.has(owner)));
  }

  async function untilDelivered(commit?: string): Promise<void> {
    await until('every Application to be synced and healthy', 1_500_000, async () => {
      const all = await applications(stage.clusters.a);
      const unsound = all.filter(
        ({ sync, health, revision }) =>
          sync !== 'Synced' || health !== 'Healthy' || (commit !== undefined && revision !== commit),
      );
      if (all.length > 10 && unsound.length === 0) return true;
      throw new Error(`${all.length} Applications, unsound:\n${unsound.map(told).join('\n')}`);
    });
  }
});

function told({ name, sync, health, says }: Application): string {
  return `${name}: ${sync}, ${health}: ${says}`;
}

function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
