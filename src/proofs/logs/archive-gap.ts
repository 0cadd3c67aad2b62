import { formatDuration } from '../../kube/duration.ts';
import { nodesOf } from '../../topology/topology.ts';
import { intervalText } from '../interval.ts';
import type { Proof } from '../proof.ts';
import { archiveBook, archivesOf } from './archives.ts';

export const archiveGap: Proof = {
  code: 'logs/archive-gap',
  severity: 'error',
  title: 'Lines are in no snapshot for as long as the archive is promised',
  why: 'Snapshots are deleted by their own age. When they go before the promised time, nothing has the lines any more.',
  fix: 'Let snapshot management delete later, and not by count.',
  refs: ['E8', 'E4', 'C05'],
  prove: (topology, { logs }, report) => {
    if (logs === null || logs.keep.archive === 0) return;
    const promised = logs.keep.archive;
    const book = archiveBook(topology);
    for (const index of nodesOf(topology, 'log-index')) {
      // What no policy deletes stays in the index, and what is deleted unarchived is told by another proof.
      if (index.policy === null || index.policy.unclear || !Number.isFinite(index.policy.deletesFrom)) continue;
      const [longest] = archivesOf(book, index, logs).toSorted((a, b) => b.until - a.until);
      if (longest === undefined || longest.until >= promised) continue;
      const interval = intervalText({ from: longest.until, to: promised });
      const { repository, expires, by } = longest;
      const taken =
        by === 'ism' ? `the policy \`${index.policy.name}\` archives it` : 'snapshot management archives it';
      report(
        expires?.readAt ?? repository.readAt,
        `Lines of \`${index.name}\` of \`${index.cluster}\`: ages ${interval} of the promised ${formatDuration(promised)} are in no snapshot: ${taken} in \`${repository.name}\`, and \`${expires?.name}\` deletes the snapshot when its last line is ${formatDuration(longest.until)} old`,
        {
          counterexample: {
            stream: index.name,
            interval,
            hops: [
              `snapshots in \`${repository.name}\` hold lines up to ${formatDuration(longest.until)}`,
              `nothing holds ${interval}`,
            ],
          },
        },
      );
    }
  },
};
