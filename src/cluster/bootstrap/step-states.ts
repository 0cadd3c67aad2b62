import { withNetwork } from '../../delivery/bootstrap/order.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Cluster } from '../../model/model.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';
import type { KubeClient, ObjectRef } from '../kube/kube-client.ts';
import { readSecret } from '../secrets/secret-state.ts';
import type { BootstrapJob } from './bootstrap-step.ts';

/** The clusters of a job. */
export function clustersOf({ model, chosen }: Pick<BootstrapJob, 'model' | 'chosen'>): readonly Cluster[] {
  return model.clusters.filter(({ id }) => chosen.includes(id));
}

/** Clusters that do not answer, each with the reason. */
export async function silent(
  job: Pick<BootstrapJob, 'kube'>,
  clusters: readonly Cluster[],
): Promise<readonly { readonly cluster: Cluster; readonly says: string }[]> {
  const asked = await Promise.all(
    clusters.map(async (cluster) => {
      const reply = await job.kube(cluster.id).raw('GET', '/readyz');
      if (!reply.ok) return { cluster, says: reply.refusal.message };
      const { status } = reply.value;
      return status === 200
        ? null
        : { cluster, says: `The API server of \`${cluster.id}\` answers ${status} to /readyz.` };
    }),
  );
  return asked.filter((one) => one !== null);
}

/** Ids of clusters of which the kubeconfig has no context. */
export async function unknownContexts(
  job: Pick<BootstrapJob, 'kube'>,
  clusters: readonly Cluster[],
): Promise<readonly string[]> {
  const asked = await Promise.all(
    clusters.map(async ({ id }) => {
      const reply = await job.kube(id).raw('GET', '/version');
      return !reply.ok && reply.refusal.kind === 'unusable' ? [id] : [];
    }),
  );
  return asked.flat();
}

/** What lacks of the network: the definitions of the Gateway API, and Cilium on every node. */
export async function networkLacks(job: BootstrapJob): Promise<readonly string[]> {
  const needing = new Set(withNetwork(job.model).map(({ id }) => id));
  const said = clustersOf(job).filter(({ id }) => needing.has(id));
  return (await Promise.all(said.map((cluster) => networkOf(cluster, job.kube(cluster.id))))).flat();
}

async function networkOf(cluster: Cluster, kube: KubeClient): Promise<readonly string[]> {
  const out: string[] = [];
  if (cluster.expose.via === 'gateway') {
    const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
    out.push(...(await absent(kube, { ...definition, name: 'gateways.gateway.networking.k8s.io' })));
  }
  if (cluster.cni !== 'cilium') return out;
  const cilium = await kube.get({ apiVersion: 'apps/v1', kind: 'DaemonSet', namespace: 'kube-system', name: 'cilium' });
  if (!cilium.ok) return [...out, cilium.refusal.message];
  const [wanted = 0, ready = 0] = ['desiredNumberScheduled', 'numberReady'].map((n) =>
    numberAt(cilium.value, 'status', n),
  );
  if (cilium.value !== null && wanted > 0 && ready >= wanted) return out;
  return [
    ...out,
    `\`${cluster.id}\` has ${cilium.value === null ? 'no Cilium' : `Cilium on ${ready} of ${wanted} nodes`}.`,
  ];
}

/** The Secrets of the fleet's CA that lack. */
export async function certificatesLack(job: BootstrapJob): Promise<readonly string[]> {
  const asked = clustersOf(job).flatMap((cluster) =>
    secretsOf(job.model, cluster)
      .filter(({ maker }) => maker === 'certificates')
      .map(async ({ namespace, name, keys }) => {
        const found = await readSecret(job.kube(cluster.id), namespace, name);
        if (!found.ok) return [found.refusal.message];
        const has = keys.every(({ key }) => found.value?.values.has(key) === true);
        return has ? [] : [`\`${cluster.id}\` has no Secret ${namespace}/${name} with all its keys.`];
      }),
  );
  return (await Promise.all(asked)).flat();
}

/** What lacks of Argo CD on the hub, and of what it was handed. */
export async function argocdLacks({ model, kube }: BootstrapJob): Promise<readonly string[]> {
  const hub = kube(model.hub.id);
  const where = { namespace: namespaces.argocd };
  const server = await hub.get({ apiVersion: 'apps/v1', kind: 'Deployment', ...where, name: 'argocd-server' });
  if (!server.ok) return [server.refusal.message];
  const isUp = listAt(server.value, 'status', 'conditions').some(
    (one) => stringAt(one, 'type') === 'Available' && stringAt(one, 'status') === 'True',
  );
  if (!isUp) return [`Argo CD ${server.value === null ? 'is not on' : 'does not run yet on'} \`${model.hub.id}\`.`];
  return absent(hub, { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...where, name: 'root' });
}

/** The clusters that Argo CD does not know. */
export async function registrationLacks(job: BootstrapJob): Promise<readonly string[]> {
  const hub = job.kube(job.model.hub.id);
  const others = clustersOf(job).filter(({ id }) => id !== job.model.hub.id);
  const where = { apiVersion: 'v1', kind: 'Secret', namespace: namespaces.argocd };
  return (await Promise.all(others.map(({ id }) => absent(hub, { ...where, name: `cluster-${id}` })))).flat();
}

async function absent(kube: KubeClient, ref: ObjectRef): Promise<readonly string[]> {
  const found = await kube.get(ref);
  if (!found.ok) return [found.refusal.message];
  if (found.value !== null && at(found.value, 'metadata', 'deletionTimestamp') === undefined) return [];
  const place = ref.namespace === undefined ? ref.name : `${ref.namespace}/${ref.name}`;
  return [`\`${kube.cluster}\` has no ${ref.kind} ${place}.`];
}
