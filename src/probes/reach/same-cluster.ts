import { clusterUid, sameClusterFix, sameClusterText } from '../../cluster/same-clusters.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** Whether two clusters of the fleet are one: a context that was copied, or names the cluster of another. */
export const sameCluster: Probe = {
  code: 'reach/same-cluster',
  severity: 'error',
  title: 'Two clusters of the fleet are the same cluster',
  why: 'What is applied to one of them is written over what the other needs, and each run undoes the one before',
  fix: sameClusterFix,
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
    const message = sameClusterText(cluster, twin, own);
    return [{ ...about, ok: false, where: { cluster: id, object: 'API server', field: 'context' }, message }];
  },
};

const asked = new WeakMap<Live, Map<string, Promise<string | null>>>();

/** Asked once of each cluster in a round of questions. */
function uidOf(live: Live, cluster: string): Promise<string | null> {
  const round = asked.get(live) ?? new Map<string, Promise<string | null>>();
  asked.set(live, round);
  const uid = round.get(cluster) ?? clusterUid(live.kube(cluster));
  round.set(cluster, uid);
  return uid;
}
