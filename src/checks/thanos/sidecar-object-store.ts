import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';

export const sidecarObjectStore: Check = {
  code: 'thanos/sidecar-object-store',
  severity: 'warning',
  title: 'A sidecar uploads nothing while others of the fleet do',
  why: 'Without an object store a sidecar runs well and uploads nothing: what its Prometheus deletes is gone, and nobody is told.',
  fix: 'Give it the object store of the others: `spec.thanos.objectStorageConfig` or `--objstore.config-file`.',
  refs: ['C10'],
  run: ({ topology }, report) => {
    const sidecars = nodesOf(topology, 'sidecar');
    const other = sidecars.find(({ uploads }) => uploads);
    if (other === undefined) return;
    const writing = new Set(topology.edges.filter((e) => e.kind === 'remote-writes').map((e) => e.from));
    for (const sidecar of sidecars) {
      // What is written remotely is kept elsewhere.
      if (sidecar.uploads || writing.has(sidecar.scraper)) continue;
      report(
        sidecar.readAt,
        `The sidecar \`${sidecar.name}\` of \`${sidecar.cluster}\` has no object store, and that of \`${other.name}\` of \`${other.cluster}\` has one`,
      );
    }
  },
};
