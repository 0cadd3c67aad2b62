import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { exampleNames, examplesFolder, exampleTree } from '../tools/generate/golden.ts';

const committed = (root: string): Map<string, string> => {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return new Map(
    paths.filter((path) => !path.startsWith('.namsan/')).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
};

for (const name of exampleNames()) {
  test(`the committed tree of the example ${name} is what is rendered from its fleet file; \`npm run golden\` renews it`, () => {
    const rendered = new Map(exampleTree(name));
    const golden = committed(join(examplesFolder, name, 'rendered'));
    assert.deepEqual([...golden.keys()].toSorted(), [...rendered.keys()].toSorted());
    for (const [path, text] of rendered) assert.equal(golden.get(path), text, path);
  });
}
