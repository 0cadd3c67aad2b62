import type { StoredBlock, StoredBlocks } from '../../cluster/drift/bucket.ts';
import type { MoreOf, Rule } from '../../findings/finding.ts';
import type { Uploader } from '../../proofs/identity/uploaders.ts';
import type { Bucket } from '../../topology/metric-nodes.ts';
import type { LabelSet } from '../../topology/node-base.ts';
import type { Compactor, Topology } from '../../topology/topology.ts';

/** A bucket as the flows have it, and as it was found. */
export interface BucketSubject {
  readonly bucket: Bucket;
  readonly topology: Topology;
  /** The pods that upload there. */
  readonly uploaders: readonly Uploader[];
  /** The compactor that works there; `null` where none does. */
  readonly compactor: Compactor | null;
  readonly stored: StoredBlocks;
  /** Since when a producer runs, by its node; one that was not found has no entry. Milliseconds since 1970. */
  readonly runsSince: ReadonlyMap<string, number>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a rule tells of a bucket: its place is the bucket's own. */
export type TellBucket = (message: string, more?: MoreOf) => void;

/** One way in which a bucket differs from what the flows make of it. One file with its page and its test. */
export interface BucketRule extends Rule {
  readonly look: (subject: BucketSubject, tell: TellBucket) => void;
}

/** Blocks that nobody has marked for deletion: those that stores serve. */
export function kept({ stored }: BucketSubject): readonly StoredBlock[] {
  return stored.blocks.filter(({ deletionMarked }) => deletionMarked === null);
}

/**
 * Whether a block is of a producer: it has its labels, and beside them at most the label of the replica, which a compactor may have taken
 * away, and the label of the tenant.
 */
export function isOf({ producer }: Uploader, labels: LabelSet): boolean {
  const more = new Set([
    ...(producer.replicaLabel === null ? [] : [producer.replicaLabel]),
    ...(producer.kind === 'ingester' ? [producer.tenantLabel] : []),
  ]);
  const own = Object.entries(producer.externalLabels);
  return (
    own.every(([name, value]) => labels[name] === value || (more.has(name) && labels[name] === undefined)) &&
    Object.keys(labels).every((name) => more.has(name) || Object.hasOwn(producer.externalLabels, name))
  );
}

/** Blocks by their labels, in the order of their text. */
export function byLabels(blocks: readonly StoredBlock[]): ReadonlyMap<string, readonly StoredBlock[]> {
  const groups = Map.groupBy(blocks, ({ labels }) => textOf(labels));
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function textOf(labels: LabelSet): string {
  const pairs = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([name, value]) => `${name}="${value}"`).join(', ')}}`;
}

/** A moment as findings write it: `2027-01-31 12:00`, in UTC. */
export function moment(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}

/** How many of a list are told by name. */
export function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more` : shown.join(', ');
}
