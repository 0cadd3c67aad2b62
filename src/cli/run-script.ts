import { spawn } from 'node:child_process';

/**
 * Runs a script by `bash` at the terminal of the user: it may ask, and what it says goes to the error stream, so that the output of a command stays
 * what it is. Gives its exit code; 127 where there is no `bash`, 130 where the run was stopped.
 */
export function runScript(file: string, line: readonly string[], signal: AbortSignal): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const child = spawn('bash', [file, ...line], { stdio: ['inherit', 2, 2] });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const end = (code: number): void => {
    signal.removeEventListener('abort', stop);
    resolve(code);
  };
  child.on('error', () => end(127));
  child.on('close', (code) => end(code ?? 130));
  return promise;
}
