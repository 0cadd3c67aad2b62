import type { Finding } from '../../findings/finding.ts';

/** What writing a tree did. With an error among the findings it did nothing: the tree is as it was. Paths are relative to the tree. */
export interface Written {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}
