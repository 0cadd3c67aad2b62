import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Rendered } from '../../../src/pipeline.ts';
import { writeTree } from './bootstrap.ts';
import { must } from './command.ts';
import { addStandInCharts } from './stand-in-charts.ts';

/** A working copy of a Git repository with the tree of a fleet, and the bare one that is served. */
export interface Repository {
  readonly tree: string;
  readonly bare: string;
}

/** An empty repository in a folder. */
export async function makeRepository(folder: string): Promise<Repository> {
  const [tree, bare] = [join(folder, 'tree'), join(folder, 'served', 'fleet.git')];
  await must('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  await must('git', ['init', '--quiet', '--initial-branch=main', tree]);
  await must('git', ['-C', tree, 'remote', 'add', 'origin', bare]);
  return { tree, bare };
}

/** Writes what the fleet renders, with stand-ins for its charts, in place of what was there, and pushes it. Gives the commit. */
export async function push({ tree }: Repository, rendered: Rendered, message: string): Promise<string> {
  for (const name of readdirSync(tree)) if (name !== '.git') rmSync(join(tree, name), { recursive: true });
  writeTree(tree, rendered);
  await addStandInCharts(tree);
  const git = (...args: readonly string[]): Promise<string> =>
    must('git', ['-C', tree, '-c', 'user.name=tests', '-c', 'user.email=tests@namsan.test', ...args]);
  await git('add', '--all', '--force');
  await git('commit', '--quiet', '--message', message);
  await git('push', '--quiet', 'origin', 'main');
  return (await git('rev-parse', 'HEAD')).trim();
}
