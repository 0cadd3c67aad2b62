import type { KubeObject } from '../../../src/kube/objects.ts';
import { isKubeObject, listAt } from '../../../src/kube/read.ts';
import type { ApiClient } from './api-client.ts';

/** Makes every namespace that the objects are or live in. One that is there stays. */
export async function makeNamespaces(client: ApiClient, objects: readonly KubeObject[]): Promise<void> {
  for (const name of namespacesOf(objects)) {
    const answer = await client.post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    if (answer.status !== 201 && answer.status !== 409) throw new Error(`Namespace \`${name}\`: ${answer.message}`);
  }
}

/**
 * Takes the objects away again, since clusters share names. Namespaces stay: without controllers they would never finish going;
 * so do CustomResourceDefinitions, which the next cluster needs.
 */
export async function removeObjects(client: ApiClient, objects: readonly KubeObject[]): Promise<void> {
  const passing = objects.filter((one) => one.kind !== 'Namespace' && one.kind !== 'CustomResourceDefinition');
  await Promise.all(
    passing.map(async (object) => {
      const path = await client.pathOf(object);
      if (path === null) return;
      await client.patch(path, { metadata: { finalizers: null } });
      await client.delete(`${path}?gracePeriodSeconds=0&propagationPolicy=Background`);
    }),
  );
}

/** Kinds that an operator makes out of its resources. */
const generatedKinds = [
  { apiVersion: 'apps/v1', kind: 'StatefulSet', path: '/apis/apps/v1', plural: 'statefulsets' },
  { apiVersion: 'v1', kind: 'Secret', path: '/api/v1', plural: 'secrets' },
  { apiVersion: 'v1', kind: 'ConfigMap', path: '/api/v1', plural: 'configmaps' },
  { apiVersion: 'v1', kind: 'Service', path: '/api/v1', plural: 'services' },
];

/** What is in the namespaces of the objects now, of the kinds that an operator makes and of those that it reads. */
export async function readState(client: ApiClient, objects: readonly KubeObject[]): Promise<readonly KubeObject[]> {
  const lists = namespacesOf(objects).flatMap((namespace) =>
    generatedKinds.map(async ({ apiVersion, kind, path, plural }) => {
      const answer = await client.get(`${path}/namespaces/${namespace}/${plural}`);
      // Items of a list do not repeat what the list says of itself.
      return listAt(answer.body, 'items').map((item) => ({ apiVersion, kind, ...(item as object) }));
    }),
  );
  return (await Promise.all(lists)).flat().filter(isKubeObject);
}

function namespacesOf(objects: readonly KubeObject[]): readonly string[] {
  const rendered = objects.filter((object) => object.kind === 'Namespace').map((object) => object.metadata.name);
  return [...new Set([...rendered, ...objects.flatMap((object) => object.metadata.namespace ?? [])])];
}
