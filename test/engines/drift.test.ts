import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type DriftReport, driftOf } from '../../src/cli/drift-report.ts';
import { partOf } from '../../src/cluster/apply/member.ts';
import type { KubeClient } from '../../src/cluster/kube/kube-client.ts';
import { openKube } from '../../src/cluster/kube/open.ts';
import { refused } from '../../src/cluster/outcome.ts';
import { fakeMachine } from '../../src/cluster/testing/fake-machine.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import { checkFleet, type Rendered } from '../../src/pipeline.ts';
import type { Live } from '../../src/probes/probe.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { makeNamespaces, removeObjects } from './harness/cluster-state.ts';
import { installCrds } from './harness/crds.ts';
import { kubeconfigOf } from './harness/kubeconfig.ts';
import { applyRendered, playedBack } from './harness/played-back.ts';
import { scratchFolder } from './harness/scratch.ts';
import { exampleNames } from './harness/trees.ts';

let server: ApiServer;
let client: KubeClient;

before(async () => {
  server = await startApiServer();
  await installCrds(server);
  const file = join(scratchFolder('kubeconfig'), 'config');
  writeFileSync(file, kubeconfigOf({ one: server.connection }), { mode: 0o600 });
  client = (await openKube({ kubeconfig: [file], signal: new AbortController().signal }))({
    id: 'one',
    context: 'one',
  });
});

after(async () => {
  client?.close();
  await server?.stop();
});

for (const name of exampleNames)
  test(`the fleet of ${name}, applied and touched by nobody, has no drift`, async () => {
    const rendered = await renderedExample(name);
    const { objects, strangers, flows, clusters } = await driftAfter(rendered, async () => undefined);
    assert.deepEqual({ objects, strangers, flows }, { objects: [], strangers: [], flows: [] });
    assert.deepEqual(
      clusters.map(({ cluster, compared, refusal, unlisted }) => ({ cluster, compared, refusal, unlisted })),
      rendered.clusters.map((c) => ({ cluster: c.cluster, compared: c.objects.length, refusal: null, unlisted: [] })),
    );
  });

async function renderedExample(name: string): Promise<Rendered> {
  const file = new URL(`../../examples/${name}/fleet.yaml`, import.meta.url);
  const { rendered } = await checkFleet(readFileSync(file, 'utf8'), 'fleet.yaml');
  assert.ok(rendered);
  return rendered;
}

/** Namespaces stay on a server without controllers: the next cluster must not find them as its own. */
async function forgetNamespaces(objects: readonly KubeObject[]): Promise<void> {
  for (const { kind, metadata } of objects)
    if (kind === 'Namespace')
      await server.client.patch(`/api/v1/namespaces/${metadata.name}`, { metadata: { labels: { [partOf]: null } } });
}

/** Applies a fleet, one cluster after the other on one API server, has each one edited by hand, and reads its drift. */
async function driftAfter(rendered: Rendered, edit: (cluster: string) => Promise<void>): Promise<DriftReport> {
  const read = new Map<string, KubeClient>();
  for (const { cluster, objects } of rendered.clusters) {
    await makeNamespaces(server.client, objects);
    assert.deepEqual(await applyRendered(client, rendered, cluster), []);
    await edit(cluster);
    read.set(cluster, await playedBack(client, cluster));
    await removeObjects(server.client, objects);
    await forgetNamespaces(objects);
  }
  const live: Live = {
    ...rendered,
    kube: (cluster) => read.get(cluster) ?? client,
    store: async () => refused('unusable', 'There is no store here.'),
    machine: fakeMachine({}),
  };
  const options = { chosen: rendered.model.clusters, components: [], buckets: false, now: Date.now() };
  return driftOf(live, rendered, options);
}
