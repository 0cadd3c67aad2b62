import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, mapAt, namespaceOf, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

export const adminSecret: Check = {
  code: 'grafana/admin-secret',
  severity: 'error',
  title: 'The Secret of the Grafana administrator lacks a key',
  why: 'The chart reads the name and the password from two keys: without one of them the pod of Grafana does not start.',
  fix: 'Give the Secret both `admin-user` and `admin-password`.',
  refs: ['R37'],
  run: (subject, report) => {
    for (const { index } of viewsOf(subject)) {
      const installed = subject.charts.filter(({ cluster, name }) => cluster === index.id && charts.includes(name));
      for (const kind of ['Secret', 'SealedSecret', 'ExternalSecret'])
        for (const object of index.byKind.get(kind) ?? []) {
          const found = keysOf(object);
          const name = nameOf(object);
          if (found === null || !/grafana/i.test(name)) continue;
          const [has] = keys.filter((key) => found.keys.includes(key));
          const lacks = keys.find((key) => !found.keys.includes(key));
          const inChart = installed.some(({ namespace }) => namespace === namespaceOf(object));
          const elsewhere = index.workloads.some(({ containers }) =>
            containers.some(({ env }) => [...env.values()].some((v) => v.kind === 'secret' && v.name === name)),
          );
          if (has === undefined || lacks === undefined || !inChart || elsewhere) continue;
          report(
            objectPlace(index.id, object, found.field),
            `The Secret \`${name}\` of \`${index.id}\` has \`${has}\` and no \`${lacks}\``,
          );
        }
    }
  },
};

/** Charts that install Grafana, and the keys that they read by default (grafana-community chart 10, values.yaml admin.userKey, admin.passwordKey). */
const charts: readonly string[] = ['grafana', 'kube-prometheus-stack'];
const keys: readonly string[] = ['admin-user', 'admin-password'];

/** The Secret that an object is or makes. */
function nameOf(object: KubeObject): string {
  return (
    stringAt(object, 'spec', 'target', 'name') ??
    stringAt(object, 'spec', 'template', 'metadata', 'name') ??
    object.metadata.name
  );
}

/** The keys of that Secret; `null` where they are not all in the object. */
function keysOf(object: KubeObject): { readonly keys: readonly string[]; readonly field: string } | null {
  const names = (...path: readonly string[]) => Object.keys(mapAt(object, ...path));
  if (object.kind === 'Secret') return { keys: [...names('data'), ...names('stringData')], field: 'data' };
  if (object.kind === 'SealedSecret')
    return {
      keys: [...names('spec', 'encryptedData'), ...names('spec', 'template', 'data')],
      field: 'spec.encryptedData',
    };
  const template = at(object, 'spec', 'target', 'template');
  // A template takes the place of what was fetched, unless it says otherwise or comes from elsewhere.
  const made = names('spec', 'target', 'template', 'data');
  if (made.length > 0 && at(template, 'templateFrom') === undefined && at(template, 'mergePolicy') === undefined)
    return { keys: made, field: 'spec.target.template.data' };
  if (at(object, 'spec', 'dataFrom') !== undefined || template !== undefined) return null;
  return {
    keys: listAt(object, 'spec', 'data').flatMap((entry) => stringAt(entry, 'secretKey') ?? []),
    field: 'spec.data',
  };
}
