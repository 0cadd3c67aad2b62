import { type Disk, realDisk } from '../write/disk.ts';

/** What stops a process: nothing after it happens. */
export class Stopped extends Error {}

const changing = ['create', 'makeDirectory', 'rename', 'remove', 'removeEmpty', 'removeTree'] as const;

/**
 * A disk on which the change number `at`, counted from 0, does not happen: by a system error, after which all goes well
 * again or nothing does, or by the end of the process. `changes` says how many were asked for.
 */
export function failingDisk(
  at: number,
  how: 'error' | 'errors' | 'stop',
  code = 'EIO',
): { readonly disk: Disk; readonly changes: () => number } {
  let count = 0;
  let stopped = false;
  const before = (path: string): void => {
    const here = count++;
    if (stopped || (here === at && how === 'stop')) {
      stopped = true;
      throw new Stopped();
    }
    if (here === at || (here > at && how === 'errors'))
      throw Object.assign(new Error(`${code}: refused by the test`), { code, syscall: 'test', path });
  };
  const wrapped = Object.fromEntries(
    changing.map((name) => [
      name,
      (path: string, other: string) => {
        before(path);
        return (realDisk[name] as (path: string, other: string) => unknown)(path, other);
      },
    ]),
  );
  return { disk: { ...realDisk, ...wrapped }, changes: () => count };
}
