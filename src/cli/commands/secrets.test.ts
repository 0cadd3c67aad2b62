import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { example, namsan } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-secrets-'));
const kubeconfig = join(folder, 'kubeconfig');
writeFileSync(kubeconfig, '{apiVersion: v1, kind: Config, clusters: [], users: [], contexts: []}');
const before = { KUBECONFIG: process.env['KUBECONFIG'], FLEET_SECRETS: process.env['FLEET_SECRETS'] };
process.env['FLEET_SECRETS'] = join(folder, 'kept');
after(() => {
  rmSync(folder, { recursive: true });
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

const line = ['secrets', example('mixed'), '--kubeconfig', kubeconfig];

test('every Secret of a cluster is listed by its names, also where the cluster cannot be asked', async () => {
  const { code, out } = await namsan([...line, '--cluster', 'shop', '--list']);
  assert.equal(code, 1);
  assert.match(out, /^CLUSTER {2}SECRET +KEY +STATE +DONE +WHAT\n/);
  assert.match(out, /\nshop +logging\/opensearch-writer +password +unknown +refused +password of the user/);
  assert.match(out, /\nOf (\d+) of \1 Secrets it is not known whether they have their keys\.\n$/);
  assert.doesNotMatch(out, /lack keys/);
});

test('a value of the standard input is in nothing that is said', async () => {
  const hush = 'hush-hush-4711-0815';
  const values = JSON.stringify({ 's3-credentials': { 'access-key': hush, 'secret-key': hush }, other: hush });
  const { code, out, err } = await namsan([...line, '--values', '-', '--format', 'json'], values);
  assert.equal(code, 1);
  assert.ok(!`${out}${err}`.includes(hush));
  assert.match(err, /^1 of 3 entries of `-` belong to no Secret of the fleet\./);
  const report = JSON.parse(out);
  assert.deepEqual([report.complete, report.secrets[0].done], [false, 'refused']);
});

test('what cannot be meant is told before anything is asked', async () => {
  const { code, err } = await namsan([...line, '--rotate', 'nonsense']);
  assert.equal(code, 2);
  assert.match(err, /^The fleet has no Secret `nonsense` that can be replaced; it has `s3-credentials`, /);
  const both = 'The fleet file and the values cannot both come from the standard input: name a file for one of them.\n';
  for (const command of ['secrets', 'bootstrap'])
    assert.deepEqual(await namsan([command, '-', '--values', '-'], 'namsan: v1\n'), { code: 2, out: '', err: both });
  const gone = await namsan([...line, '--values', join(folder, 'gone')]);
  assert.deepEqual([gone.code, gone.err], [2, `\`${join(folder, 'gone')}\` is not there.\n`]);
});
