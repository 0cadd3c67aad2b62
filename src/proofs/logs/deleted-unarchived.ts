import type { LostStream } from '../../findings/promise-answer.ts';
import { formatDuration } from '../../kube/duration.ts';
import type { LogIndex } from '../../topology/log-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { LogPromise } from '../promise.ts';
import type { Proof } from '../proof.ts';
import { type ArchiveBook, archiveBook, archivesOf, covers } from './archives.ts';
import { youngerBy } from './index-time.ts';

const unarchivedFix =
  'Let the policy take a snapshot of the index in the state before the one that deletes it: its failure stops the policy.';

export const deletedUnarchived: Proof = {
  code: 'logs/deleted-unarchived',
  severity: 'error',
  title: 'An index may be deleted before it is archived',
  why: 'A policy deletes by age alone. What is in no snapshot by then is gone, most likely after an outage of the object store, when snapshots fail quietly.',
  fix: unarchivedFix,
  refs: ['E8', 'E4'],
  prove: (topology, { logs }, report, answer) => {
    if (logs === null || logs.keep.archive === 0) return;
    const book = archiveBook(topology);
    const lost: LostStream[] = [];
    let kept = 0;
    for (const index of nodesOf(topology, 'log-index')) {
      const { policy } = index;
      const younger = youngerBy(index);
      if (policy === null || policy.unclear || younger === null || !Number.isFinite(policy.deletesFrom)) continue;
      if (archivesOf(book, index, logs).length > 0) {
        kept += 1;
        continue;
      }
      const message = `The policy \`${policy.name}\` of \`${index.cluster}\` deletes an index of \`${index.name}\` ${formatDuration(policy.deletesFrom)} after its making, and ${why(book, index, logs)}`;
      report(policy.readAt, message);
      lost.push({
        stream: `logs of \`${index.name}\` of \`${index.cluster}\``,
        where: policy.readAt,
        message,
        interval: `from ${formatDuration(policy.deletesFrom)} on`,
        path: [
          `\`${index.name}\` is deleted ${formatDuration(policy.deletesFrom)} after its making`,
          'no snapshot has it for certain',
        ],
        change: unarchivedFix,
      });
    }
    const outage = `object store, of logs ${formatDuration(logs.survive.objectStore)}`;
    if (logs.survive.objectStore > 0 && kept + lost.length > 0)
      answer?.({ promise: 'logs.survive.objectStore', outage, kept, lost });
  },
};

function why(book: ArchiveBook, index: LogIndex, { survive }: LogPromise): string {
  const repositories = book.repositories.get(index.store) ?? [];
  const { policy } = index;
  if (repositories.length === 0) return 'its log store has no repository of snapshots';
  if (policy !== null && policy.archives !== null)
    return `archives it in the repository \`${policy.archives.repository}\`, which its log store does not have`;
  const scheduled = repositories
    .flatMap((r) => r.policies)
    .find((p) => p.everyMs !== null && covers(p.indices, index.sample));
  if (scheduled === undefined || scheduled.everyMs === null) return 'nothing takes a snapshot of it before';
  const late = survive.objectStore + Math.max(survive.store, survive.link);
  const outages = late === 0 ? '' : ` and outages of ${formatDuration(late)}`;
  return `the snapshots of \`${scheduled.name}\` every ${formatDuration(scheduled.everyMs)} may all come before its last line, an index of a ${index.period}${outages} considered`;
}
