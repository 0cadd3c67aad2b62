import type { NodeBase } from './node-base.ts';

/** Resolutions of Thanos blocks: as scraped, one point per five minutes, one per hour (thanos@v0.42.4 pkg/compact/downsample). */
export type Resolution = 'raw' | '5m' | '1h';
export const resolutions: readonly Resolution[] = ['raw', '5m', '1h'];

/** A rule by which a store gateway or a compactor chooses blocks by their external labels: keep or drop those whose labels, joined by `;`, match. */
export interface BlockRule {
  readonly action: 'keep' | 'drop';
  readonly labels: readonly string[];
  /** RE2, anchored at both ends. */
  readonly regex: string;
}

export interface StoreGateway extends NodeBase {
  readonly kind: 'store-gateway';
  /** It serves samples of ages [`youngestMs`, `oldestMs`): from `--max-time` and `--min-time`; `null` without a bound. */
  readonly youngestMs: number;
  readonly oldestMs: number | null;
  readonly syncMs: number;
  readonly ignoreDeletionMarksMs: number;
  /** Shard `index` of `total` by hash of the block id, or `null`. */
  readonly shard: { readonly index: number; readonly total: number } | null;
  /** Further rules by which it chooses blocks; empty for all blocks. */
  readonly blockRules: readonly BlockRule[];
}

export interface Compactor extends NodeBase {
  readonly kind: 'compactor';
  /** Milliseconds; 0 is for ever. */
  readonly retentionMs: Readonly<Record<Resolution, number>>;
  readonly downsampling: boolean;
  readonly deleteDelayMs: number;
  readonly dedupLabels: readonly string[];
  readonly shard: { readonly index: number; readonly total: number } | null;
  /** Further rules by which it chooses blocks; empty for all blocks. */
  readonly blockRules: readonly BlockRule[];
}
