import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { judge } from '../fleet/judge.ts';
import { type LoadedFleet, loadFleet } from '../fleet/load.ts';
import { readSource } from '../fleet/source.ts';
import { mutateText, mutateTree } from '../fleet/testing/mutate.ts';
import { queryUrl, receiveUrl, storeApiAddresses } from './addresses.ts';
import { complete } from './complete.ts';
import { defaultedFields } from './defaults.ts';
import { resolve } from './resolve.ts';

const examples = ['sidecar', 'operator', 'kind', 'receive', 'mixed'].map((name) =>
  readFileSync(new URL(`../../examples/${name}/fleet.yaml`, import.meta.url), 'utf8'),
);
const textRuns = 1_500;
const treeRuns = 18_500;

/** Four numbers for each of one to four mutations. */
const choices = fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 16 });
const example = fc.nat(examples.length - 1);

/** What must hold of every fleet, however it is written. */
function judged({ fleet, findings }: Pick<LoadedFleet, 'fleet' | 'findings'>, written: unknown): 'fleet' | 'findings' {
  for (const { where, message, why, fix } of findings) {
    assert.ok('line' in where && where.line >= 1 && where.column >= 1);
    const text = `${message} ${why} ${fix}`;
    assert.doesNotMatch(text, /undefined|\[object|Error:/);
    assert.ok(text.length < 2_000, text);
  }
  assert.equal(
    fleet === null,
    findings.some((f) => f.severity === 'error'),
  );
  if (fleet === null) return 'findings';
  const model = resolve(fleet);
  defaultedFields(complete(fleet), written);
  for (const cluster of model.clusters) {
    assert.ok(URL.canParse(queryUrl(model, cluster)), queryUrl(model, cluster));
    if (cluster.metrics.mode === 'agent') assert.ok(URL.canParse(receiveUrl(model, cluster)));
    for (const { address } of storeApiAddresses(model, cluster)) assert.match(address, /^[^:\s]+:\d+$/);
  }
  return 'fleet';
}

test('no mutation of the text of a fleet file ends in a crash', (t) => {
  const seen = { fleet: 0, findings: 0 };
  fc.assert(
    fc.property(example, choices, (which, how) => {
      const loaded = loadFleet(mutateText(examples[which] ?? '', how), 'fleet.yaml');
      seen[judged(loaded, loaded.written)] += 1;
    }),
    { numRuns: textRuns },
  );
  t.diagnostic(`${textRuns} mutated texts: ${seen.fleet} still fleets, ${seen.findings} refused`);
  assert.ok(seen.fleet > textRuns / 100 && seen.findings > textRuns / 2);
});

test('no mutation of the values of a fleet file ends in a crash', (t) => {
  const sources = examples.map((text) => {
    const { source } = readSource(text, 'fleet.yaml');
    assert.ok(source !== null);
    return source;
  });
  const seen = { fleet: 0, findings: 0 };
  fc.assert(
    fc.property(example, choices, (which, how) => {
      const source = sources[which];
      assert.ok(source !== undefined);
      const value = mutateTree(source.value, how);
      seen[judged(judge({ ...source, value, spelt: () => null }), value)] += 1;
    }),
    { numRuns: treeRuns },
  );
  t.diagnostic(`${treeRuns} mutated trees: ${seen.fleet} still fleets, ${seen.findings} refused`);
  assert.ok(seen.fleet > treeRuns / 100 && seen.findings > treeRuns / 2);
});
