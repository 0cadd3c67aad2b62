import { nodesOf, type Topology } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { edgesFrom } from '../reachable.ts';
import { shownNames, tenantsAmong, writersOf } from '../tenancy/tenants.ts';
import { askedBy, type Producer } from './asked.ts';
import { uploadersOf } from './uploaders.ts';

export const deduplicatedLabelNotAReplica: Proof = {
  code: 'identity/deduplicated-label-not-a-replica',
  severity: 'error',
  title: 'A label that tells producers or tenants apart is taken for that of a replica',
  why: 'Series that differ only in that label are merged into one: whole clusters or tenants disappear behind another, and what a compactor has merged stays so.',
  fix: 'Leave only replica labels in `--query.replica-label` and in `--deduplication.replica-label` of the compactor.',
  refs: ['B1', 'A4', 'R08'],
  prove: (topology, _promised, report) => {
    const from = edgesFrom(topology);
    const tenants = tenantsByLabel(topology);
    const apart = (label: string, producers: readonly Producer[]): string | null => {
      if (producers.some((p) => p.replicaLabel === label)) return null;
      const values = new Set(producers.flatMap((p) => p.externalLabels[label] ?? []));
      if (producers.some((p) => p.kind === 'ingester' && p.tenantLabel === label))
        for (const tenant of tenants.get(label) ?? []) values.add(tenant);
      return values.size < 2 ? null : shownNames([...values].toSorted());
    };
    for (const querier of nodesOf(topology, 'querier')) {
      const producers = askedBy(topology, from, querier.id);
      for (const label of querier.replicaLabels) {
        const values = apart(label, producers);
        if (values !== null)
          report(
            querier.readAt,
            `Query \`${querier.name}\` deduplicates by \`${label}\`, which is no replica label: it tells ${values} apart`,
          );
      }
    }
    const compactors = nodesOf(topology, 'compactor').filter(({ dedupLabels }) => dedupLabels.length > 0);
    const uploaders = compactors.length === 0 ? [] : uploadersOf(topology);
    for (const compactor of compactors) {
      const buckets = (from.get(compactor.id) ?? []).flatMap(({ kind, to }) => (kind === 'deletes-in' ? [to] : []));
      const producers = uploaders.filter(({ bucket }) => buckets.includes(bucket)).map(({ producer }) => producer);
      for (const label of compactor.dedupLabels) {
        const values = apart(label, producers);
        if (values !== null)
          report(
            compactor.readAt,
            `Compactor \`${compactor.name}\` merges the blocks of its bucket by \`${label}\`, which is no replica label: it tells ${values} apart, and what is merged stays so`,
          );
      }
    }
  },
};

/** The tenants that writers name, by the label that their Receives give them. */
function tenantsByLabel(topology: Topology): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>();
  for (const [id, writers] of writersOf(topology)) {
    const node = topology.nodes.get(id);
    if (node?.kind !== 'ingester' && node?.kind !== 'receive-router') continue;
    out.set(node.tenantLabel, new Set([...(out.get(node.tenantLabel) ?? []), ...tenantsAmong(writers)]));
  }
  return out;
}
