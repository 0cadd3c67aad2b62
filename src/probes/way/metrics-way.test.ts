import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgesFrom } from '../../proofs/reachable.ts';
import { hopText, writtenBy } from '../../proofs/stream-hops.ts';
import { streamsOfCluster } from '../stream-labels.ts';
import { type Changed, runningFleet } from '../testing/live.ts';
import { waiting } from '../testing/pods.ts';
import { metricsWays } from './metrics-way.ts';
import { firstFault } from './way.ts';

/** The first fault of the first way of a cluster, as `state hop: cause`. */
async function firstFaultOf(
  cluster: string,
  changed: Changed,
  change?: (live: ReturnType<typeof runningFleet>) => Promise<unknown>,
) {
  const live = runningFleet(changed);
  await change?.(live);
  const [way] = await metricsWays(live, cluster);
  const fault = way === undefined ? null : firstFault(way);
  return fault === null ? null : `${fault.state} ${fault.hop}: ${fault.says}`;
}

test('every hop of a fleet that runs well is good, from the producer to the data source', async () => {
  const [way] = await metricsWays(runningFleet(), 'factory');
  assert.deepEqual(
    way?.hops.map(({ state, hop, says }) => [state, hop, says]).filter(([, hop]) => !hop?.includes('store-gateway')),
    [
      ['good', 'scraper monitoring/main of factory runs', '1 of 1 ready'],
      ['good', 'scraper monitoring/main of factory scrapes its targets', '6 targets'],
      ['good', 'sidecar monitoring/main of factory runs', '1 of 1 ready'],
      [
        'good',
        'sidecar monitoring/main of factory uploads s3.example.com/mixed-thanos -> bucket mixed-thanos',
        'block 01KF0000000000000000000004 ends 2h ago',
      ],
      ['good', 'sidecar monitoring/main of factory answers gRPC', 'sidecar {cluster="factory"}'],
      ['good', 'querier monitoring/thanos-query of hub runs', '2 of 2 ready'],
      [
        'good',
        'querier monitoring/thanos-query of hub queries thanos-sidecar.factory.example.com:443 -> sidecar monitoring/main of factory',
        '1 endpoint',
      ],
      ['good', 'querier monitoring/thanos-query of hub answers with metrics of factory', 'newest sample 11s old'],
      ['good', 'query-frontend monitoring/thanos-query-frontend of hub runs', '2 of 2 ready'],
      [
        'good',
        'query-frontend monitoring/thanos-query-frontend of hub queries http://thanos-query.monitoring.svc.cluster.local:9090 -> querier monitoring/thanos-query of hub',
        'its address leads there',
      ],
      [
        'good',
        'data-source monitoring/Thanos of hub queries http://thanos-query-frontend.monitoring.svc.cluster.local:9090 -> query-frontend monitoring/thanos-query-frontend of hub',
        'http://thanos-query-frontend.monitoring.svc.cluster.local:9090',
      ],
    ],
  );
});

test('the hops on which data is written are those that the fleet is explained by without clusters', async () => {
  const live = runningFleet();
  const from = edgesFrom(live.topology);
  for (const cluster of ['hub', 'factory', 'shop', 'lab']) {
    const streams = streamsOfCluster(live, cluster);
    const ways = await metricsWays(live, cluster);
    streams.forEach((stream, i) => {
      const hops = writtenBy(live.topology, from, stream).map((edge) => hopText(live.topology, edge));
      assert.ok(hops.length > 0);
      assert.deepEqual(
        hops.filter((hop) => !ways[i]?.hops.some((live) => live.hop === hop)),
        [],
      );
    });
  }
});

test('a producer that does not run is the first broken hop, with what its pod waits for', async () => {
  const fault = await firstFaultOf('factory', {
    pod: (pod) =>
      pod.cluster === 'factory' && pod.name.includes('prometheus-main') ? waiting(pod, 'ImagePullBackOff') : pod.object,
  });
  assert.equal(
    fault,
    'broken scraper monitoring/main of factory runs: 0 of 1 ready; pod prometheus-main-0: container main waits: ImagePullBackOff',
  );
});

test('a workload that somebody has scaled down is told so', async () => {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace: 'monitoring', name: 'thanos-query', generation: 2 },
    spec: { replicas: 0 },
    status: { observedGeneration: 2 },
  };
  const fault = await firstFaultOf('factory', {
    pod: (pod) =>
      pod.name.startsWith('monitoring/thanos-query-') && pod.of.endsWith('/thanos-query') ? null : pod.object,
    objects: (cluster) => (cluster === 'hub' ? [deployment] : []),
  });
  assert.equal(
    fault,
    'broken querier monitoring/thanos-query of hub runs: 0 of 2 ready; Deployment monitoring/thanos-query is scaled to 0, not 2',
  );
});

test('a deleted Service is named, and so is one without endpoints', async () => {
  const service = { namespace: 'monitoring', name: 'thanos-sidecar-0' };
  const hop =
    'broken querier monitoring/thanos-query of hub queries thanos-sidecar.factory.example.com:443 -> sidecar monitoring/main of factory';
  const place = 'Service `monitoring/thanos-sidecar-0` of `factory`';
  assert.equal(
    await firstFaultOf('factory', {}, ({ kube }) =>
      kube('factory').delete({ apiVersion: 'v1', kind: 'Service', ...service }),
    ),
    `${hop}: ${place} is not there`,
  );
  const slice = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', ...service };
  assert.equal(
    await firstFaultOf('factory', {}, ({ kube }) => kube('factory').delete(slice)),
    `${hop}: ${place} has no endpoint: no pod has its labels`,
  );
});

test('a deleted route is named', async () => {
  const route = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GRPCRoute',
    namespace: 'monitoring',
    name: 'thanos-sidecar-0',
  };
  assert.match(
    (await firstFaultOf('factory', {}, ({ kube }) => kube('factory').delete(route))) ?? '',
    /: GRPCRoute `monitoring\/thanos-sidecar-0` of `factory` is not there$/,
  );
});

test('a cut link shows where Query cannot reach the sidecar, and where the agent falls behind', async () => {
  const stores = await firstFaultOf('factory', {
    reply: ({ path }) => (path === '/api/v1/stores' ? { data: { sidecar: [] } } : undefined),
  });
  assert.match(
    stores ?? '',
    /^broken querier .* queries thanos-sidecar\.factory\.example\.com:443 -> .* knows 0 of 1 endpoint/,
  );
  const agent = await firstFaultOf('shop', {
    reply: ({ path, cluster }) =>
      cluster === 'shop' && path === '/metrics'
        ? 'prometheus_remote_storage_highest_timestamp_in_seconds 1000\nprometheus_remote_storage_queue_highest_sent_timestamp_seconds 0\n'
        : undefined,
  });
  assert.match(agent ?? '', /^broken agent .* remote-writes .*: `prom-agent-agent-team-a-0` is 16m40s behind/);
});

test('receivers that are away are named before the writes that fail because of them', async () => {
  const fault = await firstFaultOf('shop', {
    pod: (pod) => (pod.name.includes('receive-router') ? null : pod.object),
  });
  assert.equal(
    fault,
    'broken receive-router monitoring/thanos-receive-router of hub runs: 0 of 2 ready; no pod is there',
  );
});

test('a target that is down does not end the way: it is told when nothing else is broken', async () => {
  const down = {
    health: 'down',
    scrapePool: 'serviceMonitor/logging/opensearch/0',
    scrapeUrl: 'https://a:9200',
    lastError: 'EOF',
  };
  const fault = await firstFaultOf('factory', {
    reply: ({ path, cluster }) =>
      path === '/api/v1/targets' && cluster === 'factory'
        ? { data: { activeTargets: [down, { health: 'up' }] } }
        : undefined,
  });
  assert.match(fault ?? '', /^poor scraper monitoring\/main of factory scrapes its targets: .*: EOF/);
});

test('an API server that cannot be reached is the cause of the hop that needs it', async () => {
  assert.equal(
    await firstFaultOf('shop', { cut: ['shop'] }),
    'broken agent monitoring/agent-team-a of shop runs: The API server of `shop` cannot be reached: connect ECONNREFUSED.',
  );
});
