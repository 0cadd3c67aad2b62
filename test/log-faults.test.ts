import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { components } from '../src/components/list.ts';
import { loadFleet } from '../src/fleet/load.ts';
import { hintsOf, promisedBy } from '../src/from-model.ts';
import type { ClusterObjects } from '../src/kube/objects.ts';
import { objectsOf } from '../src/manifests/objects.ts';
import { plan } from '../src/manifests/plan.ts';
import { resolve } from '../src/model/resolve.ts';
import { proofs } from '../src/proofs/list.ts';
import { trace } from '../src/topology/trace.ts';

function rendered(example: string) {
  const file = new URL(`../examples/${example}/fleet.yaml`, import.meta.url);
  const { fleet } = loadFleet(readFileSync(file, 'utf8'), 'fleet.yaml');
  assert.ok(fleet !== null);
  const model = resolve(fleet);
  return { model, clusters: objectsOf(plan(model, components)) };
}

const examples = new Map(['operator', 'mixed', 'sidecar'].map((name) => [name, rendered(name)]));

/** The codes of what is found in the objects of an example, with a text in them put in the place of another wherever it stands. */
function codes(example: string, from: RegExp, to: string): readonly string[] {
  const found = examples.get(example);
  assert.ok(found !== undefined);
  const before = JSON.stringify(found.clusters);
  const after = before.replace(from, to);
  if (from.source !== '(?:)') assert.notEqual(after, before, `${from} is in the objects of ${example}`);
  const topology = trace(JSON.parse(after) as readonly ClusterObjects[], hintsOf(found.model));
  const out = new Set<string>();
  for (const proof of proofs)
    proof.prove(topology, promisedBy(found.model), (_where, _message, { severity = proof.severity } = {}) => {
      if (severity !== 'note') out.add(proof.code);
    });
  return [...out].toSorted();
}

test('the logs of the examples are proved without a finding', () => {
  for (const name of examples.keys()) assert.deepEqual(codes(name, /(?:)/, ''), [], name);
});

test('what is broken in the rendered objects is found, whichever way the logs are kept', () => {
  assert.deepEqual(codes('operator', /"minIndexAge":"15d"/g, '"minIndexAge":"14d"'), ['logs/search-gap']);
  assert.deepEqual(codes('sidecar', /min_index_age\\":\s*\\"15d/g, 'min_index_age\\":\\"14d'), ['logs/search-gap']);
  assert.deepEqual(codes('operator', /"totalLimitSize":"[^"]+"/g, '"totalLimitSize":"100M"'), ['logs/outage']);
  assert.deepEqual(codes('operator', /"records":\["cluster [^"]+"\]/g, '"records":[]'), ['logs/cluster-field']);
  assert.deepEqual(codes('operator', /"hostPath":\{"path":"\/var\/lib\/fluent-bit[^"]*"/g, '"emptyDir":{"medium":""'), [
    'logs/forgotten',
  ]);
  assert.deepEqual(codes('sidecar', /base_path\\":\s*\\"[^"\\]+/g, 'base_path\\":\\"one'), ['logs/shared-archive']);
  assert.deepEqual(codes('sidecar', /logstash_prefix: logs-k8s/g, 'logstash_prefix: app'), [
    'logs/no-policy',
    'logs/no-template',
    'logs/silent-cluster',
  ]);
  assert.deepEqual(codes('operator', /"serviceName":"opensearch"/g, '"serviceName":"search"'), [
    'logs/silent-cluster',
    'reach/dangling-address',
  ]);
});
