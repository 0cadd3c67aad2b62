import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiGroup, type KubeObject } from '../../src/kube/objects.ts';
import { schemasFor } from '../../src/kube/schema/schemas.ts';
import { validateObject } from '../../src/kube/schema/validate.ts';
import type { Answer } from './harness/api-client.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { makeNamespaces } from './harness/cluster-state.ts';
import { installCrds } from './harness/crds.ts';
import { readClusters } from './harness/trees.ts';
import { spoil } from './spoiled.ts';

let server: ApiServer;

before(async () => {
  server = await startApiServer();
  await installCrds(server);
});

after(() => server?.stop());

for (const [kind, object] of fullestOfEachKind()) {
  test(`our schemas and a real API server refuse the same spoiled variants of ${kind}`, async () => {
    await makeNamespaces(server.client, [object]);
    const schema = (await schemasFor([object])).of(object.apiVersion, object.kind);
    assert.ok(schema !== null, `There is no schema of ${kind}.`);
    const variants = [{ what: 'as it is', object }, ...spoil(object)];
    const judged = await Promise.all(
      variants.map(async ({ what, object }) => {
        const answer = await server.client.apply(object, { dryRun: true, force: true });
        const faults = validateObject(schema, object).map((fault) => fault.message);
        return { what, answer, faults };
      }),
    );
    const missed = judged.filter(({ answer, faults }) => faults.length === 0 && refusedByShape(answer, object));
    assert.deepEqual(
      missed.map(({ what, answer }) => `${what}: ${answer.status} ${answer.message}`),
      [],
    );
    const invented = judged.filter(({ answer, faults }) => faults.length > 0 && answer.status < 300);
    assert.deepEqual(
      invented.map(({ what, faults }) => `${what}: ${faults.join(' ')}`),
      [],
    );
    assert.ok(
      judged.some(({ answer }) => answer.status >= 300),
      'Nothing was refused.',
    );
  });
}

/** Of each kind the object with the most in it, over all examples. */
function fullestOfEachKind(): ReadonlyMap<string, KubeObject> {
  const fullest = new Map<string, KubeObject>();
  for (const object of readClusters().flatMap((cluster) => cluster.objects)) {
    const kind = `${object.apiVersion} ${object.kind}`;
    const known = fullest.get(kind);
    if (known === undefined || JSON.stringify(object).length > JSON.stringify(known).length) fullest.set(kind, object);
  }
  return fullest;
}

/**
 * Whether the server refused by the schema. Its own kinds say so when they are decoded (400) or merged (500), while 422 is validation by code;
 * for custom resources 422 is the schema's own word, but for the rules written in CEL.
 */
function refusedByShape({ status, message }: Answer, object: KubeObject): boolean {
  if (status < 300) return false;
  if (status !== 422) return true;
  return isCustom(object) && !/Invalid value: "object"|rule/.test(message);
}

function isCustom({ apiVersion }: KubeObject): boolean {
  const group = apiGroup(apiVersion);
  return group.includes('.') && (!group.endsWith('.k8s.io') || group === 'gateway.networking.k8s.io');
}
