import type { NodeBase, ReadAt } from './node-base.ts';

/** Which records a section takes, by their tag: a wildcard of Fluent Bit (`*` for any text) or a regular expression. */
export interface TagMatch {
  readonly kind: 'wildcard' | 'regex';
  readonly text: string;
}

/** What an input of Fluent Bit reads, and where its records wait. Sizes in bytes. */
export interface LogInput {
  readonly reads: 'containers' | 'host' | 'forward' | 'other';
  /** Whether it reads the journal, which keeps what is not read yet. */
  readonly fromJournal: boolean;
  /** The tag as it is written: `kube.*`; empty where the records bring their own. */
  readonly tag: string;
  /** Whether it remembers how far it has read: `kept` beyond its pod, `lost` with it, or `none`. */
  readonly positions: 'kept' | 'lost' | 'none';
  readonly buffer: 'memory' | 'filesystem';
  /** At which size of records in memory it stops reading; `Infinity` for never. */
  readonly memoryLimit: number;
  readonly readAt: ReadAt;
}

/** How often an index of a name begins anew; `never` for one index for ever, `unknown` where the name is not understood. */
export type IndexPeriod = 'hour' | 'day' | 'week' | 'month' | 'year' | 'never' | 'unknown';

/** The indices that an output writes. */
export interface IndexNaming {
  /** The name with `*` in the place of the time: `logs-k8s-*`. */
  readonly family: string;
  /** A name of one day, to try patterns on. */
  readonly sample: string;
  readonly period: IndexPeriod;
  /** Whether the time in the name is that of the record; else that of its writing. */
  readonly byRecordTime: boolean;
}

/** An output of Fluent Bit that ships records on. Sizes in bytes. */
export interface LogOutput {
  readonly to: 'log-store' | 'log-aggregator';
  readonly match: TagMatch;
  /** What is written in the log store; `null` for an aggregator. */
  readonly index: IndexNaming | null;
  /** How many bytes of chunks may wait on disk for it; the oldest go first. `Infinity` without a limit. */
  readonly diskLimit: number;
  /** How often a chunk is tried again; `Infinity` without end. */
  readonly retries: number;
  readonly tls: boolean;
  readonly readAt: ReadAt;
}

/** A field that a filter gives every record that it takes. */
export interface RecordMark {
  readonly match: TagMatch;
  readonly field: string;
  readonly value: string;
}

/** The pipeline of a Fluent Bit, as far as it tells where records go and where they wait. */
export interface LogPipeline {
  readonly inputs: readonly LogInput[];
  readonly outputs: readonly LogOutput[];
  readonly marks: readonly RecordMark[];
  /** Whether filters give records other tags, so that a record of any input may come to any output. */
  readonly retags: boolean;
  /** Whether something may give records fields that is not read: scripts, processors. */
  readonly marksUnclear: boolean;
  /** Whether a part of its configuration is not read, so that it may ship what is not seen here. */
  readonly unclear: boolean;
  /** Whether chunks on disk outlive the pod. */
  readonly bufferKept: boolean;
  /** Shortest time between two tries of a chunk, milliseconds. */
  readonly retryMs: number;
}

/** A Fluent Bit on every node that reads the logs of containers and of the node itself. */
export interface LogCollector extends NodeBase, LogPipeline {
  readonly kind: 'log-collector';
}

/** A Fluent Bit that takes what collectors forward. */
export interface LogAggregator extends NodeBase, LogPipeline {
  readonly kind: 'log-aggregator';
}

/** An OpenSearch; `replicas` counts its nodes of every role. */
export interface LogStore extends NodeBase {
  readonly kind: 'log-store';
  readonly persistent: boolean;
  /** Whether it answers by TLS; `null` where that is not known. */
  readonly tls: boolean | null;
}

/** What an index state management policy does with an index. Ages in milliseconds from the creation of the index. */
export interface IndexPolicy {
  readonly name: string;
  /** Youngest age at which it deletes an index; `Infinity` for never. */
  readonly deletesFrom: number;
  /** The repository that every index is archived in before it is deleted, and the name of such a snapshot; `null` where one may be deleted without. */
  readonly archives: {
    readonly repository: string;
    readonly snapshot: string;
    /** Oldest age at which the snapshot is taken. */
    readonly at: number;
  } | null;
  /** Whether a condition is not about age, so that deletion may come at another time than `deletesFrom`. */
  readonly unclear: boolean;
  readonly readAt: ReadAt;
}

/** A family of indices that some output writes into a log store, with the template and the policy that its indices get. */
export interface LogIndex extends NodeBase, IndexNaming {
  readonly kind: 'log-index';
  readonly store: string;
  readonly template: { readonly name: string; readonly readAt: ReadAt } | null;
  readonly policy: IndexPolicy | null;
}

/** A policy of snapshot management. Times in milliseconds. */
export interface SnapshotPolicy {
  readonly name: string;
  /** Names of indices as it writes them, with `*` and leading `-`. */
  readonly indices: readonly string[];
  /** Longest time between two snapshots that it takes; `null` when it takes none. */
  readonly everyMs: number | null;
  /** When it deletes: snapshots older than `maxAgeMs` or beyond `maxCount`, never the youngest `minCount`; `null` when it deletes none. */
  readonly deletion: {
    readonly maxAgeMs: number;
    readonly maxCount: number;
    readonly minCount: number;
    /** Further snapshots that it deletes beside its own, as patterns of names. */
    readonly others: readonly string[];
  } | null;
  readonly readAt: ReadAt;
}

/** A repository of snapshots of a log store. */
export interface SnapshotRepository extends NodeBase {
  readonly kind: 'snapshot-repository';
  readonly store: string;
  /** The folder in the bucket; empty for its root. */
  readonly basePath: string;
  readonly policies: readonly SnapshotPolicy[];
}

/** OpenSearch Dashboards. */
export interface Dashboards extends NodeBase {
  readonly kind: 'dashboards';
}

export type LogNode = LogCollector | LogAggregator | LogStore | LogIndex | SnapshotRepository | Dashboards;
