import assert from 'node:assert/strict';
import { test } from 'node:test';
import { components } from '../src/components/list.ts';
import type { Workload } from '../src/components/workload.ts';
import type { KubeObject } from '../src/kube/objects.ts';
import { at, stringAt, stringsAt } from '../src/kube/read.ts';
import { plan } from '../src/manifests/plan.ts';
import { changedFleets } from './changed-fleets.ts';

/** Every cluster of every fleet, with what is installed there. */
const places = changedFleets().flatMap(({ name, model }) => {
  const workloads = Map.groupBy(plan(model, components), ({ cluster }) => cluster);
  return model.clusters.map((cluster) => {
    const own = workloads.get(cluster.id) ?? [];
    return { name: `${name}: ${cluster.id}`, model, own, objects: own.flatMap(({ objects }) => objects) };
  });
});

test('where something claims a volume, Longhorn serves it if the fleet says so; and nowhere else', () => {
  const faults = places.flatMap(({ name, model, own }) => {
    const claims = own.some((workload) => claimsVolume(workload));
    const there = has(own, 'longhorn');
    return there === (claims && model.volumes.provider === 'longhorn') ? [] : [name];
  });
  assert.deepEqual(faults, []);
});

test('whoever asks for a certificate names an issuer of its own cluster, and every issuer is asked', () => {
  const faults = places.flatMap(({ name, own, objects }) => {
    const asked = new Set(objects.flatMap(issuerOf));
    const there = new Set(objects.filter(({ kind }) => kind === 'ClusterIssuer').map(({ metadata }) => metadata.name));
    const same = asked.size === there.size && [...asked].every((issuer) => there.has(issuer));
    return same && has(own, 'cert-manager') === there.size > 0
      ? []
      : [`${name} asks ${[...asked].join(', ')} and has ${[...there].join(', ')}`];
  });
  assert.deepEqual(faults, []);
});

test('what is made by definitions of a chart comes in a later wave than the chart', () => {
  const chartOf: Readonly<Record<string, string>> = {
    'cert-manager.io': 'cert-manager',
    'longhorn.io': 'longhorn',
    'external-secrets.io': 'external-secrets',
    'cilium.io': 'cilium',
    'opensearch.org': 'opensearch-operator',
    'fluentbit.fluent.io': 'fluent-operator',
    'monitoring.coreos.com': 'kube-prometheus-stack',
  };
  const faults = places.flatMap(({ name, own }) =>
    own.flatMap(({ objects, wave }) =>
      objects.flatMap((object) => {
        const needed = chartOf[object.apiVersion.split('/')[0] ?? ''];
        const chart = own.find(({ component }) => component === needed);
        return chart === undefined || chart.wave < wave ? [] : [`${name}: ${object.kind} ${object.metadata.name}`];
      }),
    ),
  );
  assert.deepEqual([...new Set(faults)], []);
});

function has(workloads: readonly Workload[], component: string): boolean {
  return workloads.some((workload) => workload.component === component);
}

/** Claims of StatefulSets, of resources whose operator makes one, and of Grafana by its chart. */
function claimsVolume({ objects, charts }: Workload): boolean {
  const fields = ['volumeClaimTemplates', 'volumeClaimTemplate', 'persistence'];
  const claims = (value: unknown): boolean =>
    Array.isArray(value)
      ? value.some(claims)
      : typeof value === 'object' &&
        value !== null &&
        Object.entries(value).some(([key, below]) => fields.includes(key) || claims(below));
  const grafana = charts.some(({ values }) => at(values, 'grafana', 'persistence', 'enabled') === true);
  return grafana || objects.some(claims);
}

function issuerOf(object: KubeObject): readonly string[] {
  const named =
    object.kind === 'Certificate'
      ? stringAt(object, 'spec', 'issuerRef', 'name')
      : stringsAt(object, 'metadata', 'annotations')['cert-manager.io/cluster-issuer'];
  return named === undefined ? [] : [named];
}
