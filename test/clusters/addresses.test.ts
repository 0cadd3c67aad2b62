import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Json } from '../../src/kube/objects.ts';
import { listAt, stringAt } from '../../src/kube/read.ts';
import { fleetText, render } from './harness/fleets.ts';
import { metricsStage, type Stage } from './harness/install.ts';
import { until } from './harness/objects.ts';
import { type LivePod, livePods, podsNamed } from './harness/pods.ts';
import { questionsOf, whoAnswers } from './harness/questions.ts';
import { applyRoutes, backendsOf, endpointsOf, routeCalls } from './harness/routes.ts';
import { answerers } from './harness/way.ts';

describe('addresses on real clusters', () => {
  let stage: Stage;
  let pods: { readonly a: readonly LivePod[]; readonly b: readonly LivePod[] };
  before(async () => {
    stage = await metricsStage();
    pods = { a: await livePods(stage.clusters.a), b: await livePods(stage.clusters.b) };
  });

  test('every address that the topology resolved answers from the very pods that it names', async (t) => {
    const { clusters, boxes, rendered } = stage;
    const questions = questionsOf(rendered.topology);
    // Nothing that this fleet is made to show may fall out of it unseen.
    const kinds = questions.map(({ edge }) => edge.address);
    for (const kind of [
      /^dnssrv\+_grpc/,
      /^dnssrv\+http/,
      /^http:.*svc\.cluster\.local:\d+$/,
      /^10\.88\.0\.12:30902$/,
      /^10\.88\.0\.11:30900$/,
      /^http:\/\/10\.88\.0\.11:30902$/,
    ])
      assert.ok(
        kinds.some((address) => kind.test(address)),
        `no address like ${kind}: ${kinds.join(', ')}`,
      );
    for (const { from, edge } of questions) {
      const meant = podsNamed(edge.via.at(-1) ?? '', pods).map(({ address }) => address);
      const found = await whoAnswers(clusters, boxes[from], edge);
      assert.deepEqual(found, meant.sort(), `${edge.address}, asked from ${from}`);
      t.diagnostic(`${from} asks ${edge.address}: ${edge.via.at(-1)}, ${found.length}`);
    }
  });

  test('behind every route that is called stand the pods that the topology names', async (t) => {
    const { clusters, boxes } = stage;
    const behindGateways = await render(
      fleetText({
        tls: '{issuer: private-ca}',
        expose: (cluster) => `domain: ${cluster}.testbed.test\n    expose: {via: gateway}`,
      }),
    );
    await applyRoutes(clusters, behindGateways);
    const calls = routeCalls(behindGateways.topology);
    assert.deepEqual(calls.map(({ host, route }) => `${host} ${route.kind}`).sort(), [
      'thanos-sidecar-1.b.testbed.test GRPCRoute',
      'thanos-sidecar.b.testbed.test GRPCRoute',
      'thanos.a.testbed.test HTTPRoute',
    ]);
    for (const call of calls) {
      const { cluster, host, service, port, edge } = call;
      const backends = await backendsOf(clusters[cluster], call);
      assert.deepEqual(backends, [{ name: service.name, port }], `backends of ${host}`);
      const meant = podsNamed(edge.via.at(-1) ?? '', pods)
        .map(({ address }) => address)
        .sort();
      assert.deepEqual(await endpointsOf(clusters[cluster], call), meant, `endpoints behind ${host}`);
      const inside = `${service.name}.${service.namespace}.svc.cluster.local:${port}`;
      assert.deepEqual(
        await answerers(clusters, boxes[cluster], inside, 40),
        meant,
        `${inside}, as the gateway calls it`,
      );
      t.diagnostic(`${host} leads to ${inside}: ${edge.via.at(-1)}`);
    }
  });

  for (const name of ['a', 'b'] as const)
    test(`every monitor of cluster ${name} finds targets, and all of them answer`, async () => {
      const meant = stage.rendered.topology.edges
        .filter(({ kind, from }) => kind === 'scrapes' && from.startsWith(`${name}/`))
        .map(({ address }) =>
          address.replace(/^(\w)(\w+) /, (_, first: string, rest: string) => `${first.toLowerCase()}${rest}/`),
        )
        .sort();
      assert.ok(meant.length > 2);
      await until(`the targets of ${name} to be up`, 180_000, async () => {
        const targets = await targetsOf(name);
        const sick = targets.filter((target) => stringAt(target, 'health') !== 'up');
        assert.deepEqual(
          sick.map((target) => [stringAt(target, 'scrapeUrl'), stringAt(target, 'lastError')]),
          [],
        );
        const pools = new Set(targets.map((target) => (stringAt(target, 'scrapePool') ?? '').replace(/\/\d+$/, '')));
        assert.deepEqual([...pools].sort(), meant);
        return true;
      });
    });

  async function targetsOf(name: 'a' | 'b'): Promise<readonly Json[]> {
    const url = 'http://prometheus.monitoring.svc.cluster.local:9090/api/v1/targets?state=active';
    return listAt(JSON.parse(await stage.boxes[name].run(['hello', 'get', url])) as Json, 'data', 'activeTargets');
  }
});
