import type { Cluster } from '../../model/model.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** Whether two clusters of the fleet are one: a context that was copied, or names the cluster of another. */
export const sameCluster: Probe = {
  code: 'reach/same-cluster',
  severity: 'error',
  title: 'Two clusters of the fleet are the same cluster',
  why: 'What is applied to one of them is written over what the other needs, and each run undoes the one before',
  fix: 'Look at `kubernetes.context` of both in the fleet file, and at the address that each context has in the kubeconfig',
  refs: [],
  when: 'preflight',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const { clusters } = live.model;
    const uids = await Promise.all(clusters.map((cluster) => uidOf(live, cluster.id)));
    const at = clusters.findIndex((cluster) => cluster.id === id);
    const [own, cluster] = [uids[at], clusters[at]];
    if (typeof own !== 'string' || cluster === undefined || clusters.length < 2) return [];
    const about = { cluster: id, component: 'api-server', asked: 'it is no other cluster of the fleet' } as const;
    // Told once of each pair: of the later one.
    const twin = clusters.find((_, index) => index < at && uids[index] === own);
    if (twin === undefined) return [{ ...about, ok: true, seen: `its \`kube-system\` is ${own}` }];
    const message = `\`${id}\` and \`${twin.id}\` are one cluster: the contexts \`${contextOf(cluster)}\` and \`${contextOf(twin)}\` lead to the same namespace \`kube-system\`, ${own}`;
    return [{ ...about, ok: false, where: { cluster: id, object: 'API server', field: 'context' }, message }];
  },
};

const asked = new WeakMap<Live, Map<string, Promise<string | null>>>();

/** The uid of `kube-system`, by which clusters are told apart (OpenTelemetry semantic conventions, `k8s.cluster.uid`); `null` where it is not known. Asked once of each cluster. */
function uidOf(live: Live, cluster: string): Promise<string | null> {
  const round = asked.get(live) ?? new Map<string, Promise<string | null>>();
  asked.set(live, round);
  const uid = round.get(cluster) ?? ask(live, cluster);
  round.set(cluster, uid);
  return uid;
}

async function ask(live: Live, cluster: string): Promise<string | null> {
  const seen = await live.kube(cluster).get({ apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' });
  return seen.ok ? (seen.value?.metadata.uid ?? null) : null;
}

function contextOf({ kubernetes }: Cluster): string {
  return kubernetes.context;
}
