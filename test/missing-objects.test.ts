import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checks } from '../src/checks/list.ts';
import { foldersOf } from '../src/delivery/folders.ts';
import { hintsOf } from '../src/from-model.ts';
import type { ClusterObjects } from '../src/kube/objects.ts';
import { objectName } from '../src/kube/objects.ts';
import { schemasFor } from '../src/kube/schema/schemas.ts';
import { checkFleet, type Rendered } from '../src/pipeline.ts';
import { trace } from '../src/topology/trace.ts';

const examples = join(import.meta.dirname, '..', 'examples');

async function renderedExample(name: string): Promise<Rendered> {
  const { rendered } = await checkFleet(readFileSync(join(examples, name, 'fleet.yaml'), 'utf8'), 'fleet.yaml');
  if (rendered === null) throw new Error(`${name} is not rendered`);
  return rendered;
}

async function toldOf({ model, workloads }: Rendered, clusters: readonly ClusterObjects[]): Promise<readonly string[]> {
  const charts = workloads.flatMap((w) => w.charts.map((chart) => ({ ...chart, cluster: w.cluster })));
  const schemas = await schemasFor(clusters.flatMap((c) => c.objects));
  const folders = foldersOf(model, workloads);
  const subject = { model, clusters, charts, folders, topology: trace(clusters, hintsOf(model)), schemas };
  const out: string[] = [];
  for (const check of checks)
    check.run(subject, (_where, message, { severity = check.severity } = {}) => {
      if (severity !== 'note') out.push(`${check.code}: ${message}`);
    });
  return out;
}

test('no example breaks a rule', async () => {
  for (const name of ['sidecar', 'operator', 'kind', 'receive', 'mixed']) {
    const rendered = await renderedExample(name);
    assert.deepEqual(await toldOf(rendered, rendered.clusters), [], name);
  }
});

test('an account, a namespace, a StatefulSet or a file that is taken away from the mixed fleet is missed', async () => {
  const rendered = await renderedExample('mixed');
  // Grafana's sidecar looks for its files by label; nothing names them.
  const named = /^(?:ServiceAccount|StatefulSet|Namespace|ConfigMap) (?!.*grafana)/;
  const silent: string[] = [];
  for (const cluster of rendered.clusters) {
    for (const object of cluster.objects.filter((o) => named.test(objectName(o)))) {
      const rest = { ...cluster, objects: cluster.objects.filter((o) => o !== object) };
      const told = await toldOf(
        rendered,
        rendered.clusters.map((c) => (c === cluster ? rest : c)),
      );
      if (told.length === 0) silent.push(`${cluster.cluster} ${objectName(object)}`);
    }
  }
  assert.deepEqual(silent, []);
});
