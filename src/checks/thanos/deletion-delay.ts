import { formatDuration } from '../../kube/duration.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';

export const deletionDelay: Check = {
  code: 'thanos/deletion-delay',
  severity: 'error',
  title: 'A store gateway reads blocks that the compactor has deleted',
  why: 'A block that is marked for deletion is still asked for until the store gateway ignores it; if it is gone before, queries fail with objects that do not exist.',
  fix: 'Write `--ignore-deletion-marks-delay` of the store gateway as half of `--delete-delay` of the compactor, such as 24h of 48h.',
  refs: ['C5'],
  run: ({ topology }, report) => {
    const bucketOf = new Map(
      topology.edges.filter((e) => e.kind === 'reads-bucket' || e.kind === 'deletes-in').map((e) => [e.from, e.to]),
    );
    for (const store of nodesOf(topology, 'store-gateway')) {
      const bucket = bucketOf.get(store.id);
      if (bucket === undefined || bucket === null) continue;
      const owner = nodesOf(topology, 'compactor').find((compactor) => bucketOf.get(compactor.id) === bucket);
      // A block is ignored at the first sync after its delay.
      if (owner === undefined || store.ignoreDeletionMarksMs + store.syncMs <= owner.deleteDelayMs) continue;
      report(
        store.readAt,
        `The store gateway \`${store.name}\` of \`${store.cluster}\` reads a marked block for ${formatDuration(store.ignoreDeletionMarksMs)} and up to ${formatDuration(store.syncMs)} more, and the compactor \`${owner.name}\` of \`${owner.cluster}\` deletes it after ${formatDuration(owner.deleteDelayMs)}`,
      );
    }
  },
};
