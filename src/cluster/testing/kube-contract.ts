import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../kube/objects.ts';
import type { KubeClient, LiveObject } from '../kube/kube-client.ts';
import type { Outcome, Refusal } from '../outcome.ts';

const map = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'contract', name: 'settings' };

/** What every client keeps to, asked of the one in memory and of one over a real API server. `other` acts as somebody else does. */
export function kubeContract(
  name: string,
  opened: () => Promise<{ readonly client: KubeClient; readonly other: (object: KubeObject) => Promise<void> }>,
): void {
  test(`${name}: what is applied is there, has owners, and is applied again without a change`, async () => {
    const { client } = await inNamespace(opened);
    const first = answerOf(await client.apply(settings({ a: '1', b: '2' }))).object;
    assert.deepEqual(
      first.metadata.managedFields?.map(({ manager, operation }) => ({ manager, operation })),
      [{ manager: 'namsan', operation: 'Apply' }],
    );
    assert.deepEqual(first.metadata.managedFields?.[0]?.fieldsV1, { 'f:data': { 'f:a': {}, 'f:b': {} } });
    const again = answerOf(await client.apply(settings({ a: '1', b: '2' }))).object;
    assert.equal(again.metadata.resourceVersion, first.metadata.resourceVersion);
    assert.deepEqual(dataOf(answerOf(await client.get(map))), { a: '1', b: '2' });
  });

  test(`${name}: what is no longer applied goes, what another owns stays`, async () => {
    const { client, other } = await inNamespace(opened);
    answerOf(await client.apply(settings({ a: '1', b: '2' })));
    await other(settings({ a: '1', b: '2', c: '3' }));
    assert.deepEqual(dataOf(answerOf(await client.apply(settings({ a: '1' }))).object), { a: '1', c: '3' });
  });

  test(`${name}: a field of another is a conflict that names them, and is taken by force`, async () => {
    const { client, other } = await inNamespace(opened);
    answerOf(await client.apply(settings({ a: '1' })));
    await other(settings({ a: 'theirs' }));
    const { kind, status, conflicts } = refusalIn(await client.apply(settings({ a: '2' })));
    assert.deepEqual(
      { kind, status, conflicts },
      { kind: 'conflict', status: 409, conflicts: [{ manager: 'other', field: '.data.a' }] },
    );
    assert.deepEqual(dataOf(answerOf(await client.apply(settings({ a: '2' }), { force: true })).object), { a: '2' });
  });

  test(`${name}: a dry run tells what would come and keeps nothing`, async () => {
    const { client } = await inNamespace(opened);
    assert.deepEqual(dataOf(answerOf(await client.apply(settings({ a: '1' }), { dryRun: true })).object), { a: '1' });
    assert.equal(answerOf(await client.get(map)), null);
  });

  test(`${name}: what cannot be there is refused in a sentence`, async () => {
    const { client } = await inNamespace(opened);
    const lost: KubeObject = { ...settings({}), metadata: { name: 'settings', namespace: 'nowhere' } };
    assert.match(
      refusalIn(await client.apply(lost)).message,
      /refused ConfigMap nowhere\/settings: namespaces "nowhere" not found\.$/,
    );
    const strange: KubeObject = { apiVersion: 'example.com/v1', kind: 'Strange', metadata: { name: 'one' } };
    const { kind, message } = refusalIn(await client.apply(strange));
    assert.deepEqual([kind, /knows no kind Strange in example\.com\/v1\.$/.test(message)], ['not-found', true]);
    assert.equal(answerOf(await client.get({ ...map, apiVersion: 'example.com/v1', kind: 'Strange' })), null);
    assert.deepEqual(answerOf(await client.list({ apiVersion: 'example.com/v1', kind: 'Strange' })), []);
  });

  test(`${name}: lists are of a namespace and of labels, and each item says what it is`, async () => {
    const { client } = await inNamespace(opened);
    const labelled = (n: number): KubeObject => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `one-${n}`, namespace: 'contract', labels: { part: n % 2 === 0 ? 'even' : 'odd' } },
    });
    await Promise.all(Array.from({ length: 6 }, async (_, n) => answerOf(await client.apply(labelled(n)))));
    const even = answerOf(await client.list(map, { namespace: 'contract', labels: { part: 'even' } }));
    assert.deepEqual(
      even.map(({ apiVersion, kind, metadata }) => [apiVersion, kind, metadata.name]),
      [0, 2, 4].map((n) => ['v1', 'ConfigMap', `one-${n}`]),
    );
    const brief = answerOf(await client.list(map, { namespace: 'contract', labels: { part: 'even' }, brief: true }));
    assert.deepEqual(
      brief.map(({ apiVersion, kind, metadata }) => [apiVersion, kind, metadata]),
      even.map(({ apiVersion, kind, metadata }) => [apiVersion, kind, metadata]),
    );
    const byName = answerOf(await client.list(map, { namespace: 'contract', fields: 'metadata.name=one-3' }));
    assert.deepEqual(
      byName.map(({ metadata }) => metadata.name),
      ['one-3'],
    );
  });

  test(`${name}: what is made twice, deleted as another, or patched too late is refused`, async () => {
    const { client } = await inNamespace(opened);
    const made = answerOf(await client.create(settings({ a: '1' })));
    assert.equal(refusalIn(await client.create(settings({ a: '1' }))).kind, 'conflict');
    const { resourceVersion } = made.metadata;
    assert.deepEqual(
      dataOf(answerOf(await client.patch(map, { metadata: { resourceVersion }, data: { a: null, b: '2' } }))),
      { b: '2' },
    );
    assert.equal(
      refusalIn(await client.patch(map, { metadata: { resourceVersion }, data: { b: '3' } })).kind,
      'conflict',
    );
    assert.equal(refusalIn(await client.delete(map, { uid: 'another' })).kind, 'conflict');
    assert.equal(answerOf(await client.delete(map, { uid: made.metadata.uid })), true);
    assert.equal(answerOf(await client.delete(map)), false);
  });

  test(`${name}: a kind is served once its definition is there`, async () => {
    const { client } = await inNamespace(opened);
    const ref = { apiVersion: 'contract.example.com/v1', kind: 'Beacon', namespace: 'contract', name: 'namsan' };
    assert.equal(answerOf(await client.get(ref)), null);
    answerOf(await client.apply(definition));
    const beacon: KubeObject = {
      apiVersion: ref.apiVersion,
      kind: ref.kind,
      metadata: { name: 'namsan', namespace: 'contract' },
    };
    const made = await until(() => client.apply(beacon));
    assert.equal(made.object.metadata.name, 'namsan');
    assert.equal(
      answerOf(await client.kinds()).some(({ kind }) => kind === 'Beacon'),
      true,
    );
  });
}

/** The value, or a failed test with the reason. */
export function answerOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusal.message);
}

/** Why it was refused, or a failed test. */
export function refusalIn(outcome: Outcome<unknown>): Refusal {
  if (!outcome.ok) return outcome.refusal;
  throw new Error(`It was not refused: ${JSON.stringify(outcome.value)}`);
}

async function inNamespace<T extends { readonly client: KubeClient }>(opened: () => Promise<T>): Promise<T> {
  const made = await opened();
  const { client } = made;
  answerOf(await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'contract' } }));
  for (const { metadata } of answerOf(await client.list(map, { namespace: 'contract' })))
    answerOf(await client.delete({ ...map, name: metadata.name }));
  return made;
}

/** A definition is served a moment after it was taken. */
async function until<T>(ask: () => Promise<Outcome<T>>): Promise<T> {
  for (let left = 100; ; left--) {
    const said = await ask();
    if (said.ok || left === 0) return answerOf(said);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function settings(
  data: Readonly<Record<string, string>>,
): KubeObject & { readonly data: Readonly<Record<string, string>> } {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'contract' }, data };
}

function dataOf(object: LiveObject | null): unknown {
  return object !== null && 'data' in object ? object.data : null;
}

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'beacons.contract.example.com' },
  spec: {
    group: 'contract.example.com',
    scope: 'Namespaced',
    names: { kind: 'Beacon', plural: 'beacons', singular: 'beacon', listKind: 'BeaconList' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};
