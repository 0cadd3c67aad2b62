import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandPages, commandsFolder } from '../tools/generate/commands.ts';

test('every command has a page that says what its help says; `npm run generate` renews them', () => {
  const committed = readdirSync(commandsFolder).map(
    (file) => [file, readFileSync(join(commandsFolder, file), 'utf8')] as const,
  );
  assert.deepEqual(new Map(committed.toSorted()), new Map([...commandPages()].toSorted()));
});
