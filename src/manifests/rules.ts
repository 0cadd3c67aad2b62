import type { Rule } from '../findings/finding.ts';
import { editedFile } from './rules/edited-file.ts';
import { foreignFile } from './rules/foreign-file.ts';
import { halfWritten } from './rules/half-written.ts';
import { keptFile } from './rules/kept-file.ts';
import { kustomizationNotBuilt } from './rules/kustomization-not-built.ts';
import { lockUnreadable } from './rules/lock-unreadable.ts';
import { manifestLimits } from './rules/manifest-limits.ts';
import { manifestSyntax } from './rules/manifest-syntax.ts';
import { manifestTemplated } from './rules/manifest-templated.ts';
import { outputUnusable } from './rules/output-unusable.ts';
import { runInProgress } from './rules/run-in-progress.ts';
import { symbolicLink } from './rules/symbolic-link.ts';
import { writeFailed } from './rules/write-failed.ts';

/** What can be said when a tree is written or read. */
export const manifestRules: readonly Rule[] = [
  editedFile,
  foreignFile,
  keptFile,
  outputUnusable,
  symbolicLink,
  runInProgress,
  writeFailed,
  halfWritten,
  lockUnreadable,
  manifestSyntax,
  manifestTemplated,
  manifestLimits,
  kustomizationNotBuilt,
];
