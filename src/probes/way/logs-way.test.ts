import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Changed, runningFleet } from '../testing/live.ts';
import { logsWays } from './logs-way.ts';
import { firstFault } from './way.ts';

async function firstFaultOf(cluster: string, changed: Changed): Promise<string | null> {
  const [way] = await logsWays(runningFleet(changed), cluster);
  const fault = way === undefined ? null : firstFault(way);
  return fault === null ? null : `${fault.state} ${fault.hop}: ${fault.says}`;
}

test('the way of logs goes from the collectors to the index of today and to Dashboards', async () => {
  const ways = await logsWays(runningFleet(), 'shop');
  assert.deepEqual(
    ways.map(({ stream }) => stream),
    ['container logs of shop', 'host logs of shop'],
  );
  assert.deepEqual(
    ways[0]?.hops.map(({ state, hop }) => `${state} ${hop}`),
    [
      'good log-collector logging/fluent-bit of shop runs',
      'good log-store logging/opensearch of hub runs',
      'good log-collector logging/fluent-bit of shop ships-logs https://opensearch.hub.example.com:443 -> log-store logging/opensearch of hub',
      'good log-store logging/opensearch of hub has every shard',
      'good log-store logging/opensearch of hub has container logs of shop of today',
      'good dashboards logging/opensearch-dashboards of hub runs',
      'good dashboards logging/opensearch-dashboards of hub reads-logs https://opensearch:9200 -> log-store logging/opensearch of hub',
    ],
  );
});

test('writes that are refused are told at the collector, and lines that are missing at the index', async () => {
  let looks = 0;
  const refused = await firstFaultOf('shop', {
    reply: ({ path, cluster }) => {
      if (cluster !== 'shop' || path !== '/api/v2/metrics/prometheus') return undefined;
      looks += 1;
      return `fluentbit_output_errors_total{name="k8s"} ${looks}\n`;
    },
  });
  assert.match(
    refused ?? '',
    /^broken log-collector .* ships-logs .*: `fluent-bit-0`, output `k8s`: 1 writes were refused within 6s$/,
  );
  const missing = await firstFaultOf('shop', {
    reply: ({ path, query }) =>
      path.endsWith('/_count') && query.get('q')?.includes('shop') ? { count: 0 } : undefined,
  });
  assert.match(missing ?? '', /^broken log-store logging\/opensearch of hub has container logs of shop of today: /);
});

test('a store that does not run is told before the writes that need it', async () => {
  const fault = await firstFaultOf('factory', {
    pod: (pod) => (pod.name === 'logging/opensearch-0' && pod.cluster === 'factory' ? null : pod.object),
  });
  assert.equal(fault, 'broken log-store logging/opensearch of factory runs: 0 of 1 ready; no pod is there');
});

test('a cluster that sends no logs has no way', async () => {
  assert.deepEqual(await logsWays(runningFleet(), 'lab'), []);
});
