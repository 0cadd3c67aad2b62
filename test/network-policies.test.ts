import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hintsOf } from '../src/from-model.ts';
import { objectName } from '../src/kube/objects.ts';
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

test('each policy that lets data through is needed: without it some flow is broken', async () => {
  const { model, clusters } = await renderedExample('mixed');
  const silent: string[] = [];
  for (const cluster of clusters)
    for (const policy of cluster.objects.filter((o) => o.kind === 'NetworkPolicy')) {
      const rest = { ...cluster, objects: cluster.objects.filter((o) => o !== policy) };
      const broken = brokenIn({ model, clusters: clusters.map((c) => (c === cluster ? rest : c)) });
      if (broken.length === 0) silent.push(`${cluster.cluster} ${objectName(policy)}`);
    }
  assert.deepEqual(
    silent.filter((name) => !isBesideTheFlows.test(name)),
    [],
  );
});

/** Default deny itself, pods of charts, caches, Jobs, and Services for one replica that a Service for all has beside it. */
const isBesideTheFlows = /default-deny|operator|kube-state-metrics|memcached|setup|sidecar$|node-exporter/;
