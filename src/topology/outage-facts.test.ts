import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour } from '../kube/duration.ts';
import type { Agent, Ingester, Scraper } from './metric-nodes.ts';
import { anywhere } from './objects/spread.ts';
import { clusters, deployment } from './testing/manifests.ts';
import { nodesOf } from './topology.ts';
import { trace } from './trace.ts';

const operated = (kind: string, spec: string): Pick<Scraper, 'sampleAgeLimits' | 'spread'> => {
  const version = kind === 'Prometheus' ? 'v1' : 'v1alpha1';
  const text = `apiVersion: monitoring.coreos.com/${version}\nkind: ${kind}\nmetadata: {name: main, namespace: monitoring}\nspec: ${spec}\n`;
  const flows = trace(clusters({ one: text }));
  const [node] = kind === 'Prometheus' ? nodesOf(flows, 'scraper') : nodesOf(flows, 'agent');
  assert.ok(node !== undefined);
  return node;
};
const own = '{matchLabels: {app.kubernetes.io/instance: main}}';

test('only what binds the scheduler and selects the own pods is a rule for their spread', () => {
  const apart = (kind: string, selector: string) =>
    `affinity: {podAntiAffinity: {${kind}DuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: ${selector}}]}}`;
  const evenly = (when: string, rest = `labelSelector: ${own}`) =>
    `topologySpreadConstraints: [{maxSkew: 2, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ${when}, ${rest}}]`;
  const spreads = [
    apart('required', own),
    apart('required', '{matchLabels: {app: other}}'),
    apart('preferred', own),
    evenly('DoNotSchedule'),
    evenly('ScheduleAnyway'),
    evenly('DoNotSchedule', 'additionalLabelSelectors: OnResource'),
  ].map((spec) => operated('Prometheus', `{${spec}}`).spread);
  assert.deepEqual(spreads, [
    { ...anywhere, nodeApart: true },
    anywhere,
    anywhere,
    { ...anywhere, zoneSkew: 2 },
    anywhere,
    { ...anywhere, zoneSkew: 2 },
  ]);
});

test('pods of which each node has one are there and away with what they serve', () => {
  assert.equal(operated('PrometheusAgent', '{mode: DaemonSet}').spread.everyNode, true);
  assert.equal(operated('PrometheusAgent', '{replicas: 2}').spread.everyNode, false);
});

test('what waits in remote write is held as long as the agent truncates seldom, and no longer than an age limit', () => {
  const agent = (spec: string): Partial<Agent> => operated('PrometheusAgent', spec);
  const writes =
    'remoteWrite: [{url: "http://a.example.com"}, {url: "http://b.example.com", queueConfig: {sampleAgeLimit: 90m}}]';
  const told = agent(`{${writes}, additionalArgs: [{name: storage.agent.wal-truncate-frequency, value: 12h}]}`);
  assert.deepEqual(
    [told.walTruncationMs, told.sampleAgeLimits],
    [12 * hour, { 'spec.remoteWrite[1].url': 1.5 * hour }],
  );
  assert.equal(agent('{}').walTruncationMs, 2 * hour);
});

test('a plain agent is read by its flags and its file, an ingester by how late it takes samples', () => {
  const text = `${deployment(
    'agent',
    ['--agent', '--config.file=/etc/p/prometheus.yml', '--storage.agent.wal-truncate-frequency=4h'],
    '          volumeMounts: [{name: c, mountPath: /etc/p}]\n      volumes: [{name: c, configMap: {name: agent}}]',
  )
    .replace('quay.io/thanos/thanos:v0.42.4', 'quay.io/prometheus/prometheus:v3.14.0')
    .replace('"]}', '"],')
    .replace('volumeMounts: [{name: c, mountPath: /etc/p}]', 'volumeMounts: [{name: c, mountPath: /etc/p}]}')}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: agent, namespace: monitoring}
data:
  prometheus.yml: |
    remote_write: [{url: "http://a.example.com", queue_config: {sample_age_limit: 30m}}]
---
${deployment('ingester', ['receive', '--tsdb.out-of-order.time-window=6h', '--label=a="b"'])}
`;
  const flows = trace(clusters({ one: text }));
  const [agent] = nodesOf(flows, 'agent');
  const [ingester]: readonly Ingester[] = nodesOf(flows, 'ingester');
  const [write] = flows.edges.filter((edge) => edge.kind === 'remote-writes');
  assert.deepEqual(
    [agent?.walTruncationMs, agent?.sampleAgeLimits, ingester?.lateMs, ingester?.outOfOrder],
    [4 * hour, { [write?.readAt.field ?? '']: hour / 2 }, 6 * hour, true],
  );
});
