import assert from 'node:assert/strict';
import { test } from 'node:test';
import { components } from './list.ts';
import { renderedAlerts } from './rendered-alerts.ts';
import { modelOf } from './testing/fleet.ts';

test('every alert of the fleet is there once, with its texts and the clusters that evaluate it', () => {
  const model = modelOf({ clusters: ['id: edge, domain: edge.example.com, metrics: {mode: sidecar}'] });
  const workloads = model.clusters.flatMap((cluster) =>
    components.flatMap(({ name, wave, build }) => {
      const parts = build(model, cluster);
      return parts === null ? [] : [{ ...parts, component: name, wave, cluster: cluster.id }];
    }),
  );
  const alerts = renderedAlerts(workloads);
  assert.deepEqual(
    alerts.find(({ alert }) => alert === 'ThanosSidecarIsDown'),
    {
      alert: 'ThanosSidecarIsDown',
      severity: 'critical',
      summary: 'No Thanos sidecar runs.',
      description: 'No sidecar of this cluster answers: the hub sees only blocks that were uploaded before.',
      expr: 'absent(up{job="thanos-sidecar"} == 1)',
      for: '5m',
      component: 'store-api',
      clusters: ['hub', 'edge'],
    },
  );
  const names = alerts.map(({ alert }) => alert);
  assert.deepEqual(names, [...new Set(names)].toSorted());
});
