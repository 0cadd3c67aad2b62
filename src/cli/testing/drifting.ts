import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setIdOf } from '../../cluster/apply/apply-set.ts';
import { sentOf } from '../../cluster/apply/member.ts';
import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { answered } from '../../cluster/outcome.ts';
import { type FakeKube, type FakeOptions, fakeKube } from '../../cluster/testing/fake-kube.ts';
import { fakeMachine } from '../../cluster/testing/fake-machine.ts';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { plainPaint } from '../../findings/format-text.ts';
import type { JsonObject } from '../../kube/objects.ts';
import { mapAt } from '../../kube/read.ts';
import { isNamespaced } from '../../kube/schema/scope.ts';
import { checkFleet, type Rendered } from '../../pipeline.ts';
import type { Live } from '../../probes/probe.ts';
import { driftRun } from '../drift-run.ts';
import { example } from './command-line.ts';

const checked = await checkFleet(readFileSync(example('sidecar'), 'utf8'), 'fleet.yaml');
if (checked.rendered === null) throw new Error('The example has errors');

/** The example `sidecar`, rendered. */
export const rendered: Rendered = checked.rendered;

/** A fleet that was applied to clusters in memory a moment ago, with its bucket empty. */
export async function applied(faults: Readonly<Record<string, FakeOptions['fault']>> = {}): Promise<{
  readonly live: Live;
  readonly kube: (cluster: string) => FakeKube;
}> {
  const { model, workloads } = rendered;
  const kubes = new Map<string, FakeKube>();
  for (const { cluster, objects } of rendered.clusters) {
    const served = ['monitoring.coreos.com/v1alpha1 ScrapeConfig'];
    const names = new Set([...objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`), ...served]);
    const kinds = [...names].map((name) => {
      const [apiVersion = '', kind = ''] = name.split(' ');
      const namespaced = isNamespaced(apiVersion, kind) ?? true;
      return { apiVersion, kind, resource: `${kind.toLowerCase()}s`, namespaced, verbs: ['get', 'list', 'patch'] };
    });
    let reading = false;
    const fault = faults[cluster];
    const kube = fakeKube(cluster, {
      kinds,
      fault: (call, count) => (reading && fault !== undefined ? fault(call, count) : null),
    });
    for (const workload of workloads.filter((one) => one.cluster === cluster))
      for (const object of workload.objects) {
        const answer = await kube.apply(sentOf(object, workload.component, setIdOf(model.name)).object);
        assert.ok(answer.ok, answer.ok ? '' : answer.refusal.message);
      }
    reading = true;
    kubes.set(cluster, kube);
  }
  const kube = (cluster: string): FakeKube => {
    const known = kubes.get(cluster);
    assert.ok(known);
    return known;
  };
  const { name, buckets } = model.metrics.objectStore;
  const store = fakeStore(name, { buckets: { [buckets.metrics]: {} } });
  return { kube, live: { ...rendered, kube, store: async () => answered(store), machine: fakeMachine({}) } };
}

/** Changes the spec of a workload as somebody does by hand. */
export function edit(
  kube: FakeKube,
  name: string,
  manager: string,
  change: (spec: JsonObject) => JsonObject,
): LiveObject {
  const found = kube.all().find(({ apiVersion, metadata }) => apiVersion === 'apps/v1' && metadata.name === name);
  assert.ok(found);
  const spec = mapAt(found, 'spec');
  return kube.put({ ...found, spec: change(spec) }, manager);
}

/** What `drift` says of a fleet, and its exit code. */
export async function drift(
  live: Live,
  more: {
    readonly components?: readonly string[];
    readonly clusters?: readonly string[];
    readonly format?: string;
  } = {},
) {
  const said = { out: '', err: '' };
  const chosen = rendered.model.clusters.filter(({ id }) => more.clusters?.includes(id) !== false);
  const code = await driftRun(
    live,
    rendered,
    { chosen, components: more.components ?? [], buckets: more.components === undefined, now: 0 },
    more.format ?? 'text',
    {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      paint: plainPaint,
    },
  );
  return { code, ...said };
}
