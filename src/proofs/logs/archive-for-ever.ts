import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { archiveBook, archivesOf } from './archives.ts';

export const archiveForEver: Proof = {
  code: 'logs/archive-for-ever',
  severity: 'note',
  title: 'Snapshots are never deleted',
  why: 'A policy of indices cannot delete snapshots, and snapshot management deletes its own only, unless it is told a pattern of others. The bucket grows for ever.',
  fix: 'Give a policy of snapshot management the pattern of these snapshots as `snapshot_pattern` (OpenSearch 3.3 and later) with the age of the archive.',
  refs: ['E8'],
  prove: (topology, { logs }, report) => {
    if (logs === null || logs.keep.archive === 0) return;
    const book = archiveBook(topology);
    for (const index of nodesOf(topology, 'log-index')) {
      const kept = archivesOf(book, index, logs).filter((archive) => !Number.isFinite(archive.until));
      for (const { by, repository } of kept)
        report(
          by === 'ism' ? (index.policy?.readAt ?? repository.readAt) : repository.readAt,
          `Nothing deletes the snapshots of \`${index.name}\` in the repository \`${repository.name}\` of \`${repository.cluster}\``,
        );
    }
  },
};
