import { join } from 'node:path';
import { type Answered, attempt, type CommandOptions } from '../harness/command.ts';

/** Runs namsan as a user does, in a folder that holds a fleet file; gives what it printed and its exit code. */
export type Namsan = (args: readonly string[], options?: CommandOptions) => Promise<Answered>;

const main = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');

/** namsan in a folder, with environment variables of its own: contexts of clusters, the place of its journal. */
export function namsanIn(cwd: string, env: Readonly<Record<string, string>>, program: string = main): Namsan {
  return (args, options = {}) =>
    attempt(process.execPath, [program, ...args], {
      limitMs: 1_800_000,
      ...options,
      cwd,
      env: { ...env, ...options.env },
    });
}

/** Fails with everything that was printed unless it ended with this code. */
export async function ends(code: number, said: Promise<Answered>): Promise<Answered> {
  const answered = await said;
  if (answered.code === code) return answered;
  throw new Error(`Ended with ${answered.code} in the place of ${code}:\n${answered.err}\n${answered.out}`);
}
