import type { LogIndex, SnapshotPolicy, SnapshotRepository } from '../../topology/log-nodes.ts';
import { wildcard } from '../../topology/logs/tags.ts';
import { nodesOf, type Topology } from '../../topology/topology.ts';
import type { LogPromise } from '../promise.ts';
import { youngerBy } from './index-time.ts';

/** A way in which every line of an index comes into a snapshot. Ages in milliseconds, of the index's youngest line. */
export interface Archive {
  /** `ism`: by the policy, before it deletes; `schedule`: by snapshot management, while the index is there. */
  readonly by: 'ism' | 'schedule';
  readonly repository: SnapshotRepository;
  /** The policy of snapshot management that deletes the snapshots; `null` where none does. */
  readonly expires: SnapshotPolicy | null;
  /** Until which age a line is in a snapshot for certain. */
  readonly until: number;
}

/** Repositories and families of indices by their log store; made once for a topology. */
export interface ArchiveBook {
  readonly repositories: ReadonlyMap<string, readonly SnapshotRepository[]>;
  readonly indices: ReadonlyMap<string, readonly LogIndex[]>;
}

/** Notes which repositories and indices each log store has. */
export function archiveBook(topology: Topology): ArchiveBook {
  return {
    repositories: Map.groupBy(nodesOf(topology, 'snapshot-repository'), (repository) => repository.store),
    indices: Map.groupBy(nodesOf(topology, 'log-index'), (index) => index.store),
  };
}

/** Every archive that an index comes into for certain before it is deleted. */
export function archivesOf(book: ArchiveBook, index: LogIndex, logs: LogPromise): readonly Archive[] {
  const younger = youngerBy(index);
  if (younger === null || !Number.isFinite(younger)) return [];
  const repositories = book.repositories.get(index.store) ?? [];
  return [...byPolicy(book, index, younger, repositories), ...bySchedule(index, younger, repositories, logs)];
}

/** A snapshot of the policy is taken at its age of the index or later; a failed one stops the policy, so that nothing is lost by it. */
function byPolicy(
  book: ArchiveBook,
  index: LogIndex,
  younger: number,
  repositories: readonly SnapshotRepository[],
): readonly Archive[] {
  const archives = index.policy?.archives ?? null;
  const repository = repositories.find((r) => r.name === archives?.repository);
  if (archives === null || repository === undefined) return [];
  const name = archives.snapshot.replace(/\{\{[^}]*\}\}/g, index.sample);
  const expires =
    repository.policies.find((p) => p.deletion?.others.some((other) => wildcard(other).test(name))) ?? null;
  const deletion = expires?.deletion ?? null;
  // Of several families, each gives a snapshot in every period.
  const families = (book.indices.get(index.store) ?? []).filter((other) => other.period === index.period);
  const counted = (deletion?.maxCount ?? Number.POSITIVE_INFINITY) * (younger / Math.max(1, families.length));
  const lives = deletion === null ? Number.POSITIVE_INFINITY : Math.min(deletion.maxAgeMs, counted);
  return [{ by: 'ism', repository, expires, until: Math.max(0, archives.at - younger) + lives }];
}

/**
 * The last snapshot before the deletion is at most one interval older, and an outage of the object store older still; it has every line only
 * if the index was complete by then, late lines after an outage included.
 */
function bySchedule(
  index: LogIndex,
  younger: number,
  repositories: readonly SnapshotRepository[],
  { survive }: LogPromise,
): readonly Archive[] {
  const deleted = index.policy?.deletesFrom ?? Number.POSITIVE_INFINITY;
  return repositories.flatMap((repository) =>
    repository.policies.flatMap((policy): readonly Archive[] => {
      const { everyMs, deletion } = policy;
      if (everyMs === null || !covers(policy.indices, index.sample)) return [];
      const at = deleted - everyMs - survive.objectStore;
      const complete = younger + Math.max(survive.store, survive.link);
      if (at < complete) return [];
      const counted = (deletion?.maxCount ?? Number.POSITIVE_INFINITY) * everyMs;
      const lives = deletion === null ? Number.POSITIVE_INFINITY : Math.min(deletion.maxAgeMs, counted);
      return [{ by: 'schedule', repository, expires: deletion === null ? null : policy, until: at - younger + lives }];
    }),
  );
}

/** Whether expressions of index names take a name: `logs-*`, and `-logs-x-*` to leave out. */
export function covers(expressions: readonly string[], name: string): boolean {
  const [out, into] = [expressions.filter((e) => e.startsWith('-')), expressions.filter((e) => !e.startsWith('-'))];
  return into.some((e) => e === '_all' || wildcard(e).test(name)) && !out.some((e) => wildcard(e.slice(1)).test(name));
}
