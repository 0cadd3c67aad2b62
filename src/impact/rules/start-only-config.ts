import type { KubeObject } from '../../kube/objects.ts';
import { namespaceOf } from '../../kube/read.ts';
import { clusterIndexes } from '../../topology/objects/cluster-indexes.ts';
import type { Container, Workload } from '../../topology/objects/workload.ts';
import { type Comparison, changed, changeOf, type ObjectChange } from '../comparison.ts';
import { after, type ImpactRule } from '../rule.ts';

export const startOnlyConfig: ImpactRule = {
  code: 'impact/start-only-config',
  severity: 'warning',
  title: 'A configuration that is read only when the pod starts',
  why: 'The object changes, the pods do not: they go on with the old configuration until something restarts them, perhaps weeks later.',
  fix: 'Restart the pods once the object is applied.',
  refs: ['N04', 'E16'],
  judge: (comparison, report) => {
    for (const change of changed(comparison)) {
      if (change.kind !== 'ConfigMap' && change.kind !== 'Secret') continue;
      const keys = keysOf(change);
      for (const workload of workloadsIn(comparison, change)) {
        const use = useOf(workload, change.after, keys);
        if (use === null || startsAnyway(comparison, workload)) continue;
        report(
          'needs order',
          { cluster: change.cluster, object: change.object, field: `data[${use.key}]` },
          `${change.object} of \`${change.cluster}\` changes \`${use.key}\`, which ${workload.object} reads ${use.how}`,
          {
            steps: after(`Restart ${workload.object} in \`${change.cluster}\`.`),
          },
        );
      }
    }
  },
};

/** Flags whose files Thanos reads once (thanos@v0.42.4 cmd/thanos; hashrings, endpoints and rules are watched or reloaded). */
const startFlags =
  /^--(?:objstore\.config|objstore-rw\.config|index-cache\.config|tracing\.config|request\.logging-config|selector\.relabel-config|query-range\.response-cache-config|labels\.response-cache-config|query-frontend\.downstream-tripper-config|store\.caching-bucket\.config)-file=(.+)$/;

function keysOf({ fields }: ObjectChange): readonly string[] {
  return [
    ...new Set(
      fields.flatMap(
        ({ field }) =>
          /^(?:data|stringData|binaryData)(?:\[(.+?)\]|\.([\w-]+))/
            .exec(field)
            ?.slice(1, 3)
            .find((k) => k !== undefined) ?? [],
      ),
    ),
  ];
}

function workloadsIn({ next }: Comparison, { cluster, after: is }: ObjectChange): readonly Workload[] {
  const index = clusterIndexes(next.clusters).find(({ id }) => id === cluster);
  const namespace = is === null ? '' : namespaceOf(is);
  return (index?.workloads ?? []).filter((workload) => workload.namespace === namespace);
}

interface Use {
  readonly key: string;
  readonly how: string;
}

/** How pods see one of the changed keys in a way that no reload reaches; `null` where none does. */
function useOf(workload: Workload, object: KubeObject, keys: readonly string[]): Use | null {
  for (const { name: volume, files } of workload.volumes)
    for (const source of files) {
      if (source.kind !== object.kind || source.name !== object.metadata.name) continue;
      for (const container of workload.containers) {
        for (const mount of container.mounts) {
          if (mount.volume !== volume) continue;
          const found = keys.find(
            (key) => mount.subPath === key && (source.items === null || source.items.get(key) === key),
          );
          if (found !== undefined) return { key: found, how: 'by `subPath`, which is never renewed in a running pod' };
          const read = keys.find((key) =>
            filesAtStart(container).includes(`${mount.path}/${pathOf(source.items, key)}`),
          );
          if (read !== undefined && mount.subPath === '') return { key: read, how: 'only when it starts' };
        }
      }
    }
  return null;
}

function pathOf(items: ReadonlyMap<string, string> | null, key: string): string {
  return [...(items ?? [])].find(([, from]) => from === key)?.[0] ?? key;
}

function filesAtStart({ args }: Container): readonly string[] {
  return args.flatMap(({ text }) => startFlags.exec(text)?.[1] ?? []);
}

/** Whether the pods start anew by themselves, because their own description changes with it. */
function startsAnyway(comparison: Comparison, { cluster, object }: Workload): boolean {
  const fields = changeOf(comparison, cluster, object)?.fields ?? [];
  return fields.some(({ field }) => field.startsWith('spec.template.'));
}
