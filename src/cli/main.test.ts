import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { example } from './testing/command-line.ts';

const main = new URL('./main.ts', import.meta.url).pathname;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as users do; `hangUp` closes its output at once. */
function namsan(
  args: readonly string[],
  more: { readonly env?: NodeJS.ProcessEnv; readonly input?: string; readonly hangUp?: boolean } = {},
): Promise<Ended> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const child = spawn(process.execPath, [main, ...args], { env: { ...env, ...more.env } });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  if (more.hangUp === true) child.stdout.destroy();
  child.stdin.on('error', () => undefined).end(more.input ?? '');
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

test('the command reads a pipe, says its findings without colours, and ends with their exit code', async () => {
  const { code, out, err } = await namsan(['check', '-'], { input: 'namsan: v1\n' });
  assert.deepEqual([code, err], [1, '']);
  assert.match(out, /^<stdin>:1:1 {2}error {2}fleet\/shape\n/);
});

test('colours are forced by FORCE_COLOR and forbidden by NO_COLOR', async () => {
  const input = 'namsan: v1\n';
  const [forced, forbidden] = await Promise.all([
    namsan(['check', '-'], { input, env: { FORCE_COLOR: '1' } }),
    namsan(['check', '-'], { input, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
  ]);
  assert.ok(forced.out.includes('\u001b['));
  assert.ok(!forbidden.out.includes('\u001b['));
});

test('a reader who goes away ends the command quietly', async () => {
  const { err } = await namsan(['map', example('mixed'), '--format', 'json'], { hangUp: true });
  assert.equal(err, '');
});

test('wrong usage ends with 2 and without a trace', async () => {
  const { code, out, err } = await namsan(['check', 'no-such-file.yaml']);
  assert.deepEqual(
    [code, out, err],
    [2, '', '`no-such-file.yaml` does not exist. Name your fleet file, or begin one with `namsan init`.\n'],
  );
});
