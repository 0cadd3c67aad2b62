import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podSpecOf } from '../src/checks/pod-spec.ts';
import { components } from '../src/components/list.ts';
import type { KubeObject } from '../src/kube/objects.ts';
import { at, listAt, stringAt } from '../src/kube/read.ts';
import { plan } from '../src/manifests/plan.ts';
import { changedFleets } from './changed-fleets.ts';

/** The objects of every cluster of every fleet. */
const places = changedFleets().flatMap(({ model }) => {
  const objects = Map.groupBy(plan(model, components), ({ cluster }) => cluster);
  return [...objects.values()].map((workloads) => workloads.flatMap((workload) => workload.objects));
});

const reading: ReadonlySet<string> = new Set(['get', 'list', 'watch']);

test('no rendered role may change anything, read a Secret, or stands for everything', () => {
  const faults = places.flatMap((objects) =>
    objects
      .filter(({ kind }) => kind === 'Role' || kind === 'ClusterRole')
      .flatMap((role) =>
        listAt(role, 'rules').flatMap((rule) => {
          const verbs = listAt(rule, 'verbs');
          const resources = listAt(rule, 'resources');
          const wide = [...verbs, ...resources, ...listAt(rule, 'apiGroups')].includes('*');
          const writes = verbs.some((verb) => !reading.has(String(verb)));
          const reads = resources.some((resource) => String(resource).split('/')[0] === 'secrets');
          return wide || writes || reads ? [`${role.kind} ${role.metadata.name}: ${JSON.stringify(rule)}`] : [];
        }),
      ),
  );
  assert.deepEqual([...new Set(faults)], []);
});

test('a pod has a token of the API server only where its account has rights', () => {
  const faults = places.flatMap((objects) => {
    const bound = new Set(objects.flatMap(subjectsOf));
    return objects.flatMap((object) => {
      const spec = podSpecOf(object)?.spec;
      if (spec === undefined || at(spec, 'containers') === undefined) return [];
      const account = `${object.metadata.namespace ?? ''}/${stringAt(spec, 'serviceAccountName') ?? 'default'}`;
      const open = at(spec, 'automountServiceAccountToken') !== false;
      return open && !operated.has(object.kind) && !bound.has(account)
        ? [`${object.kind} ${object.metadata.name}`]
        : [];
    });
  });
  assert.deepEqual([...new Set(faults)], []);
});

/** Resources whose pods their operator makes: it decides on the token by the account. */
const operated: ReadonlySet<string> = new Set([
  'Prometheus',
  'PrometheusAgent',
  'Alertmanager',
  'ThanosRuler',
  'FluentBit',
]);

function subjectsOf(object: KubeObject): readonly string[] {
  if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return [];
  return listAt(object, 'subjects').map(
    (subject) =>
      `${stringAt(subject, 'namespace') ?? object.metadata.namespace ?? ''}/${stringAt(subject, 'name') ?? ''}`,
  );
}
