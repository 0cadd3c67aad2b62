import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadAll } from 'js-yaml';
import type { Component, Workload } from '../components/workload.ts';
import { loadFleet } from '../fleet/load.ts';
import type { KubeObject } from '../kube/objects.ts';
import type { Model } from '../model/model.ts';
import { resolve } from '../model/resolve.ts';
import { fileNames } from './file-names.ts';
import { layout } from './layout.ts';
import { objectsOf } from './objects.ts';
import { plan } from './plan.ts';

const fleet = `
namsan: v1
name: small
objectStores: {s: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks}}}
metrics: {objectStore: s, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
clusters:
  - {id: hub, role: hub, domain: hub.example.com, kubernetes: {version: "1.34"}, nodes: [{name: n, address: 10.0.0.1}], metrics: {mode: sidecar}}
  - {id: edge, role: edge, domain: edge.example.com, kubernetes: {version: "1.35"}, nodes: [{name: n, address: 10.0.0.2}], metrics: {mode: none}}
`;

function model(): Model {
  const loaded = loadFleet(fleet, 'fleet.yaml');
  if (loaded.fleet === null) throw new Error(JSON.stringify(loaded.findings));
  return resolve(loaded.fleet);
}

const object = (kind: string, name: string, namespace = 'monitoring', apiVersion = 'v1'): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
});
const chart = {
  name: 'c',
  repo: 'https://charts.example.com',
  version: '1.2.3',
  releaseName: 'r',
  namespace: 'monitoring',
  includeCRDs: true,
  skipHooks: true,
  values: { enabled: true },
};
const late: Component = {
  name: 'late',
  wave: 50,
  about: 'Everywhere.',
  build: (_, cluster) => ({ objects: [object('Service', cluster.id)], charts: [] }),
};
const early: Component = {
  name: 'early',
  wave: 0,
  about: 'Only in the hub.',
  build: (_, cluster) =>
    cluster.role === 'hub'
      ? { objects: [object('Service', 'b'), object('ConfigMap', 'a')], charts: [chart] }
      : { objects: [], charts: [] },
};

test('workloads stand by cluster as in the fleet file, then by wave; a component without parts has no place', () => {
  assert.deepEqual(
    plan(model(), [late, early]).map((w) => [w.cluster, w.wave, w.component]),
    [
      ['hub', 0, 'early'],
      ['hub', 50, 'late'],
      ['edge', 50, 'late'],
    ],
  );
});

test('the objects of a cluster are those of its workloads, in their order', () => {
  assert.deepEqual(
    objectsOf(plan(model(), [late, early])).map((c) => [
      c.cluster,
      c.objects.map((o) => `${o.kind} ${o.metadata.name}`),
    ]),
    [
      ['hub', ['Service b', 'ConfigMap a', 'Service hub']],
      ['edge', ['Service edge']],
    ],
  );
});

test('an object without the namespace of its kind is a fault of the component', () => {
  const wrong: KubeObject = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' } };
  const workload: Workload = { component: 'odd', cluster: 'hub', wave: 0, objects: [wrong], charts: [] };
  assert.throws(() => objectsOf([workload]), /Component `odd` wrote Service x without a namespace/);
  const cluster = { ...wrong, kind: 'Namespace', metadata: { name: 'x', namespace: 'y' } };
  assert.throws(() => objectsOf([{ ...workload, objects: [cluster] }]), /Namespace y\/x with a namespace/);
});

test('each workload is a directory with a file per object and a complete kustomization', () => {
  const files = [...layout(model(), plan(model(), [late, early]))];
  assert.deepEqual(
    files.map(([path]) => path),
    [
      'clusters/hub/00-early/service-b.yaml',
      'clusters/hub/00-early/configmap-a.yaml',
      'clusters/hub/00-early/kustomization.yaml',
      'clusters/hub/50-late/service-hub.yaml',
      'clusters/hub/50-late/kustomization.yaml',
      'clusters/edge/50-late/service-edge.yaml',
      'clusters/edge/50-late/kustomization.yaml',
    ],
  );
  assert.equal(
    files[2]?.[1],
    `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- configmap-a.yaml
- service-b.yaml
helmCharts:
- name: c
  repo: https://charts.example.com
  version: 1.2.3
  releaseName: r
  namespace: monitoring
  includeCRDs: true
  skipHooks: true
  kubeVersion: 1.34.0
  valuesInline:
    enabled: true
`,
  );
  assert.deepEqual(
    files.filter(([path]) => !path.endsWith('kustomization.yaml')).flatMap(([, text]) => loadAll(text)),
    [object('Service', 'b'), object('ConfigMap', 'a'), object('Service', 'hub'), object('Service', 'edge')],
  );
});

test('the same fleet gives the same bytes', () => {
  const once = () => [...layout(model(), plan(model(), [late, early]))];
  assert.deepEqual(once(), once());
});

test('file names are safe on every system and unique in their directory', () => {
  const long = 'x'.repeat(253);
  assert.deepEqual(
    fileNames([
      object('Service', 'a'),
      object('Service', 'a', 'other'),
      object('Service', 'a', 'other', 'serving.knative.dev/v1'),
      object('ClusterRole', 'system:Node/../x'),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } },
    ]),
    [
      'service-a.yaml',
      'service-a-other.yaml',
      'service-a-other-serving.knative.dev.yaml',
      'clusterrole-system-node-..-x.yaml',
      'namespace-a.yaml',
    ],
  );
  const [first, second] = fileNames([object('Service', `${long}1`), object('Service', `${long}2`)]);
  assert.equal(first?.length, 'x'.repeat(200).length + 14);
  assert.notEqual(first, second);
  assert.throws(() => fileNames([object('Service', 'a'), object('Service', 'a')]), /stands twice in one directory/);
});
