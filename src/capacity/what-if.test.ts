import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { constantFrom, assert as hold, integer, property } from 'fast-check';
import { parse, stringify } from 'yaml';
import { components } from '../components/list.ts';
import { loadFleet } from '../fleet/load.ts';
import type { Fleet } from '../fleet/schema/fleet-schema.ts';
import { objectsOf } from '../manifests/objects.ts';
import { plan } from '../manifests/plan.ts';
import { resolve } from '../model/resolve.ts';
import { capacityJson } from './capacity-json.ts';
import { capacityOf } from './capacity-plan.ts';
import { parseAddition, parseFactor, withAdded, withLines } from './what-if.ts';

const mixed = readFileSync(new URL('../../examples/mixed/fleet.yaml', import.meta.url), 'utf8');

function fleetOf(text: string): Fleet {
  const { fleet, findings } = loadFleet(text, 'fleet.yaml');
  if (fleet === null) throw new Error(findings.map(({ message }) => message).join('; '));
  return fleet;
}

function planText(fleet: Fleet): string {
  const model = resolve(fleet);
  const workloads = plan(model, components);
  return capacityJson(capacityOf(model, workloads, objectsOf(workloads)), []);
}

/** The file with the clusters written out. */
function writtenOut(like: string, count: number): string {
  const file = parse(mixed);
  const original = file.clusters.find(({ id }: { id: string }) => id === like);
  for (let i = 2; i < count + 2; i += 1)
    file.clusters.push({
      ...original,
      id: `${like}-${i}`,
      domain: `${like}-${i}.${original.domain}`,
      metrics: {
        ...original.metrics,
        ...(original.metrics.credentials === undefined ? {} : { credentials: { secret: `scrape-${i}` } }),
      },
      nodes: original.nodes.map((node: object, n: number) => ({
        ...node,
        name: `${like}-${i}-${n + 1}`,
        address: `10.99.${i}.${n + 1}`,
      })),
    });
  return stringify(file);
}

test('clusters that are added are planned as if they were written in the fleet file', () => {
  hold(
    property(constantFrom('factory', 'shop', 'lab'), integer({ min: 1, max: 12 }), (like, count) => {
      assert.equal(planText(withAdded(fleetOf(mixed), { count, like })), planText(fleetOf(writtenOut(like, count))));
    }),
    { numRuns: 12 },
  );
});

test('what is added once may be added again, under names that are free', () => {
  const twice = withAdded(withAdded(fleetOf(mixed), { count: 1, like: 'lab' }), { count: 2, like: 'lab' });
  assert.deepEqual(
    twice.clusters.slice(4).map(({ id }) => id),
    ['lab-2', 'lab-3', 'lab-4'],
  );
});

test('lines grow by the rate that is written, or by the one that is assumed', () => {
  assert.equal(withLines(fleetOf(mixed), 2.5, '256Ki').logs?.rate, '30Ki');
  assert.equal(withLines(fleetOf(mixed.replace(/^ {2}rate: .*\n/m, '')), 2, '256Ki').logs?.rate, '512Ki');
});

test('additions and factors are read from the line', () => {
  assert.deepEqual(['10xedge', '1xa-2', '0xedge', 'xedge', '10edge', '10x'].map(parseAddition), [
    { count: 10, like: 'edge' },
    { count: 1, like: 'a-2' },
    null,
    null,
    null,
    null,
  ]);
  assert.deepEqual(['x2', 'x0.5', 'x0', '2', 'x-1', 'x'].map(parseFactor), [2, 0.5, null, null, null, null]);
});
