import { day, formatDuration } from '../../kube/duration.ts';
import { edgesFrom, reachableFrom } from '../../proofs/reachable.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';

/** Raw samples of a week over the link between clusters for every query of a month: below this, what is asked twice is small. */
const long = 7 * day;

export const sidecarWindow: Check = {
  code: 'thanos/sidecar-window',
  severity: 'warning',
  title: 'A sidecar of another cluster is asked for history that the bucket has',
  why: 'Every query over a long time fetches the same raw samples twice, once of them over the link between the clusters, which makes it slow and the link dear.',
  fix: 'Give the sidecar a `--min-time` such as `-3d` that leaves what is older to the store gateway, or let its Prometheus keep less.',
  refs: ['B8'],
  run: ({ topology }, report) => {
    const from = edgesFrom(topology);
    const buckets = new Map(
      topology.edges.filter((e) => e.kind === 'reads-bucket' || e.kind === 'uploads').map((e) => [e.from, e.to]),
    );
    for (const cluster of new Set(nodesOf(topology, 'querier').map((querier) => querier.cluster))) {
      const { ways } = reachableFrom(topology, cluster, from);
      const stores = nodesOf(topology, 'store-gateway').filter(
        (store) => ways.has(store.id) && store.cluster === cluster && store.youngestMs < long,
      );
      for (const sidecar of nodesOf(topology, 'sidecar')) {
        const scraper = topology.nodes.get(sidecar.scraper);
        if (scraper?.kind !== 'scraper' || sidecar.cluster === cluster || !ways.has(sidecar.id)) continue;
        const asked = Math.min(sidecar.oldestMs ?? Number.POSITIVE_INFINITY, scraper.retentionMs);
        if (asked < long || !Number.isFinite(asked)) continue;
        const bucket = buckets.get(sidecar.id);
        const store = stores.find((s) => bucket !== undefined && bucket !== null && buckets.get(s.id) === bucket);
        if (store !== undefined)
          report(
            sidecar.readAt,
            `\`${cluster}\` asks the sidecar \`${sidecar.name}\` of \`${sidecar.cluster}\` for samples of up to ${formatDuration(asked)}, which its store gateway \`${store.name}\` has too`,
          );
      }
    }
  },
};
