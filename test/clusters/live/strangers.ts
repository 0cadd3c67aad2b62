import type { KubeObject } from '../../../src/kube/objects.ts';
import { stringAt } from '../../../src/kube/read.ts';
import type { TestCluster } from '../harness/clusters.ts';
import { apply, list } from '../harness/objects.ts';

const name = 'not-of-the-fleet';
const kinds = ['configmap', 'secret', 'service', 'serviceaccount', 'role'] as const;

/** Puts objects that nobody of the fleet owns into every namespace of a cluster. */
export async function placeStrangers(cluster: TestCluster): Promise<void> {
  const namespaces = (await list(cluster, 'namespaces')).flatMap((one) => stringAt(one, 'metadata', 'name') ?? []);
  await apply(cluster, namespaces.flatMap(strangersIn), 'somebody-else');
}

/** Them as the cluster has them now, byte for byte: resource versions and times of changes too. */
export async function strangersOf(cluster: TestCluster): Promise<string> {
  const found = await list(cluster, kinds.join(','));
  const ours = found.filter((object) => stringAt(object, 'metadata', 'name') === name);
  return JSON.stringify(ours, null, 1);
}

function strangersIn(namespace: string): readonly KubeObject[] {
  const metadata = { name, namespace, labels: { 'app.kubernetes.io/managed-by': 'namsan' } };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { word: 'as it was' } },
    { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', stringData: { word: 'as it was' } },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { name }, ports: [{ port: 80 }] } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: [] },
  ] as readonly KubeObject[];
}
