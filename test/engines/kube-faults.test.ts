import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { KubeClient } from '../../src/cluster/kube/kube-client.ts';
import { openKube } from '../../src/cluster/kube/open.ts';
import { answerOf, refusalIn } from '../../src/cluster/testing/kube-contract.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { type BusyServer, busyBefore } from './harness/busy-server.ts';
import { kubeconfigOf } from './harness/kubeconfig.ts';
import { scratchFolder } from './harness/scratch.ts';

let server: ApiServer;
let busy: BusyServer;
const clients = new Map<string, KubeClient>();

before(async () => {
  server = await startApiServer();
  busy = await busyBefore(server.connection);
  const file = join(scratchFolder('kubeconfig'), 'config');
  const dead = { ...server.connection, url: 'https://127.0.0.1:1' };
  writeFileSync(file, kubeconfigOf({ one: server.connection, busy: busy.connection, dead }), { mode: 0o600 });
  const open = await openKube({ kubeconfig: [file], signal: new AbortController().signal });
  for (const id of ['one', 'busy', 'dead']) clients.set(id, open({ id, context: id }));
});

after(async () => {
  for (const client of clients.values()) client.close();
  await busy.stop();
  await server.stop();
});

test('an API server that is killed and started again in the middle of 600 applies has them all afterwards', async () => {
  const client = clientOf('one');
  await namespace(client, 'restarted');
  const half = Promise.withResolvers<void>();
  let done = 0;
  const applies = many(600, 'restarted', async (object) => {
    answerOf(await client.apply(object));
    done += 1;
    if (done === 200) half.resolve();
  });
  await half.promise;
  await server.restart();
  await applies;
  const there = answerOf(await client.list(kind, { namespace: 'restarted', labels: { part: 'fault' } }));
  assert.equal(there.length, 600);
});

test('a storm of 429 delays, and nothing is lost or done twice', async () => {
  const client = clientOf('busy');
  await namespace(client, 'busy');
  await many(300, 'busy', async (object) => void answerOf(await client.apply(object)));
  const there = answerOf(await client.list(kind, { namespace: 'busy', labels: { part: 'fault' } }));
  assert.equal(there.length, 300);
  assert.ok(busy.refused() > 100, `${busy.refused()} requests were refused`);
});

test('a policy that refuses is told as such, with its words', async () => {
  const client = clientOf('one');
  await namespace(client, 'guarded');
  for (const object of policy) answerOf(await client.apply(object));
  const refusal = await until(async () => {
    const said = await client.apply(configMap('guarded', 'forbidden'));
    return said.ok ? null : said.refusal;
  });
  assert.deepEqual([refusal.kind, refusal.status], ['webhook', 422]);
  assert.match(refusal.message, /refused ConfigMap guarded\/forbidden: .*no ConfigMap of this name/);
});

test('a webhook that does not answer is told as such', async () => {
  const client = clientOf('one');
  await namespace(client, 'hooked');
  answerOf(await client.apply(webhook));
  const refusal = await until(async () => {
    const said = await client.apply(configMap('hooked', 'a'));
    return said.ok ? null : said.refusal;
  });
  assert.equal(refusal.kind, 'webhook');
  assert.match(refusal.message, /failed calling webhook "away\.example\.com"/);
});

test('a field that a person set by kubectl edit is a conflict with their tool', async () => {
  const client = clientOf('one');
  await namespace(client, 'edited');
  answerOf(await client.apply(configMap('edited', 'a')));
  const path = await server.client.pathOf(configMap('edited', 'a'));
  await server.client.patch(`${path}?fieldManager=kubectl-edit`, { data: { key: 'theirs' } });
  assert.deepEqual(
    refusalIn(await client.apply({ ...configMap('edited', 'a'), ...{ data: { key: 'ours' } } })).conflicts,
    [{ manager: 'kubectl-edit', field: '.data.key' }],
  );
});

test('a field that the schema does not have is a verdict on the object, told at once', async () => {
  const client = clientOf('one');
  await namespace(client, 'typed');
  const wrong = { ...configMap('typed', 'a'), ...{ dta: { key: 'a' } } };
  const { kind: why, status, message } = refusalIn(await client.apply(wrong));
  assert.deepEqual([why, status], ['invalid', 500]);
  assert.match(message, /refused ConfigMap typed\/a: .*\.dta: field not declared in schema/);
});

test('a cluster that is away holds up no other, and is told once it was tried long enough', async () => {
  const [away, there] = [clientOf('dead'), clientOf('one')];
  const first = away.get({ ...kind, namespace: 'default', name: 'x' });
  assert.notEqual(answerOf(await there.get({ apiVersion: 'v1', kind: 'Namespace', name: 'default' })), null);
  const { kind: why, message } = refusalIn(await first);
  assert.deepEqual([why, message.replace(/: .*/, '')], ['unreachable', 'The API server of dead does not answer']);
  // Whoever asks after that has not to wait for it again.
  for (const { kind: again } of await Promise.all(
    Array.from({ length: 50 }, async () => refusalIn(await away.kinds())),
  ))
    assert.equal(again, 'unreachable');
});

const kind = { apiVersion: 'v1', kind: 'ConfigMap' };

function clientOf(id: string): KubeClient {
  const client = clients.get(id);
  assert.ok(client !== undefined);
  return client;
}

function configMap(namespace: string, name: string): KubeObject & { readonly data: Readonly<Record<string, string>> } {
  return { ...kind, metadata: { name, namespace, labels: { part: 'fault' } }, data: { key: name } };
}

async function namespace(client: KubeClient, name: string): Promise<void> {
  answerOf(await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

async function many(count: number, place: string, each: (object: KubeObject) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, n) => each(configMap(place, `one-${n}`))));
}

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (let left = 300; left > 0; left--) {
    const said = await ask();
    if (said !== null) return said;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It never came');
}

const matching = (name: string): object => ({
  resourceRules: [
    { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['configmaps'] },
  ],
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

const policy: readonly KubeObject[] = [
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'names' },
    ...{
      spec: {
        matchConstraints: matching('guarded'),
        validations: [{ expression: "object.metadata.name != 'forbidden'", message: 'no ConfigMap of this name' }],
      },
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: 'names' },
    ...{ spec: { policyName: 'names', validationActions: ['Deny'] } },
  },
];

const webhook: KubeObject = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'away' },
  ...{
    webhooks: [
      {
        name: 'away.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        timeoutSeconds: 1,
        clientConfig: { url: 'https://127.0.0.1:1/' },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['configmaps'] }],
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'hooked' } },
      },
    ],
  },
};
