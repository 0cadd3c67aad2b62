import { spawn } from 'node:child_process';
import type { Machine } from './machine.ts';

/** Output beyond so many bytes is dropped: nobody reads it, and it would fill the memory. */
const mostBytes = 64 * 1024 * 1024;
const usualMs = 300_000;

/**
 * Runs a program of PATH to its end, without a shell: its arguments are taken as they are. Exit code 124 where it took longer than it may, as `timeout`
 * has it, and 130 where the run was stopped.
 */
export function runProgram(
  name: string,
  line: readonly string[],
  signal: AbortSignal,
  { input = '', folder, timeout = usualMs }: NonNullable<Parameters<Machine['program']>[2]> = {},
): ReturnType<Machine['program']> {
  return new Promise((resolve) => {
    const child = spawn(name, line, {
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(folder === undefined ? {} : { cwd: folder }),
    });
    let ended: number | null = null;
    const end = (code: number) => (): void => {
      ended ??= code;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 2_000).unref();
    };
    const timer = setTimeout(end(124), timeout);
    const stop = end(130);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const [out, err] = [collected(child.stdout), collected(child.stderr)];
    const done = (given: Awaited<ReturnType<Machine['program']>>): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(given);
    };
    // A program that does not want its input may close it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', (error) =>
      done('code' in error && error.code === 'ENOENT' ? null : { code: 126, out: out(), err: error.message }),
    );
    child.on('close', (code) => done({ code: ended ?? code ?? 1, out: out(), err: err() }));
  });
}

function collected(stream: NodeJS.ReadableStream): () => string {
  const pieces: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (piece: Buffer) => {
    if (bytes < mostBytes) pieces.push(piece);
    bytes += piece.length;
  });
  return () => Buffer.concat(pieces).toString('utf8');
}
