import type { Io } from './io.ts';
import { paintFor } from './paint.ts';
import { run } from './run.ts';

/** Runs the command line of this process and sets its exit code. */
export async function start(): Promise<void> {
  const { stdout, stderr, stdin, env, argv } = process;
  for (const stream of [stdout, stderr]) stream.on('error', endQuietly);
  const io: Io = {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    stdin: () => stdin,
    paint: paintFor(stdout, env),
    paintErr: paintFor(stderr, env),
  };
  process.exitCode = await run(argv.slice(2), io, env['NAMSAN_DEBUG'] !== undefined && env['NAMSAN_DEBUG'] !== '');
}

/** Whoever read the output has gone, as `head` does: there is nothing left to say, and it is no fault. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
