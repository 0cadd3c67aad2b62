import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClusterObjects, KubeObject } from '../kube/objects.ts';
import { mapJson } from './map-json.ts';
import { mapMermaid } from './map-mermaid.ts';
import { mapText } from './map-text.ts';
import { component } from './testing/kube-thanos.ts';
import { operatedLogsHub, plainLogsEdge } from './testing/logs.ts';
import { clusters, deployment, service } from './testing/manifests.ts';
import { trace } from './trace.ts';

const kinds = [
  'Deployment',
  'StatefulSet',
  'Pod',
  'Service',
  'ConfigMap',
  'Secret',
  'Ingress',
  'Gateway',
  'HTTPRoute',
  'Prometheus',
  'PrometheusAgent',
  'Alertmanager',
  'ThanosRuler',
  'ServiceMonitor',
  'ScrapeConfig',
  'ExternalSecret',
  'EndpointSlice',
  'Namespace',
  'FluentBit',
  'Collector',
  'ClusterFluentBitConfig',
  'ClusterInput',
  'ClusterFilter',
  'ClusterOutput',
  'OpenSearchCluster',
  'OpenSearchISMPolicy',
  'OpensearchIndexTemplate',
  'OpensearchSnapshotPolicy',
];

/** Anything that JSON can say, under the identity of a kind that is read. */
const anyObject = fc.record({
  apiVersion: fc.constantFrom(
    'v1',
    'apps/v1',
    'monitoring.coreos.com/v1',
    'fluentbit.fluent.io/v1alpha2',
    'opensearch.org/v1',
    'x',
  ),
  kind: fc.constantFrom(...kinds),
  metadata: fc.record({
    name: fc.string(),
    namespace: fc.jsonValue(),
    labels: fc.jsonValue(),
    ownerReferences: fc.jsonValue(),
  }),
  spec: fc.jsonValue(),
  data: fc.jsonValue(),
});

function readsAll(objects: readonly ClusterObjects[]): void {
  const traced = trace(objects, {
    nodeAddresses: new Map([['10.0.0.1', 'a']]),
    domains: new Map([['example.com', 'b']]),
  });
  for (const edge of traced.edges) {
    assert.ok(traced.nodes.has(edge.from), `${edge.from} is a node`);
    assert.ok(edge.to === null ? edge.broken !== null : traced.nodes.has(edge.to), `${edge.to} is a node`);
  }
  for (const text of [mapText(traced), mapMermaid(traced), mapJson(traced)]) assert.ok(text.endsWith('\n'));
}

test('no object, whatever it holds, makes the reading fail', () => {
  fc.assert(
    fc.property(fc.array(anyObject, { maxLength: 6 }), fc.array(fc.jsonValue(), { maxLength: 2 }), (objects, junk) => {
      readsAll([
        { cluster: 'a', objects: objects as unknown as readonly KubeObject[] },
        { cluster: 'b', objects: junk as unknown as readonly KubeObject[] },
      ]);
    }),
    { numRuns: 300 },
  );
});

const good = [
  operatedLogsHub,
  plainLogsEdge,
  component('receive', [
    'receive',
    '--receive.hashrings-file=/var/lib/thanos-receive/h.json',
    '--label=a="$(NAME)"',
    '--receive.local-endpoint=x',
  ]),
  component('store', [
    'store',
    '--objstore.config=$(OBJSTORE_CONFIG)',
    '--selector.relabel-config=[{action: hashmod}]',
  ]),
  deployment('query', [
    'query',
    '--endpoint=dnssrv+_grpc._tcp.store.thanos',
    '--endpoint=10.0.0.1:30901',
    '--endpoint=a.example.com:443',
  ]),
  deployment('rule', [
    'rule',
    '--query=query:10902',
    '--alertmanagers.config={alertmanagers: [{static_configs: [a]}]}',
  ]),
  service('query', 'query', '{port: 10902, nodePort: 30901}', 'type: NodePort'),
  `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {shards: 2, thanos: {objectStorageConfig: {name: x, key: y}}, serviceMonitorSelector: {}, alerting: {alertmanagers: [{name: query, port: 10902}]}, containers: [{name: thanos-sidecar, args: [sidecar]}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: monitoring}
spec: {rules: [{host: a.example.com, http: {paths: [{path: /, backend: {service: {name: query, port: {number: 10902}}}}]}}]}
---`,
].join('');

test('no value that is put in place of another in good manifests makes the reading fail', () => {
  const objects = clusters({ a: good })[0]?.objects ?? [];
  const paths = objects.flatMap((object, i) => pathsOf(object).map((path) => [i, ...path]));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(paths.length - 1), fc.jsonValue()), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const copy = structuredClone(objects) as unknown[];
        for (const [at, value] of changes) put(copy, paths[at] ?? [], value);
        readsAll([{ cluster: 'a', objects: copy as readonly KubeObject[] }]);
      },
    ),
    { numRuns: 500 },
  );
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown): readonly Path[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => [[key], ...pathsOf(child).map((rest) => [key, ...rest])]);
}

function put(target: unknown, path: Path, value: unknown): void {
  const [key, ...rest] = path;
  if (target === null || typeof target !== 'object' || key === undefined) return;
  const here = target as Record<string | number, unknown>;
  if (rest.length === 0) here[key] = value;
  else put(here[key], rest, value);
}

test('a thousand clusters that ask one hub are followed without looking at every cluster for each address', () => {
  const sidecar = `${deployment('sidecar', ['sidecar'])}${service('sidecar', 'sidecar', '{port: 10901, nodePort: 30901}', 'type: NodePort')}`;
  const [edge] = clusters({ edge: sidecar });
  const ids = Array.from({ length: 1_000 }, (_, i) => `edge-${i}`);
  const address = (i: number): string => `10.${i >> 8}.${i & 255}.1`;
  const hub = deployment('query', ['query', ...ids.map((_, i) => `--endpoint=${address(i)}:30901`)]);
  const traced = trace([...clusters({ hub }), ...ids.map((cluster) => ({ cluster, objects: edge?.objects ?? [] }))], {
    nodeAddresses: new Map(ids.map((id, i) => [address(i), id])),
  });
  assert.deepEqual(
    traced.edges.map((e) => e.to),
    ids.map((id) => `${id}/sidecar/monitoring/sidecar`),
  );
});
