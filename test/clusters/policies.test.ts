import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Json, KubeObject } from '../../src/kube/objects.ts';
import { at, listAt, stringAt } from '../../src/kube/read.ts';
import { boxIn } from './harness/box.ts';
import { addresses, type ClusterName } from './harness/clusters.ts';
import { enforce, reaches } from './harness/enforcer.ts';
import { fleetText } from './harness/fleets.ts';
import { installed, type Stage } from './harness/install.ts';
import { apply, until } from './harness/objects.ts';
import { type LivePod, livePods } from './harness/pods.ts';

describe('network policies in force on two real clusters', () => {
  let stage: Stage;
  let pods: Readonly<Record<ClusterName, readonly LivePod[]>>;
  /** Seconds since 1970, by the clock that Prometheus has too. */
  let since: number;
  before(async () => {
    stage = await installed(fleetText({ networkPolicies: 'default-deny' }));
    const { a, b } = stage.clusters;
    await apply(a, [...['served', 'friend'].map(namespaceNamed), server, friendsOnly]);
    await boxIn(a, 'friend');
    await boxIn(a, 'default');
    await a.kubectl(['--namespace', 'served', 'wait', '--for=condition=Ready', 'pod/server', '--timeout=300s']);
    pods = { a: await livePods(a), b: await livePods(b) };
    // What is asserted to be closed below is open as long as nothing enforces.
    for (const asker of ['monitoring', 'default', 'friend'])
      for (const { address, port } of guarded())
        assert.equal(await reaches(a, box(asker), address, port), true, `${asker} to ${address}:${port}`);
    for (const cluster of [a, b]) await enforce(cluster);
    since = Date.now() / 1_000;
  });

  test('the enforcer drops what no policy allows and passes what one does', async () => {
    const { a } = stage.clusters;
    const { address } = one('a', /^server$/);
    assert.equal(await reaches(a, box('friend'), address, 8080), true);
    assert.equal(await reaches(a, box('default'), address, 8080), false);
    const names = one('a', /^coredns-/).address;
    assert.equal(await reaches(a, box('default'), names, 53), true);
    assert.equal(await reaches(a, address, names, 53), false);
  });

  test('the hub still has fresh answers of both clusters, and every target of both is scraped', async () => {
    await until('fresh series of both clusters', 300_000, async () => {
      assert.deepEqual(
        await ask('count by (cluster) (up)'),
        await ask(`count by (cluster) (timestamp(up) > ${since})`),
      );
      assert.deepEqual(await ask('min by (cluster) (up)'), [
        ['a', '1'],
        ['b', '1'],
      ]);
      return true;
    });
  });

  test('whoever tells of alerts reaches the Alertmanagers, and whoever keeps blocks the object store', async () => {
    for (const name of ['a', 'b'] as const)
      for (const asker of pods[name].filter((pod) => /^(prometheus-main|thanos-ruler-global)-/.test(pod.name)))
        for (const told of pods[name].filter((pod) => pod.name.startsWith('alertmanager-main-')))
          assert.equal(await reaches(stage.clusters[name], asker.address, told.address, 9093), true, asker.name);
    const keepers = /^(prometheus-main|thanos-ruler-global|thanos-store|thanos-compactor)-/;
    for (const name of ['a', 'b'] as const)
      for (const asker of pods[name].filter((pod) => keepers.test(pod.name)))
        assert.equal(await reaches(stage.clusters[name], asker.address, addresses.a, 30900), true, asker.name);
  });

  test('a strange pod of the namespace reaches neither Prometheus nor Query nor a sidecar, nor does one of another namespace', async () => {
    for (const asker of ['monitoring', 'default', 'friend'])
      for (const { address, port } of guarded())
        assert.equal(
          await reaches(stage.clusters.a, box(asker), address, port),
          false,
          `${asker} to ${address}:${port}`,
        );
  });

  /** What only pods of the fleet may call. */
  function guarded(): readonly { readonly address: string; readonly port: number }[] {
    const prometheus = one('a', /^prometheus-main-0$/).address;
    return [
      { address: prometheus, port: 9090 },
      { address: prometheus, port: 10901 },
      { address: one('a', /^thanos-query-(?!frontend)/).address, port: 9090 },
    ];
  }

  function box(namespace: string): string {
    return pods.a.find((pod) => pod.name === 'box' && pod.namespace === namespace)?.address ?? '';
  }

  function one(cluster: ClusterName, name: RegExp): LivePod {
    const found = pods[cluster].find((pod) => name.test(pod.name));
    if (found === undefined) throw new Error(`No pod of ${cluster} is named like ${name}.`);
    return found;
  }
});

/** What the query frontend of the hub says to callers from outside: pairs of cluster and value. */
async function ask(query: string): Promise<readonly (readonly [string, string])[]> {
  const url = new URL(`http://${addresses.a}:30902/api/v1/query`);
  url.searchParams.set('query', query);
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  return listAt((await response.json()) as Json, 'data', 'result')
    .map((row): readonly [string, string] => [stringAt(row, 'metric', 'cluster') ?? '', String(at(row, 'value', 1))])
    .sort();
}

function namespaceNamed(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** Answers at a port with a name. */
const server: KubeObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'server', namespace: 'served', labels: { app: 'server' } },
  ...{
    spec: {
      terminationGracePeriodSeconds: 0,
      containers: [{ name: 'server', image: 'testbed.test/hello:v1', ports: [{ name: 'http', containerPort: 8080 }] }],
    },
  },
};

const friendsOnly: KubeObject = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'friends-only', namespace: 'served' },
  ...{
    spec: {
      podSelector: { matchLabels: { app: 'server' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'friend' } } }],
          ports: [{ protocol: 'TCP', port: 'http' }],
        },
      ],
    },
  },
};
