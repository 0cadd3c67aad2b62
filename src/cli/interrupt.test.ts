import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { example } from './testing/command-line.ts';

const main = new URL('./main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'namsan-interrupt-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command against an API server that never answers, and ends it once by a signal as soon as it asks for something. */
async function ended(signal: 'SIGINT' | 'SIGTERM', ...line: readonly string[]): Promise<Ended> {
  const kubeconfig = join(mkdtempSync(join(folder, 'run-')), 'kubeconfig');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  writeFileSync(
    kubeconfig,
    `{apiVersion: v1, kind: Config, users: [{name: u, user: {}}], clusters: [{name: c, cluster: {server: "http://127.0.0.1:${port}"}}],
      contexts: [{name: lab, context: {cluster: c, user: u}}]}`,
  );
  const [command = '', ...rest] = line;
  const reach = ['--kubeconfig', kubeconfig, '--cluster', 'lab'];
  const child = spawn(process.execPath, [main, command, example('mixed'), ...reach, ...rest]);
  server.once('request', () => child.kill(signal));
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  server.closeAllConnections();
  server.close();
  return { code, ...said };
}

test('apply that is ended by one Ctrl-C ends in order with 130 and says what was sent and how to go on', async () => {
  const { code, out, err } = await ended('SIGINT', 'apply', '--without-charts', '--state', folder);
  assert.equal(code, 130);
  assert.match(out, /^lab {2}stopped {2}nothing was sent\nlab\n {2}The run was ended before anything was sent\.\n/);
  assert.match(out, /\nThe run was ended from outside\. The same command again goes on where it was: /);
  assert.match(err, /^Stopping: what runs is ended in order\. Once more stops at once\.\n/);
  assert.match(err, /\nEnded by SIGINT; what was cut off is not told\.\n$/);
});

test('SIGTERM ends commands in order with 143, and what could not be asked is not told as wrong', async () => {
  const [verify, status, diff, ...rest] = await Promise.all([
    ended('SIGTERM', 'verify', '--wait', '10m'),
    ended('SIGTERM', 'status', '--watch'),
    ended('SIGTERM', 'diff', '--without-charts'),
    ended('SIGTERM', 'preflight'),
    ended('SIGTERM', 'drift', '--no-bucket'),
  ]);
  for (const one of rest) {
    assert.deepEqual([one.code, one.out], [143, '']);
    assert.match(one.err, /^Stopping: .*\nEnded by SIGTERM; .*\n$/);
  }
  assert.deepEqual([verify.code, verify.out, status.code, status.out, diff.code], [143, '', 143, '', 143]);
  assert.match(verify.err, /\nNo round of questions came to its end: nothing is told\.\n/);
  assert.match(diff.out, /Nothing is known of 1 of 1 cluster\.\n$/);
});
