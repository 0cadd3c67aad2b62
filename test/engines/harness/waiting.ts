import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './processes.ts';

/**
 * Asks again and again until `probe` gives something other than `null`, and gives that. A probe that throws has not found it yet.
 * After `limitMs`, or as soon as a process it depends on has ended, it fails with what was awaited and the logs' ends.
 */
export async function eventually<T>(
  what: string,
  limitMs: number,
  needs: readonly Running[],
  probe: () => Promise<T | null>,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    let cause: unknown;
    const found = await probe().catch((error: unknown) => {
      cause = error;
      return null;
    });
    if (found !== null) return found;
    const dead = needs.find((one) => one.ended() !== null);
    if (dead !== undefined) throw new Error(`While waiting for ${what}, ${dead.name} ended.\n${tail(dead)}`, { cause });
    if (Date.now() > deadline) {
      throw new Error(`Waited ${limitMs / 1000} s in vain for ${what}.\n${needs.map((one) => tail(one)).join('\n')}`, {
        cause,
      });
    }
    await sleep(50);
  }
}

/** The end of a process's log, with its name: what a reader of a failed test needs first. */
export function tail(running: Running, lines = 40): string {
  const text = running.log().trimEnd().split('\n').slice(-lines).join('\n');
  return `--- log of ${running.name}\n${text}\n---`;
}

/** The status of an HTTP GET on loopback; `null` when nobody answers. */
export async function httpStatus(url: string): Promise<number | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}
