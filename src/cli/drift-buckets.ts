import { type StoredBlocks, storedBlocks } from '../cluster/drift/bucket.ts';
import type { LiveCluster } from '../cluster/live-objects.ts';
import { type Finding, finding, type Rule } from '../findings/finding.ts';
import { objectName } from '../kube/objects.ts';
import type { Rendered } from '../pipeline.ts';
import type { BucketSubject } from '../probes/bucket-drift/bucket-rule.ts';
import { bucketRules } from '../probes/bucket-drift/list.ts';
import type { Live } from '../probes/probe.ts';
import { uploadersOf } from '../proofs/identity/uploaders.ts';
import type { Bucket } from '../topology/metric-nodes.ts';
import { nodesOf } from '../topology/topology.ts';

/** A bucket of metrics, held against the flows. */
export interface BucketDrift {
  readonly store: string;
  readonly bucket: string;
  /** Why it was not read; `null` where it was. */
  readonly refusal: string | null;
  /** Blocks that were looked at, and how many there are. */
  readonly blocks: { readonly read: number; readonly total: number };
  readonly findings: readonly Finding[];
}

/** Reads the buckets that the fleet's producers upload metrics to. */
export async function bucketDrifts(
  live: Live,
  { model, topology }: Rendered,
  clusters: readonly LiveCluster[],
  now: number,
): Promise<readonly BucketDrift[]> {
  const { name: store, buckets } = model.metrics.objectStore;
  const uploaders = uploadersOf(topology);
  const used = nodesOf(topology, 'bucket').filter(
    ({ id, bucket }) => bucket === buckets.metrics && uploaders.some((uploader) => uploader.bucket === id),
  );
  if (used.length === 0) return [];
  const opened = await live.store(store);
  return Promise.all(
    used.map(async (node): Promise<BucketDrift> => {
      const named = { store, bucket: node.prefix === '' ? node.bucket : `${node.bucket}/${node.prefix}` };
      const nothing = { ...named, blocks: { read: 0, total: 0 }, findings: [] };
      if (!opened.ok) return { ...nothing, refusal: opened.refusal.message };
      const stored = await storedBlocks(opened.value, node.bucket, node.prefix);
      if (!stored.ok) return { ...nothing, refusal: stored.refusal.message };
      const { blocks, total } = stored.value;
      const subject = subjectOf(node, topology, stored.value, clusters, now);
      return { ...named, refusal: null, blocks: { read: blocks.length, total }, findings: judged(subject) };
    }),
  );
}

function subjectOf(
  bucket: Bucket,
  topology: Rendered['topology'],
  stored: StoredBlocks,
  clusters: readonly LiveCluster[],
  now: number,
): BucketSubject {
  const uploaders = uploadersOf(topology).filter((uploader) => uploader.bucket === bucket.id);
  const working = topology.edges.find(({ kind, to }) => kind === 'deletes-in' && to === bucket.id);
  const compactor = working === undefined ? undefined : topology.nodes.get(working.from);
  const made = new Map(
    clusters.flatMap(({ cluster, live }) =>
      [...live.values()].map((one) => [`${cluster} ${objectName(one)}`, Date.parse(one.metadata.creationTimestamp)]),
    ),
  );
  const runsSince = new Map<string, number>();
  for (const { producer } of uploaders) {
    const since = made.get(`${producer.readAt.cluster} ${producer.readAt.object}`);
    if (since !== undefined && Number.isFinite(since)) runsSince.set(producer.id, since);
  }
  return {
    ...{ bucket, topology, uploaders, stored, runsSince, now },
    compactor: compactor?.kind === 'compactor' ? compactor : null,
  };
}

function judged(subject: BucketSubject): readonly Finding[] {
  const { bucket, cluster } = subject.bucket;
  const where = { cluster, object: `bucket ${bucket}`, field: '' };
  return bucketRules.flatMap((rule) => {
    const out: Finding[] = [];
    rule.look(subject, (message, more) => out.push(finding(ruleOf(rule), where, message, more)));
    return out;
  });
}

function ruleOf({ code, severity, title, why, fix, refs }: Rule): Rule {
  return { code, severity, title, why, fix, refs };
}
