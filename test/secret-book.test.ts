import assert from 'node:assert/strict';
import { test } from 'node:test';
import { components } from '../src/components/list.ts';
import type { Workload } from '../src/components/workload.ts';
import { plan } from '../src/manifests/plan.ts';
import type { Model } from '../src/model/model.ts';
import { secretsOf } from '../src/model/secrets/secrets.ts';
import { changedFleets } from './changed-fleets.ts';
import { certificateSecrets, secretReferences } from './secret-references.ts';

const fleets = changedFleets();

test('most changes of the examples are fleets', () => {
  assert.ok(fleets.length > 40, String(fleets.length));
});

test('every Secret that anything rendered names is in the book with that key, or made by cert-manager; and nothing else is in the book', () => {
  const faults = fleets.flatMap(({ name, model }) => {
    const workloads = Map.groupBy(plan(model, components), ({ cluster }) => cluster);
    return model.clusters.flatMap((cluster) =>
      faultsIn(model, cluster.id, workloads.get(cluster.id) ?? []).map((fault) => `${name}: ${fault}`),
    );
  });
  assert.deepEqual(faults, []);
});

test('whoever reads a Secret is among its users, and is installed', () => {
  const faults = fleets.flatMap(({ name, model }) => {
    const installed = new Set(plan(model, components).map(({ cluster, component }) => `${cluster} ${component}`));
    return model.clusters.flatMap((cluster) =>
      secretsOf(model, cluster).flatMap((secret) =>
        secret.usedBy
          .filter((user) => !installed.has(`${cluster.id} ${user}`))
          .map((user) => `${name}: ${user} is not in ${cluster.id} and uses ${secret.name}`),
      ),
    );
  });
  assert.deepEqual(faults, []);
});

function faultsIn(model: Model, id: string, workloads: readonly Workload[]): readonly string[] {
  const cluster = model.clusters.find((one) => one.id === id);
  if (cluster === undefined) throw new Error(`The model has no cluster ${id}.`);
  const book = new Map(secretsOf(model, cluster).map((secret) => [`${secret.namespace}/${secret.name}`, secret]));
  const made = new Set(workloads.flatMap(certificateSecrets));
  const used = new Set<string>();
  const out: string[] = [];
  for (const { namespace, name, key, by } of workloads.flatMap(secretReferences)) {
    const at = `${namespace}/${name}`;
    const secret = book.get(at);
    if (made.has(at)) {
      if (secret !== undefined) out.push(`${at} of ${id} is in the book and made by cert-manager`);
      continue;
    }
    const keys = secret?.keys.map((one) => one.key) ?? [];
    if (secret === undefined) out.push(`${at} of ${id} is not in the book, and ${by} names it`);
    else if (key !== null && !keys.includes(key)) out.push(`${at} of ${id} has no key ${key}, which ${by} names`);
    for (const one of key === null ? keys : [key]) used.add(`${at} ${one}`);
  }
  for (const [at, { keys }] of book)
    for (const { key } of keys)
      if (!used.has(`${at} ${key}`)) out.push(`${at} of ${id} has a key ${key} that nothing names`);
  return out;
}
