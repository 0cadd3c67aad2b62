import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type DriftReport, driftOf } from '../../src/cli/drift-report.ts';
import { setIdOf } from '../../src/cluster/apply/apply-set.ts';
import { partOf, sentOf } from '../../src/cluster/apply/member.ts';
import type { ObjectDrift } from '../../src/cluster/drift/object-drift.ts';
import type { KubeClient } from '../../src/cluster/kube/kube-client.ts';
import { openKube } from '../../src/cluster/kube/open.ts';
import { liveObjects } from '../../src/cluster/live-objects.ts';
import { refused } from '../../src/cluster/outcome.ts';
import { fakeMachine } from '../../src/cluster/testing/fake-machine.ts';
import { placeText } from '../../src/findings/format-text.ts';
import type { Json, JsonObject, KubeObject } from '../../src/kube/objects.ts';
import { isJsonObject, listAt, stringAt } from '../../src/kube/read.ts';
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

test('edits by hand are named with who made them, and with what they break', async () => {
  const rendered = await renderedExample('mixed');
  const report = await driftAfter(rendered, (cluster) => handEdits(cluster, rendered));
  assert.deepEqual(report.objects.map(withoutTimes), [
    changed('StatefulSet monitoring/thanos-compactor', 'thanos-compactor', {
      field: 'spec.template.spec.containers[thanos-compactor].args',
      by: ['kubectl-edit', null],
    }),
    changed('StatefulSet monitoring/thanos-store-shard-0', 'thanos-store', {
      field: 'spec.template.spec.containers[thanos-store].env[GOGC]',
      live: { name: 'GOGC', value: '40' },
      by: ['k9s', null],
    }),
    changed('ConfigMap monitoring/thanos-query-endpoints', 'thanos-query', {
      field: 'data[endpoints.yaml]',
      by: ['kubectl-patch', null],
    }),
    changed('Deployment monitoring/thanos-query', 'thanos-query', {
      field: 'spec.replicas',
      rendered: 2,
      live: 4,
      by: ['kubectl', 'scale'],
    }),
    { cluster: 'hub', object: 'ConfigMap monitoring/old', component: 'thanos-query', state: 'left' },
    { cluster: 'factory', object: 'Service monitoring/thanos-sidecar-0', component: 'store-api', state: 'missing' },
  ]);
  assert.deepEqual(report.strangers, [
    {
      cluster: 'hub',
      object: 'StatefulSet monitoring/compact-by-hand',
      parts: ['compactor'],
      does: ['deletes in s3.example.com/mixed-thanos'],
    },
  ]);
  const edit = 'hub StatefulSet monitoring/thanos-compactor';
  const service = 'factory Service monitoring/thanos-sidecar-0';
  const endpoints = 'hub ConfigMap monitoring/thanos-query-endpoints';
  assert.deepEqual(
    report.flows.map(({ finding, because }) => [finding.code, placeText(finding.where), ...because]),
    [
      ['reach/dangling-address', `${endpoints} data[endpoints.yaml].endpoints[3].address`, service],
      ['reach/store-nobody-asks', 'factory Prometheus monitoring/main spec.thanos', service],
      ['reach/store-nobody-asks', 'hub ThanosRuler monitoring/global spec', endpoints],
      ['coverage/gap', 'hub Prometheus monitoring/edges spec', edit],
      ['coverage/gap', 'hub Prometheus monitoring/main spec', edit],
      ['coverage/gap', 'factory Prometheus monitoring/main spec', service],
      ['coverage/gap', 'factory Prometheus monitoring/main spec', edit],
      ['coverage/gap', 'shop PrometheusAgent monitoring/agent spec', edit],
      ['coverage/gap', 'shop PrometheusAgent monitoring/agent-team-a spec', edit],
      ['coverage/gap', 'shop PrometheusAgent monitoring/agent-team-b spec', edit],
      [
        'identity/one-compactor',
        `${edit} spec.template.spec.containers[0]`,
        'hub StatefulSet monitoring/compact-by-hand',
      ],
    ],
  );
});

type Change = {
  readonly field: string;
  readonly rendered?: Json;
  readonly live?: Json;
  readonly by: readonly [string, string | null];
};

/** What is expected of a changed object of the hub, with one field. */
function changed(object: string, component: string, field: Change): object {
  return { cluster: 'hub', object, component, state: 'changed', fields: [field] };
}

function isLong(value: Json | undefined): boolean {
  return value === undefined || Array.isArray(value) || String(value).includes('\n');
}

/** A drift without moments, and without the whole of lists and texts. */
function withoutTimes(drift: ObjectDrift): object {
  if (drift.state !== 'changed') return drift;
  const fields = drift.fields.map(({ by, rendered, live, ...rest }) => ({
    ...rest,
    ...(isLong(rendered) ? {} : { rendered }),
    ...(isLong(live) ? {} : { live }),
    by: [by?.manager, by?.subresource],
  }));
  return { ...drift, fields };
}

const monitoring = 'namespaces/monitoring';

/** What hands and controllers do to the clusters of `mixed`, as kubectl and others send it. */
async function handEdits(cluster: string, { model }: Rendered): Promise<void> {
  if (cluster === 'factory') {
    await done(server.client.delete(`/api/v1/${monitoring}/services/thanos-sidecar-0`));
    return;
  }
  if (cluster !== 'hub') return;
  const apps = `/apis/apps/v1/${monitoring}`;
  const scale = (name: string, manager: string): Promise<Json> =>
    done(server.client.patch(`${apps}/deployments/${name}/scale?fieldManager=${manager}`, { spec: { replicas: 4 } }));
  await scale('thanos-query', 'kubectl');
  await scale('thanos-query-frontend', 'kube-controller-manager');
  await copied(`${apps}/statefulsets`, 'thanos-compactor', 'compact-by-hand');
  await edited(`${apps}/statefulsets/thanos-compactor`, 'kubectl-edit', (container) => ({
    ...container,
    args: listAt(container, 'args').map((arg) => String(arg).replace(/^(--retention\.resolution-raw)=.*/, '$1=3d')),
  }));
  await edited(`${apps}/statefulsets/thanos-store-shard-0`, 'k9s', (container) => ({
    ...container,
    env: [...listAt(container, 'env'), { name: 'GOGC', value: '40' }],
  }));
  const old = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'old', namespace: 'monitoring' } };
  const sent = await client.apply(sentOf(old, 'thanos-query', setIdOf(model.name)).object);
  assert.ok(sent.ok);
  copies.push(`/api/v1/${monitoring}/configmaps/old`);
  const endpoints = `/api/v1/${monitoring}/configmaps/thanos-query-endpoints`;
  const text = stringAt(await done(server.client.get(endpoints)), 'data', 'endpoints.yaml') ?? '';
  const data = { 'endpoints.yaml': text.replace(/^.*thanos-ruler.*\n/m, '') };
  await done(server.client.patch(`${endpoints}?fieldManager=kubectl-patch`, { data }));
}

/** Changes the first container of a workload as an editor does. */
async function edited(path: string, manager: string, change: (container: JsonObject) => JsonObject): Promise<void> {
  const there = await done(server.client.get(path));
  const [first = {}, ...others] = listAt(there, 'spec', 'template', 'spec', 'containers').filter(isJsonObject);
  const spec = { template: { spec: { containers: [change(first), ...others] } } };
  await done(server.client.patch(`${path}?fieldManager=${manager}`, { spec }));
}

/** Makes another object of one that is there, as `kubectl create` does, under another name and without marks. */
async function copied(path: string, name: string, as: string): Promise<void> {
  const there = await done(server.client.get(`${path}/${name}`));
  const { apiVersion = '', kind = '', spec = {} } = isJsonObject(there) ? there : {};
  const body = { apiVersion, kind, metadata: { name: as, namespace: 'monitoring' }, spec };
  await done(server.client.post(`${path}?fieldManager=kubectl-create`, body));
  copies.push(`${path}/${as}`);
}

/** What was made by hand, to be taken away with the rest. */
const copies: string[] = [];

async function done(answer: ReturnType<ApiServer['client']['get']>): Promise<Json> {
  const { status, message, body } = await answer;
  assert.ok(status < 300, `${status}: ${message}`);
  return body;
}

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
    const kept = await playedBack(client, cluster);
    read.set(cluster, kept);
    const [now, later] = await Promise.all([client, kept].map((one) => liveObjects(one, rendered.model.name, objects)));
    assert.deepEqual(later?.objects, now?.objects);
    await removeObjects(server.client, objects);
    for (const path of copies.splice(0)) await server.client.delete(path);
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
