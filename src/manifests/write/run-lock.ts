import { hostname } from 'node:os';
import { isJsonObject, numberAt, stringAt } from '../../kube/read.ts';
import { type Disk, systemCode } from './disk.ts';

/** Lock files that this process holds: one with its number that is not among them is left over. */
const held = new Set<string>();

/**
 * Takes the lock file that keeps two runs from writing one tree. Gives `null` when it is taken, or the holder's words when another run has it.
 * A lock whose process has ended on this machine is taken over; for another machine nobody here can know.
 */
export function takeRunLock(path: string, disk: Disk): string | null {
  const mine = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
  for (let attempt = 0; ; attempt++) {
    try {
      disk.create(path, mine);
      held.add(path);
      return null;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
    const kind = disk.kindOf(path);
    if (kind !== null && kind !== 'file') return 'nobody that could be named: its lock is no file';
    const other = readIfThere(path, disk);
    if (other === null) continue;
    if (attempt > 2 || isAlive(other, path)) return holder(other);
    putAway(path, other, disk);
  }
}

/** Gives the lock back that this process has taken. */
export function releaseRunLock(path: string, disk: Disk): void {
  held.delete(path);
  disk.remove(path);
}

/** Moves a left-over lock aside before it is removed, so that of two runs that find it only one takes it. */
function putAway(path: string, left: string, disk: Disk): void {
  const aside = `${path}.${process.pid}`;
  disk.rename(path, aside);
  if (readIfThere(aside, disk) === left) disk.remove(aside);
  else disk.rename(aside, path);
}

function readIfThere(path: string, disk: Disk): string | null {
  try {
    return disk.read(path).toString('utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(lock: string, path: string): boolean {
  const { pid, host } = parsed(lock);
  if (host !== hostname()) return host !== null;
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

function holder(lock: string): string {
  const { pid, host } = parsed(lock);
  return host === null ? 'an unknown process' : `process ${pid} on \`${host}\``;
}

/** A lock that was cut short by a stop in its writing names no host, and is nobody's. */
function parsed(lock: string): { readonly pid: number; readonly host: string | null } {
  try {
    const value: unknown = JSON.parse(lock);
    if (isJsonObject(value)) return { pid: numberAt(value, 'pid') ?? 0, host: stringAt(value, 'host') ?? null };
  } catch {
    // Not JSON: told below.
  }
  return { pid: 0, host: null };
}
