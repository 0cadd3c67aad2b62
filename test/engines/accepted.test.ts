import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type KubeObject, objectName } from '../../src/kube/objects.ts';
import { mapAt } from '../../src/kube/read.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { makeNamespaces, removeObjects } from './harness/cluster-state.ts';
import { installCrds } from './harness/crds.ts';
import { exampleNames, readClusters, readDelivery } from './harness/trees.ts';

let server: ApiServer;

before(async () => {
  server = await startApiServer();
  await installCrds(server);
});

after(() => server?.stop());

for (const { example, cluster, objects } of readClusters()) {
  test(`a real API server takes every object of ${example}/${cluster}, and a second time changes none`, () =>
    judge(objects));
}

for (const example of exampleNames) {
  const delivered = readDelivery(example);
  if (delivered.length === 0) continue;
  test(`a real API server takes what ${example} hands to Argo CD`, () => judge(delivered));
}

/** Applies the objects twice as one cluster would get them, then takes them away again: clusters share names. */
async function judge(objects: readonly KubeObject[]): Promise<void> {
  await makeNamespaces(server.client, objects);
  const first = await applyAll(objects);
  const second = await applyAll(objects);
  await removeObjects(server.client, objects);
  const refused = objects.flatMap((object, i) => {
    const complaints = [...(first[i]?.complaints ?? []), ...(second[i]?.complaints ?? [])];
    return complaints.length === 0 ? [] : [{ object: objectName(object), complaints }];
  });
  assert.deepEqual(refused, []);
  const unstable = objects.filter((_, i) => first[i]?.version !== second[i]?.version).map(objectName);
  assert.deepEqual(unstable, []);
}

interface Verdict {
  /** Why it was refused, and every warning: a deprecated API, a field without effect. */
  readonly complaints: readonly string[];
  /** Counts changes of what was asked for; where the kind counts none, changes of the whole object. */
  readonly version: string;
}

async function applyAll(objects: readonly KubeObject[]): Promise<readonly Verdict[]> {
  return Promise.all(
    objects.map(async (object) => {
      const answer = await server.client.apply(object);
      const refusal = answer.status < 300 ? [] : [`${answer.status}: ${answer.message}`];
      const { generation, resourceVersion } = mapAt(answer.body, 'metadata');
      return { complaints: [...refusal, ...answer.warnings], version: String(generation ?? resourceVersion) };
    }),
  );
}
