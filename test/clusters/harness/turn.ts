import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for its turn on this machine: two runs would fight for the same addresses. The file names the process that has it;
 * the turn of one that is gone is over. It ends with this process.
 */
export async function takeTurn(path: string, say: (line: string) => void): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!take(path)) {
    const other = holder(path);
    if (other === null) continue;
    if (!told) say(`waiting for the run of process ${other}`);
    told = true;
    await sleep(1_000);
  }
  process.on('exit', () => {
    if (holder(path) === process.pid) rmSync(path, { force: true });
  });
}

function take(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch {
    const pid = holder(path);
    if (pid === null || !isAlive(pid)) rmSync(path, { force: true });
    return false;
  }
}

function holder(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

/** Whether a process of that number lives and is a run of tests: numbers are given again. */
function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node');
  } catch {
    return false;
  }
}
