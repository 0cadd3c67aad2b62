import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
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
  assert.deepEqual([forced.err, forbidden.err], ['', '']);
});

test('a reader who goes away ends the command quietly', async () => {
  const { code, err } = await namsan(['map', example('mixed'), '--format', 'json'], { hangUp: true });
  assert.deepEqual([code, err], [0, '']);
});

test('a reader who goes away early does not make errors look like none', async () => {
  const clusters = Array.from({ length: 500 }, (_, i) => `  - {id: Not An Id ${i}}\n`).join('');
  const input = `namsan: v1\nname: x\nclusters:\n${clusters}`;
  assert.deepEqual(await namsan(['check', '-'], { input, hangUp: true }), { code: 1, out: '', err: '' });
});

test('an output that cannot be written is said, and ends with 2', () => {
  if (!existsSync('/dev/full')) return;
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [main, '--help'], { stdio: ['ignore', full, 'pipe'] });
  closeSync(full);
  assert.deepEqual(
    [status, stderr.toString()],
    [2, 'The output cannot be written: the disk is full. Send it to another place.\n'],
  );
});

test('wrong usage ends with 2 and without a trace', async () => {
  const { code, out, err } = await namsan(['check', 'no-such-file.yaml']);
  assert.deepEqual(
    [code, out, err],
    [2, '', '`no-such-file.yaml` does not exist. Name your fleet file, or begin one with `namsan init`.\n'],
  );
});
