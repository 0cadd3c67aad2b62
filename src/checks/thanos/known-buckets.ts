import { day } from '../../kube/duration.ts';
import { stringAt } from '../../kube/read.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

/** A bucket of the fleet: what it is for, and how long the compactor keeps blocks in it (`Infinity` for ever; `null` where no compactor is known). */
export interface KnownBucket {
  readonly holds: 'blocks of Thanos' | 'snapshots of OpenSearch' | 'backups of Longhorn';
  readonly keepMs: number | null;
}

/** The buckets that the engines of the fleet use, by name. */
export function knownBuckets(subject: Subject): ReadonlyMap<string, KnownBucket> {
  const out = new Map<string, KnownBucket>();
  const { topology } = subject;
  for (const { index } of viewsOf(subject))
    for (const kind of ['BackupTarget', 'Setting'])
      for (const object of index.byKind.get(kind) ?? []) {
        const url = stringAt(object, 'spec', 'backupTargetURL') ?? stringAt(object, 'value') ?? '';
        const name = object.apiVersion.startsWith('longhorn.io/') ? /^s3:\/\/([^@/]+)@/.exec(url)?.[1] : undefined;
        if (name !== undefined) out.set(name, { holds: 'backups of Longhorn', keepMs: null });
      }
  const uses = Map.groupBy(
    topology.edges.filter(({ to }) => to !== null),
    ({ to }) => to,
  );
  for (const bucket of nodesOf(topology, 'bucket')) {
    const edges = uses.get(bucket.id) ?? [];
    if (edges.some(({ kind }) => kind === 'snapshots'))
      out.set(bucket.bucket, { holds: 'snapshots of OpenSearch', keepMs: null });
    if (!edges.some(({ kind }) => kind === 'uploads' || kind === 'reads-bucket' || kind === 'deletes-in')) continue;
    const kept = edges.flatMap(({ kind, from }) => {
      const node = kind === 'deletes-in' ? topology.nodes.get(from) : undefined;
      return node?.kind === 'compactor'
        ? Object.values(node.retentionMs).map((ms) => (ms === 0 ? Number.POSITIVE_INFINITY : ms))
        : [];
    });
    out.set(bucket.bucket, { holds: 'blocks of Thanos', keepMs: kept.length === 0 ? null : Math.max(day, ...kept) });
  }
  return out;
}
