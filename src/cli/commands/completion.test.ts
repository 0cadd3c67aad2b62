import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namsan } from '../testing/command-line.ts';

test('completion knows every command, option and choice', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await namsan(['completion', shell]);
    assert.equal(code, 0);
    for (const word of [
      'init',
      'render',
      'explain',
      'manifests',
      'explain-defaults',
      'sidecar operator kind',
      'text json sarif github',
    ])
      assert.ok(out.includes(word), `${shell}: ${word}`);
  }
});
