import type { Io } from './io.ts';
import { paintFor } from './paint.ts';
import { run } from './run.ts';
import { unwritten } from './unwritten.ts';

/** Runs the command line of this process and sets its exit code. */
export async function start(): Promise<void> {
  const { stdout, stderr, stdin, env, argv } = process;
  let lost: string | null = null;
  const lose = (error: NodeJS.ErrnoException): void => {
    const first = lost === null;
    lost ??= unwritten(error);
    if (lost === null) return;
    process.exitCode = 2;
    if (first) stderr.write(lost);
  };
  for (const stream of [stdout, stderr]) stream.on('error', lose);
  const io: Io = {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    stdin: () => {
      if (stdin.isTTY) stderr.write('Type or paste the fleet file, then end it with Ctrl-D on a line of its own.\n');
      return stdin;
    },
    paint: paintFor(stdout, env),
    paintErr: paintFor(stderr, env),
  };
  const code = await run(argv.slice(2), io, env['NAMSAN_DEBUG'] !== undefined && env['NAMSAN_DEBUG'] !== '');
  process.exitCode = lost === null ? code : 2;
}
