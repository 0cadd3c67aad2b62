import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOrder } from '../cluster-order.ts';
import { compareSides } from '../comparison.ts';
import { impactsOf } from '../rule.ts';
import { judged, sideOf } from '../testing/impacts.ts';
import { clusterOrderMatters } from './cluster-order.ts';

const hub = (port: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: query, namespace: monitoring}
spec:
  template:
    metadata: {labels: {app: query}}
    spec: {containers: [{name: thanos, image: "quay.io/thanos/thanos:v0.42.4", args: [query, "--endpoint=10.0.1.1:${port}"]}]}
`;
const edge = (...ports: readonly number[]): string => `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  externalLabels: {cluster: edge}
  thanos: {}
---
apiVersion: v1
kind: Service
metadata: {name: sidecar, namespace: monitoring}
spec:
  type: LoadBalancer
  loadBalancerIP: 10.0.1.1
  selector: {prometheus: k8s}
  ports: [${ports.map((port) => `{name: p${port}, port: ${port}, targetPort: 10901}`).join(', ')}]
`;
const noPort = (port: number, has: number): string =>
  `nothing answers at \`10.0.1.1:${port}\`, which querier \`query\` of \`hub\` names: Service monitoring/sidecar has no port ${port}; it has ${has} (\`p${has}\`), and 2 more`;
const field = 'spec.template.spec.containers[0].args[1]';

test('a hub that asks at a port which an edge opens goes last, one that still asks at a port which goes goes first', () => {
  const before = { hub: hub(10901), edge: edge(10901) };
  const both = { hub: hub(10911), edge: edge(10901, 10911) };
  assert.deepEqual(judged(clusterOrderMatters, before, both), [
    [
      'needs order',
      'Deployment monitoring/query',
      field,
      `\`hub\` goes over after the other cluster: the other way round ${noPort(10911, 10901)}`,
    ],
  ]);
  const open = { hub: hub(10901), edge: edge(10901, 10911) };
  const after = { hub: hub(10911), edge: edge(10911) };
  assert.deepEqual(judged(clusterOrderMatters, open, after), [
    [
      'needs order',
      'Deployment monitoring/query',
      field,
      `\`hub\` goes over before the other cluster: the other way round ${noPort(10901, 10911)}`,
    ],
  ]);
});

test('where neither order keeps every flow the clusters go over together, and the steps say so', () => {
  const old = sideOf({ hub: hub(10901), edge: edge(10901) });
  const comparison = compareSides(old, sideOf({ hub: hub(10911), edge: edge(10911) }));
  assert.deepEqual(impactsOf(clusterOrderMatters, comparison), [
    {
      code: 'impact/cluster-order',
      verdict: 'needs order',
      losesData: false,
      interval: null,
      where: { cluster: 'hub', object: 'Deployment monitoring/query', field },
      message: `\`hub\` and the other cluster go over together: until both are new, ${noPort(10911, 10901)}`,
      why: clusterOrderMatters.why,
      steps: [
        {
          when: 'during',
          does: 'Apply to `hub` and to the other cluster one right after the other: neither order keeps every flow.',
        },
      ],
      refs: ['B4', 'N04'],
    },
  ]);
});

test('a change that holds in either order, of the hub alone, or of edges alone, has none', () => {
  const one = { hub: hub(10901), edge: edge(10901, 10911) };
  const order = (old: typeof one, next: typeof one) => clusterOrder(compareSides(sideOf(old), sideOf(next)));
  assert.deepEqual(order(one, { hub: hub(10911), edge: edge(10901, 10911, 10921) })?.order, 'any');
  assert.equal(order(one, { ...one, hub: hub(10911) }), null);
  assert.equal(order(one, { ...one, edge: edge(10911) }), null);
});

test('of many clusters that change alike a few stand for all, and the order is the same', () => {
  const fleet = (port: number, ...open: readonly number[]) => ({
    hub: hub(port),
    ...Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`edge-${i}`, edge(...open).replaceAll('10.0.1.1', `10.0.1.${i + 1}`)]),
    ),
  });
  const comparison = compareSides(sideOf(fleet(10901, 10901)), sideOf(fleet(10911, 10901, 10911)));
  const { order, others } = clusterOrder(comparison) ?? {};
  assert.deepEqual([order, others], ['hub last', 40]);
});
