import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { targetDown } from './target-down.ts';

test('a target that is down is told with its address and the error of the scrape', async () => {
  const live = runningFleet({
    reply: ({ path, cluster, pod }) =>
      path === '/api/v1/targets' && cluster === 'shop' && pod.endsWith('/prom-agent-agent-0')
        ? {
            data: {
              activeTargets: [
                { health: 'up', scrapePool: 'serviceMonitor/monitoring/prometheus-agent/0' },
                {
                  health: 'down',
                  scrapePool: 'serviceMonitor/logging/fluent-bit/0',
                  scrapeUrl: 'http://10.0.0.7:2020/api',
                  lastError: 'connection refused',
                },
              ],
            },
          }
        : undefined,
  });
  assert.deepEqual(await wrongOf(targetDown, live), [
    'shop prometheus-agent PrometheusAgent monitoring/agent: `prom-agent-agent-0` cannot scrape `http://10.0.0.7:2020/api` of `serviceMonitor/logging/fluent-bit/0`: connection refused',
  ]);
});

test('a monitor that finds nothing is told by its name', async () => {
  const live = runningFleet({
    reply: ({ path, pod }) =>
      path === '/api/v1/targets' && pod.endsWith('/prometheus-edges-0')
        ? {
            data: {
              activeTargets: ['lab-kubelet', 'lab-cadvisor', 'lab-node-exporter'].map((name) => ({
                health: 'up',
                scrapePool: `scrapeConfig/monitoring/${name}`,
              })),
            },
          }
        : undefined,
  });
  assert.deepEqual(await wrongOf(targetDown, live), [
    'hub scraper Prometheus monitoring/edges: `prometheus-edges-0` finds no target by `scrapeConfig/monitoring/lab-kube-state-metrics`',
  ]);
});
