import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { fleetSchema } from '../src/fleet/schema/fleet-schema.ts';
import { unwrap } from '../src/fleet/schema/keys.ts';
import { readSource } from '../src/fleet/source.ts';
import { baseFleet } from '../src/fleet/testing/base-fleet.ts';
import { fleetJsonSchema } from '../tools/generate/fleet-json-schema.ts';
import { fleetPage } from '../tools/generate/fleet-page.ts';
import { generatedFiles } from '../tools/generate/generated.ts';

const root = new URL('../', import.meta.url);

for (const [path, text] of generatedFiles()) {
  test(`${path} is what the sources make; \`npm run generate\` renews it`, () => {
    assert.ok(existsSync(new URL(path, root)), `${path} is missing`);
    assert.equal(readFileSync(new URL(path, root), 'utf8'), text);
  });

  test(`every link of ${path} leads to a file`, () => {
    const links = [...text.matchAll(/\]\((\.\.\/[^)#]+)/g)].map((match) => match[1] ?? '');
    assert.deepEqual(
      links.filter((link) => !existsSync(new URL(link, new URL(path, root)))),
      [],
    );
  });
}

test('every field of the fleet file is described by a sentence, and found by its path without positions and names', () => {
  const rows = fleetPage()
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const lacking: string[] = [];
  const walk = (path: string, schema: z.core.$ZodType): void => {
    const inner = unwrap(schema);
    if (inner instanceof z.ZodArray) walk(path, inner.element);
    if (inner instanceof z.ZodRecord) walk(path, inner.valueType);
    if (!(inner instanceof z.ZodObject) || z.globalRegistry.get(inner)?.['kind'] !== undefined) return;
    for (const [key, field] of Object.entries<z.core.$ZodType>(inner.shape)) {
      const name = path === '' ? key : `${path}.${key}`;
      const cells = [`<a id="${name}"></a>\`${key}\``, `[\`${key}\`](#${name})`];
      const row = rows.find((line) => cells.some((cell) => line.startsWith(`| ${cell} |`)));
      if (row === undefined || !/ \| [A-Z`].{8,}[.)] \|$/.test(row)) lacking.push(name);
      walk(name, field);
    }
  };
  walk('', fleetSchema);
  assert.deepEqual(lacking, []);
});

test('no anchor of the reference stands twice, and every one that is linked to is there', () => {
  const page = fleetPage();
  const anchors = [...page.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1] ?? '');
  assert.deepEqual(anchors.length, new Set(anchors).size);
  const linked = [...page.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1] ?? '');
  assert.deepEqual(
    linked.filter((name) => !anchors.includes(name)),
    [],
  );
});

test('the schema for editors takes the examples, and refuses what the file format refuses', () => {
  const schema = z.fromJSONSchema(fleetJsonSchema());
  const valuesIn = (text: string): unknown => readSource(text, 'fleet.yaml').source?.value;
  const examples = new URL('examples/', root);
  for (const name of readdirSync(examples))
    assert.deepEqual(
      schema.safeParse(valuesIn(readFileSync(new URL(`${name}/fleet.yaml`, examples), 'utf8'))).error,
      undefined,
      name,
    );
  const wrong = [
    ['raw: 14d', 'raw: 14'],
    ['raw: 14d', 'raw: two weeks'],
    ['raw: 14d, ', ''],
    ['role: edge', 'role: edgy'],
    ['role: edge', 'rolle: edge'],
    ['id: edge', 'id: Edge'],
    ['10.0.1.1', '10.0.1.256'],
    ['domain: edge', 'domain: https://edge'],
    ['https://s3', 's3'],
  ] as const;
  for (const [from, to] of wrong)
    assert.equal(schema.safeParse(valuesIn(baseFleet.replace(from, to))).success, false, `${from} -> ${to}`);
  assert.equal(schema.safeParse(valuesIn(baseFleet)).success, true);
});
