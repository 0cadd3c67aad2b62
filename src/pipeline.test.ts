import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { promisedBy } from './from-model.ts';
import type { ClusterObjects, KubeObject } from './kube/objects.ts';
import { isKubeObject } from './kube/read.ts';
import { checkFleet, checkManifests, renderFleet } from './pipeline.ts';

const exampleText = (name: string) => readFileSync(new URL(`../examples/${name}/fleet.yaml`, import.meta.url), 'utf8');

/** What reading the files of a cluster would give. */
const asRead = ({ cluster, objects }: ClusterObjects) => ({
  cluster,
  objects,
  places: new Map(),
  charts: [],
  findings: [],
});

test('a fleet file becomes objects, flows and a proof, with the line of the cluster for each object', async () => {
  const { report, rendered } = await checkFleet(exampleText('mixed'), 'fleet.yaml');
  assert.ok(rendered !== null);
  assert.deepEqual(
    report.findings.filter((f) => f.severity === 'error'),
    [],
  );
  assert.deepEqual(
    rendered.clusters.map((c) => c.cluster),
    rendered.model.clusters.map((c) => c.id),
  );
  const { line, file } = report.fileOf({ cluster: 'shop', object: 'x', field: '' }) ?? {};
  assert.deepEqual(
    [file, exampleText('mixed').split('\n')[(line ?? 0) - 1]?.trim().slice(0, 10)],
    ['fleet.yaml', '- id: shop'],
  );
});

test('the rendered objects of an example, read as manifests of others, keep the same promise', async () => {
  const { rendered } = await checkFleet(exampleText('mixed'), 'fleet.yaml');
  assert.ok(rendered !== null);
  const { report } = await checkManifests(rendered.clusters.map(asRead), () => promisedBy(rendered.model));
  assert.deepEqual(
    report.findings.filter((f) => f.code.startsWith('coverage/') || f.code.startsWith('identity/')),
    [],
  );
});

test('a fleet with errors ends before objects are made', async () => {
  const { report, rendered } = await checkFleet('namsan: v1\n', 'fleet.yaml');
  assert.equal(rendered, null);
  assert.ok(report.findings.length > 0);
});

test('the files of a fleet are the same however often they are made', async () => {
  const once = async () => {
    const { rendered } = await checkFleet(exampleText('receive'), 'fleet.yaml');
    return rendered === null ? [] : [...renderFleet(rendered)];
  };
  assert.deepEqual(await once(), await once());
});

test('nothing that manifests may hold stops a proof', async () => {
  const { rendered } = await checkFleet(exampleText('mixed'), 'fleet.yaml');
  assert.ok(rendered !== null);
  const { clusters, model } = rendered;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: wrongs.length - 1 })), {
        minLength: 1,
        maxLength: 12,
      }),
      async (changes) => {
        const spoiled = clusters.map(({ cluster, objects }, c) => ({
          cluster,
          objects: objects.map((o, i) =>
            spoil(
              o,
              changes.filter(([at]) => at % (objects.length * clusters.length) === i * clusters.length + c),
            ),
          ),
        }));
        const { report } = await checkManifests(spoiled.map(asRead), () => promisedBy(model));
        assert.ok(Array.isArray(report.findings));
      },
    ),
    { numRuns: 150 },
  );
});

/** Values that do not belong where they are put. */
const wrongs: readonly unknown[] = [
  null,
  '',
  'x',
  '--a=b',
  0,
  -1,
  1e300,
  true,
  [],
  {},
  [null],
  [[]],
  ['--retention=x'],
  { a: null },
  'a: [',
  '{"',
  ':',
  'http://[',
  '%',
  '$(X)',
];

/** A copy of an object with fields, found by counting through it, replaced. What would no longer be an object stays as it was. */
function spoil(object: KubeObject, changes: readonly (readonly [number, number, number])[]): KubeObject {
  if (changes.length === 0) return object;
  const copy: unknown = JSON.parse(JSON.stringify(object));
  for (const [, where, what] of changes) {
    const holders = holdersIn(copy);
    const [holder, key] = holders[where % holders.length] ?? [];
    if (holder !== undefined && key !== undefined) Reflect.set(holder, key, structuredClone(wrongs[what]));
  }
  const identity: unknown = copy;
  return isKubeObject(identity) ? identity : object;
}

function holdersIn(value: unknown): readonly (readonly [object, string])[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => [[value, key] as const, ...holdersIn(child)]);
}
