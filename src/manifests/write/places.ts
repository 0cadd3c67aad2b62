import { join } from 'node:path';
import type { FilePlace } from '../../findings/finding.ts';
import { lockPath } from '../lock.ts';

/** Where a tree keeps what belongs to the writing itself: all of it inside, so that every rename stays on one file system. */
export interface Places {
  readonly root: string;
  /** namsan's own directory, the one place besides the tree's files that is written to. */
  readonly own: string;
  readonly lock: string;
  readonly runLock: string;
  readonly journal: string;
  readonly stage: string;
  /** Files and directories on their way in, at their paths in the tree. */
  readonly incoming: string;
  /** Files on their way out, at their paths in the tree. */
  readonly outgoing: string;
}

/** Where everything of namsan's own lies in a tree with this root. */
export function placesIn(root: string): Places {
  const own = join(root, '.namsan');
  const stage = join(own, 'stage');
  return {
    root,
    own,
    lock: join(root, lockPath),
    runLock: join(own, 'run.lock'),
    journal: join(own, 'journal.json'),
    stage,
    incoming: join(stage, 'in'),
    outgoing: join(stage, 'out'),
  };
}

/** A finding's place for a file or directory as a whole. */
export function wholeFile(file: string): FilePlace {
  return { file, line: 1, column: 1, path: '' };
}
