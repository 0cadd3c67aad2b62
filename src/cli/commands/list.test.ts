import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { commands } from './list.ts';

const files = readdirSync(new URL('.', import.meta.url));

test('every command is a file of its name with a test, and stands in the list', () => {
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'list.ts');
  assert.deepEqual(commands.map((c) => `${c.name}.ts`).toSorted(), sources.toSorted());
  for (const { name } of commands) assert.ok(files.includes(`${name}.test.ts`), name);
});

test('every command says what it does, with an example that names it and the meaning of its exit codes', () => {
  for (const { name, about, details, arguments: args, options, examples, exits } of commands) {
    for (const text of [about, details, ...[...args, ...options].map((o) => o.about), ...examples.map((e) => e.about)])
      assert.match(text, /^[\w`].*[.\w]$/s, `${name}: ${text}`);
    assert.ok(examples.length > 0 && examples.every((e) => e.line.split(' ')[0] === name), name);
    assert.ok(Object.hasOwn(exits, 0), name);
  }
});
