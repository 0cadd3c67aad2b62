import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that a test started: its log, its end, and the way to stop it. */
export interface Running {
  readonly name: string;
  /** Standard output and standard error so far, in the order in which they came. */
  readonly log: () => string;
  /** How it ended; `null` while it runs. */
  readonly ended: () => Ending | null;
  readonly end: Promise<Ending>;
  /** Asks it to stop, and kills it after 2 s: it holds nothing that outlives the test. Done when it is gone. */
  readonly stop: () => Promise<void>;
  /** Kills it at once. Done when it is gone. */
  readonly kill: () => Promise<void>;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Start {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const alive = new Set<ChildProcess>();

/** Starts a process whose whole life is this test run: it is killed when the run ends, fails or is interrupted. */
export function start(what: Start): Running {
  guardOnce();
  const child = spawn(what.command, what.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...what.env },
    ...(what.cwd === undefined ? {} : { cwd: what.cwd }),
  });
  alive.add(child);
  let log = '';
  let ended: Ending | null = null;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      log += text;
    });
  }
  const end = new Promise<Ending>((resolve) => {
    const finish = (ending: Ending): void => {
      alive.delete(child);
      ended = ending;
      resolve(ending);
    };
    child.on('error', (error) => {
      log += `\n${error.message}\n`;
      finish({ code: null, signal: null });
    });
    child.on('close', (code, signal) => finish({ code, signal }));
  });
  return {
    name: what.name,
    log: () => log,
    ended: () => ended,
    end,
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
    stop: async () => {
      if (ended !== null) return;
      child.kill('SIGTERM');
      const gone = await Promise.race([end.then(() => true), sleep(2_000, false, { ref: false })]);
      if (!gone) child.kill('SIGKILL');
      await end;
    },
  };
}

/** Runs a process to its end; one that outlives `limitMs` is killed, and its ending has a signal. */
export async function run(what: Start, limitMs: number): Promise<Ending & { readonly log: string }> {
  const running = start(what);
  const timer = setTimeout(() => void running.stop(), limitMs);
  const ending = await running.end;
  clearTimeout(timer);
  return { ...ending, log: running.log() };
}

/** Stops all of them at once. */
export async function stopAll(running: Iterable<Running>): Promise<void> {
  await Promise.all([...running].map((one) => one.stop()));
}

let guarded = false;

function guardOnce(): void {
  if (guarded) return;
  guarded = true;
  // Before all other clean-up: nobody may write into a folder while it is removed.
  process.prependListener('exit', () => {
    for (const child of alive) child.kill('SIGKILL');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130));
  }
}
