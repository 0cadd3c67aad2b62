import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { components } from '../src/components/list.ts';
import { loadFleet } from '../src/fleet/load.ts';
import { objectsOf } from '../src/manifests/objects.ts';
import { plan } from '../src/manifests/plan.ts';
import { resolve } from '../src/model/resolve.ts';
import { trace } from '../src/topology/trace.ts';

for (const example of readdirSync(new URL('../examples/', import.meta.url)))
  test(`every address that is rendered for the example ${example} leads to something, and nothing in it is not understood`, () => {
    const file = new URL(`../examples/${example}/fleet.yaml`, import.meta.url);
    const { fleet } = loadFleet(readFileSync(file, 'utf8'), 'fleet.yaml');
    assert.ok(fleet !== null);
    const model = resolve(fleet);
    const nodeAddresses = new Map(model.clusters.flatMap((c) => c.nodes.map((n) => [n.address, c.id] as const)));
    const traced = trace(objectsOf(plan(model, components)), { nodeAddresses });
    assert.deepEqual(
      traced.edges.filter((edge) => edge.to === null),
      [],
    );
    assert.deepEqual(traced.notUnderstood, []);
    const outside = [...traced.nodes.values()].filter((node) => node.kind === 'external');
    assert.deepEqual(outside, []);
    const roles = new Set([...traced.nodes.values()].map((node) => node.kind));
    for (const role of ['querier', 'query-frontend', 'store-gateway', 'compactor', 'bucket', 'data-source'] as const)
      assert.ok(roles.has(role), role);
  });
