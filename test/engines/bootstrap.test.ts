import assert from 'node:assert/strict';
import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { exampleNames, renderedFolder } from './harness/trees.ts';

/** Stands for `kubectl`: answers that everything is there, and writes down what it is given. */
const standIn = `#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$CALLS"
case "$*" in
  *get-contexts*) printf '%s\\n' hub factory shop lab ;;
  *'create secret'*) echo 'kind: Secret' ;;
  *apply*) cat >/dev/null ;;
esac
`;

for (const example of exampleNames) {
  test(`shellcheck and bash find nothing in the scripts of ${example}, and each tells what it is for`, async () => {
    const folder = join(renderedFolder(example), 'bootstrap');
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sh'));
    assert.ok(scripts.length > 1);
    const paths = scripts.map((path) => join(folder, path));
    const judged = await run(
      { name: 'shellcheck', command: 'shellcheck', args: ['--external-sources', ...paths] },
      120_000,
    );
    assert.equal(judged.code, 0, `${judged.log}\nshellcheck is a package of that name in Debian and Ubuntu.`);
    for (const path of paths) {
      const read = await run({ name: 'bash', command: 'bash', args: ['-n', path] }, 10_000);
      assert.equal(read.code, 0, read.log);
      if (['lib.sh', 'secret-values.sh'].includes(basename(path))) continue;
      const helped = await run({ name: 'bash', command: 'bash', args: [path, '--help'] }, 10_000);
      assert.deepEqual([helped.code, helped.log.includes(`Usage: bash bootstrap/`)], [0, true], helped.log);
    }
  });
}

test('the CA of a fleet signs for each cluster, twice the same, and never from within the tree', async () => {
  const work = scratchFolder('ca');
  const tree = join(work, 'tree');
  cpSync(renderedFolder('mixed'), tree, { recursive: true });
  const kubectl = join(work, 'kubectl');
  writeFileSync(kubectl, standIn);
  chmodSync(kubectl, 0o755);
  const home = join(work, 'ca');
  const env = { PATH: `${work}:${process.env['PATH'] ?? ''}`, CALLS: join(work, 'calls'), FLEET_CA: home };
  const script = join(tree, 'bootstrap/certificates.sh');
  const make = (more: Readonly<Record<string, string>> = {}) =>
    run({ name: 'certificates', command: 'bash', args: [script], env: { ...env, ...more } }, 60_000);
  const first = await make();
  assert.equal(first.code, 0, first.log);
  const made = (): readonly string[] =>
    readdirSync(home).filter((name) => name.endsWith('.crt') || name.endsWith('.key'));
  const bytes = made().map((name) => readFileSync(join(home, name), 'utf8'));
  assert.ok(made().includes('root.key') && made().includes('hub.crt'));
  const chain = await run(
    {
      name: 'openssl',
      command: 'openssl',
      args: ['verify', '-CAfile', join(home, 'root.crt'), join(home, 'hub.crt')],
    },
    10_000,
  );
  assert.equal(chain.code, 0, chain.log);
  const second = await make();
  assert.equal(second.code, 0, second.log);
  assert.deepEqual(
    made().map((name) => readFileSync(join(home, name), 'utf8')),
    bytes,
  );
  assert.doesNotMatch(readFileSync(env.CALLS, 'utf8'), /PRIVATE KEY/);
  const inTree = await make({ FLEET_CA: join(tree, 'ca') });
  assert.deepEqual([inTree.code, /is in the tree, which goes to Git/.test(inTree.log)], [1, true], inTree.log);
});
