import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hintsOf } from '../src/from-model.ts';
import { checkFleet, type Rendered } from '../src/pipeline.ts';
import { trace } from '../src/topology/trace.ts';

const examples = join(import.meta.dirname, '..', 'examples');

async function renderedExample(name: string): Promise<Rendered> {
  const { rendered } = await checkFleet(readFileSync(join(examples, name, 'fleet.yaml'), 'utf8'), 'fleet.yaml');
  if (rendered === null) throw new Error(`${name} is not rendered`);
  return rendered;
}

function brokenIn({ model, clusters }: Pick<Rendered, 'model' | 'clusters'>): readonly string[] {
  return trace(clusters, hintsOf(model)).edges.flatMap((edge) => (edge.broken === null ? [] : [edge.broken]));
}

test('with the policies in force no flow of any example is broken', async () => {
  for (const name of ['sidecar', 'operator', 'kind', 'receive', 'mixed'])
    assert.deepEqual(brokenIn(await renderedExample(name)), [], name);
});

test('with default deny alone nothing leaves a pod: every flow is open only because a policy opens it', async () => {
  const { model, clusters } = await renderedExample('mixed');
  const closed = clusters.map((c) => ({
    ...c,
    objects: c.objects.filter((o) => o.kind !== 'NetworkPolicy' || o.metadata.name === 'default-deny'),
  }));
  const { edges } = trace(closed, hintsOf(model));
  const open = edges.filter(({ address, broken, kind, via }) => broken === null && via.length > 0 && address !== kind);
  assert.deepEqual(
    open.map(({ kind, from, address }) => `${from} ${kind} ${address}`),
    [],
  );
  assert.ok(edges.filter(({ broken }) => broken?.includes('default-deny')).length > 20);
});
