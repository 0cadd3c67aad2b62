import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FakeKube, fakeKube } from '../../cluster/testing/fake-kube.ts';
import type { Workload } from '../../components/workload.ts';
import { plainPaint } from '../../findings/format-text.ts';
import type { KubeObject } from '../../kube/objects.ts';
import type { Live } from '../../probes/probe.ts';
import { runningFleet } from '../../probes/testing/live.ts';
import { statusLive } from '../status-live.ts';
import { example, namsan } from '../testing/command-line.ts';

const definition = (status: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.com' },
  status: { conditions: [{ type: 'Established', status }] },
});

interface Run {
  readonly code: number;
  readonly out: string;
}

/** `status` on the clusters of an example, each with one definition in the component `operators`. */
async function statusOf(
  { watch = false, format = 'text', stop }: { watch?: boolean; format?: string; stop?: AbortSignal },
  kube: (cluster: string) => FakeKube,
): Promise<Run> {
  const base = runningFleet();
  const chosen = base.model.clusters.slice(0, 2);
  const objects: readonly KubeObject[] = [definition('True')];
  const workloads = chosen.map(
    ({ id }): Workload => ({ component: 'operators', cluster: id, wave: 30, charts: [], objects }),
  );
  const kubes = new Map(chosen.map(({ id }) => [id, kube(id)]));
  const live: Live = {
    ...base,
    workloads,
    clusters: chosen.map(({ id }) => ({ cluster: id, objects })),
    kube: (id) => kubes.get(id) ?? kube(id),
  };
  let out = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    stdin: async function* () {},
    paint: plainPaint,
    paintErr: plainPaint,
  };
  const signal = stop ?? new AbortController().signal;
  const code = await statusLive(live, chosen, { components: [], watch, format }, signal, io);
  const [hub = '', edge = ''] = chosen.map(({ id }) => id);
  return { code, out: out.replaceAll(hub, 'HUB').replaceAll(edge, 'EDGE') };
}

test('ready clusters end with 0, and say so', async () => {
  const said = await statusOf({}, (id) => fakeKube(id, { objects: [definition('True')] }));
  assert.deepEqual(said, {
    code: 0,
    out: `HUB: 1 of 1 component is ready; no apply of namsan has come to its end here
COMPONENT  OBJECTS  VERSION  STATE
operators  1/1               ready

EDGE: 1 of 1 component is ready; no apply of namsan has come to its end here
COMPONENT  OBJECTS  VERSION  STATE
operators  1/1               ready

2 of 2 clusters are ready.
`,
  });
});

test('watching prints what changes until all is ready', async () => {
  const after = 6;
  const said = await statusOf({ watch: true }, (id) =>
    fakeKube(id, {
      objects: [definition('False')],
      after: (_, kube) => {
        if (kube.calls.length === after) kube.put(definition('True'));
      },
    }),
  );
  assert.equal(said.code, 0);
  assert.ok(said.out.includes('CustomResourceDefinition things.example.com: Established is False'));
  assert.ok(said.out.endsWith('0 of 2 clusters are ready.\nHUB operators: ready\nEDGE operators: ready\n'), said.out);
});

test('watching ends with 1 when it is interrupted, and with JSON prints one document', async () => {
  const stop = new AbortController();
  const said = await statusOf({ watch: true, format: 'json', stop: stop.signal }, (id) =>
    fakeKube(id, {
      objects: [definition('False')],
      after: (_, kube) => {
        if (kube.calls.length > 6) stop.abort();
      },
    }),
  );
  assert.equal(said.code, 1);
  assert.equal(JSON.parse(said.out).ready, false);
});

test('a look that was cut off is not told: of a cluster that was not asked nothing is known', async () => {
  const stop = new AbortController();
  const ended = await statusOf({ stop: stop.signal }, (id) => fakeKube(id, { after: () => stop.abort() }));
  assert.deepEqual(ended, { code: 1, out: '' });
});

test('a component that the fleet does not have is wrong usage', async () => {
  const said = await namsan(['status', example('mixed'), '--component', 'nothing']);
  assert.equal(said.code, 2);
  assert.match(said.err, /No cluster of the fleet has a component `nothing`; there are `/);
});
