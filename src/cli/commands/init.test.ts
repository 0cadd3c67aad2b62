import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { contents, fill, scratchFolder } from '../../manifests/testing/scratch.ts';
import { presets } from '../presets.ts';
import { namsan } from '../testing/command-line.ts';

test('init writes each preset as a fleet file that passes its check, and never over a file', async () => {
  for (const preset of Object.keys(presets)) {
    const folder = scratchFolder();
    const file = join(folder, 'deep', 'fleet.yaml');
    const { code, out } = await namsan(['init', '--preset', preset, '--out', file]);
    assert.deepEqual(
      [code, out],
      [0, `\`${file}\` is written. Put your clusters into it, then run \`namsan check ${file}\`.\n`],
    );
    assert.equal((await namsan(['check', file])).code, 0);
    const before = contents(folder);
    assert.deepEqual(await namsan(['init', '--out', file]), {
      code: 2,
      out: '',
      err: `\`${file}\` exists, and is not written over. Choose another file by \`--out\`.\n`,
    });
    assert.deepEqual(contents(folder), before);
  }
});

test('init can print the file, without a line that leads an editor nowhere', async () => {
  const { code, out } = await namsan(['init', '--preset', 'kind', '--out', '-']);
  assert.equal(code, 0);
  assert.doesNotMatch(out, /yaml-language-server/);
  assert.equal((await namsan(['check', '-'], out)).code, 0);
});

test('init says why a file cannot be written', async () => {
  const folder = scratchFolder();
  fill(folder, { file: 'x' });
  const { code, err } = await namsan(['init', '--out', join(folder, 'file', 'fleet.yaml')]);
  assert.equal(code, 2);
  assert.match(
    err,
    /cannot be written: something that is no directory stands in the way\. Choose another file by `--out`\.\n$/,
  );
});

test('a file name that is empty, or that a shell was meant to complete, is refused', async () => {
  for (const [out, err] of [
    ['', '`--out` names nothing. Name the file to write, such as `--out fleet.yaml`.\n'],
    ['~/fleet.yaml', '`~/fleet.yaml` begins with `~`, which only a shell knows. Write `--out "$HOME/fleet.yaml"`.\n'],
  ] as const)
    assert.deepEqual(await namsan(['init', `--out=${out}`]), { code: 2, out: '', err });
});
