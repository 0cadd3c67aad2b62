import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fill, scratchFolder } from '../../manifests/testing/scratch.ts';
import { versions } from '../../model/versions.ts';
import { example, namsan } from '../testing/command-line.ts';

test('a tree of this version is behind nothing, and one of an older one is told its steps', async () => {
  const repo = join(scratchFolder(), 'repo');
  assert.equal((await namsan(['render', example('kind'), '--out', repo])).code, 0);
  assert.deepEqual(await namsan(['upgrade', '--from', repo]), {
    code: 0,
    out: 'Nothing is older than what this namsan pins.\n',
    err: '',
  });
  const lock = readFileSync(join(repo, '.namsan/lock.json'), 'utf8');
  fill(repo, { '.namsan/lock.json': lock.replace(`"longhorn": "${versions.longhorn}"`, '"longhorn": "1.11.2"') });
  const said = await namsan(['upgrade', '--from', repo]);
  assert.equal(said.code, 3);
  assert.equal(
    said.out,
    `Longhorn
  why   it refuses to skip a minor version, and to go back (longhorn.io/docs, Upgrade; enforced since 1.5)
  after it, see that every volume is healthy and runs the new engine image, and a backup of each is in the bucket
  1. 1.11.2 -> ${versions.longhorn}

1 upgrade, 1 step. Make them in this order.
`,
  );
});

test('versions of the line go before those of the lock, in both forms', async () => {
  const { code, out } = await namsan([
    'upgrade',
    '--have',
    'longhorn=1.10.0',
    '--have',
    'thanos=v0.99.0',
    '--format',
    'json',
  ]);
  const { upgrades, newer } = JSON.parse(out);
  assert.deepEqual(
    [
      code,
      upgrades.map((u: { pin: string; steps: readonly { to: string }[] }) => [u.pin, u.steps.map((s) => s.to)]),
      newer,
    ],
    [3, [['longhorn', ['1.11', versions.longhorn]]], [{ pin: 'thanos', have: 'v0.99.0', pinned: versions.thanos }]],
  );
  const text = await namsan(['upgrade', '--have', 'thanos=v0.99.0']);
  assert.deepEqual(text.code, 0);
  assert.match(text.out, /^thanos v0\.99\.0 is newer than /);
});

test('wrong usage is told with its remedy', async () => {
  const folder = scratchFolder();
  fill(folder, { 'bad/.namsan/lock.json': '{}' });
  for (const [args, err] of [
    [[], 'Say what runs: `--from DIR` for a rendered repository, or `--have NAME=VERSION`.\n'],
    [['--have', 'longhorn'], '`--have longhorn` has not the form `NAME=VERSION`, such as `--have longhorn=1.5.3`.\n'],
    [['--have', 'longhron=1.5.3'], '`longhron` is not pinned. Did you mean `longhorn`?\n'],
    [
      ['--from', folder],
      `\`${folder}\` has no lock that can be read. Name the directory that \`namsan render --out\` wrote.\n`,
    ],
    [
      ['--from', join(folder, 'bad')],
      `\`${join(folder, 'bad')}/.namsan/lock.json\` is no lock of this version of namsan.\n`,
    ],
  ] as const)
    assert.deepEqual(await namsan(['upgrade', ...args]), { code: 2, out: '', err });
});
