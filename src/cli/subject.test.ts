import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { example, namsan } from './testing/command-line.ts';

const spoiled = readFileSync(example('kind'), 'utf8').replace(/^profile: /m, 'profil: ');
const asked = ['preflight', 'diff', 'apply', 'status', 'verify', 'drift', 'canary', 'buckets', 'secrets', 'bootstrap'];

test('a program that reads the standard output reads there too why a fleet file with errors is not taken', async () => {
  for (const command of [...asked, 'plan', 'map', 'render', 'capacity']) {
    const out = command === 'render' ? ['--out', '/nowhere'] : [];
    const said = await namsan([command, '-', '--format', 'json', ...out], spoiled);
    assert.deepEqual([said.code, said.err], [1, ''], command);
    const { findings } = JSON.parse(said.out) as { readonly findings: readonly { readonly code: string }[] };
    assert.deepEqual([findings[0]?.code, command], ['fleet/unknown-key', command]);
  }
});

test('for people the same is on the standard error, and the output stays empty', async () => {
  const { code, out, err } = await namsan(['status', '-'], spoiled);
  assert.deepEqual([code, out, err.split('\n')[0]], [1, '', '<stdin>:6:1  error  fleet/unknown-key']);
});

test('a CI system that reads JUnit gets the errors of the fleet file as failures, and people the text beside it', async () => {
  const { code, out, err } = await namsan(['preflight', '-', '--format', 'junit'], spoiled);
  assert.equal(code, 1);
  assert.equal(
    out,
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="namsan fleet" tests="1" failures="1" errors="0">
  <testsuite name="fleet" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="fleet.fleet/unknown-key" name="\`profil\` is no field of the fleet file"><failure type="fleet/unknown-key" message="\`profil\` is no field of the fleet file.">\`profil\` is no field of the fleet file.
A misspelt key would be ignored, and the default would quietly hold instead.
Write \`profile\`, or remove it.</failure></testcase>
  </testsuite>
</testsuites>
`,
  );
  assert.match(err, /fleet\/unknown-key/);
});
