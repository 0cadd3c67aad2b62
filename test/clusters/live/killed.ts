import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { LiveStage } from './stage.ts';

const main = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');

/** Runs namsan and kills it as `kill -9` does once it has said so many lines; whether it was still running then. */
export function killedAfter({ folder, env }: LiveStage, args: readonly string[], lines: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let seen = 0;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      seen += text.split('\n').length - 1;
      if (seen >= lines) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_, signal) => resolve(signal === 'SIGKILL'));
  });
}
