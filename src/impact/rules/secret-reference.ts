import type { KubeObject } from '../../kube/objects.ts';
import { isJsonObject, namespaceOf, stringAt } from '../../kube/read.ts';
import type { ObjectChange, Side } from '../comparison.ts';
import { before, type ImpactRule } from '../rule.ts';

export const secretReference: ImpactRule = {
  code: 'impact/secret-reference',
  severity: 'warning',
  title: 'A Secret that is used from now on and that nothing applied here makes',
  why: 'A pod whose Secret is not there does not start, and a rolling update stops at it.',
  fix: 'Make the Secret first.',
  refs: ['N04', 'C10', 'R37'],
  judge: (comparison, report) => {
    const usedBefore = new Map<string, ReadonlySet<string>>();
    const made = new Map<string, ReadonlySet<string>>();
    for (const change of comparison.changes) {
      const { cluster, after: is } = change;
      if (is === null || !hasUses(change)) continue;
      if (!usedBefore.has(cluster)) usedBefore.set(cluster, usedIn(comparison.old, cluster));
      if (!made.has(cluster)) made.set(cluster, madeIn(comparison.next, cluster));
      const namespace = namespaceOf(is);
      for (const [name, field] of usesOf(is)) {
        const key = `${namespace}/${name}`;
        if (usedBefore.get(cluster)?.has(key) === true || made.get(cluster)?.has(key) === true) continue;
        report(
          'needs order',
          { cluster, object: change.object, field },
          `${change.object} of \`${cluster}\` uses the Secret \`${name}\`, which nothing used before`,
          {
            steps: before(
              `Make the Secret \`${name}\` in the namespace \`${namespace}\` of \`${cluster}\`, with the keys that ${change.object} reads.`,
            ),
          },
        );
      }
    }
  },
};

/** A cluster or an object that is all new is installed by its own order. */
function hasUses({ before: was, fields }: ObjectChange): boolean {
  return was !== null && fields.some(({ field }) => field.startsWith('spec'));
}

/** Secrets by `namespace/name` that the objects of a cluster use. */
function usedIn(side: Side, cluster: string): ReadonlySet<string> {
  const objects = side.clusters.filter((c) => c.cluster === cluster).flatMap((c) => c.objects);
  return new Set(
    objects.flatMap((object) => [...usesOf(object).keys()].map((name) => `${namespaceOf(object)}/${name}`)),
  );
}

/** Secrets by `namespace/name` that the objects of a cluster make: Secrets, and what External Secrets, Sealed Secrets and cert-manager make of theirs. */
function madeIn(side: Side, cluster: string): ReadonlySet<string> {
  const objects = side.clusters.filter((c) => c.cluster === cluster).flatMap((c) => c.objects);
  return new Set(
    objects.flatMap((object) => {
      const name = madeBy(object);
      return name === null ? [] : [`${namespaceOf(object)}/${name}`];
    }),
  );
}

function madeBy(object: KubeObject): string | null {
  if (object.kind === 'Secret' || object.kind === 'SealedSecret') return object.metadata.name;
  if (object.kind === 'ExternalSecret') return stringAt(object, 'spec', 'target', 'name') ?? object.metadata.name;
  return object.kind === 'Certificate' ? (stringAt(object, 'spec', 'secretName') ?? null) : null;
}

/** Names of Secrets in the specification of an object, each with its field: by the names that Kubernetes and the operators give such fields. */
function usesOf(object: KubeObject): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  if (madeBy(object) !== null) return out;
  const walk = (value: unknown, field: string, key: string, optional: boolean): void => {
    if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) walk(item, `${field}[${i}]`, key, false);
      return;
    }
    if (!isJsonObject(value)) return;
    const isOptional = optional || value['optional'] === true;
    for (const [name, child] of Object.entries(value)) {
      const named =
        name === 'secretName' ||
        (name === 'name' &&
          /^(?:secret|secretRef|secretKeyRef|objectStorageConfig|\w*[cC]redentialsSecret)$/.test(key));
      if (named && typeof child === 'string' && !isOptional && !out.has(child)) out.set(child, `${field}.${name}`);
      else walk(child, `${field}.${name}`, name, isOptional);
    }
  };
  walk('spec' in object ? object.spec : null, 'spec', 'spec', false);
  return out;
}
