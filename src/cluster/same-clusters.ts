import { atOnce } from './apply/at-once.ts';
import type { KubeClient } from './kube/kube-client.ts';

/** A cluster of a fleet, and the context by which it is reached. */
interface Reached {
  readonly id: string;
  readonly kubernetes: { readonly context: string };
}

/** Clusters that are asked who they are at once. */
const askedAtOnce = 64;

/**
 * The clusters of a fleet that are one with another of these: their ids, each with a sentence that names the first such other. Nothing may be
 * written to them, since each is the other's. Where a cluster does not say who it is, nothing is known of it.
 */
export async function sameClusters(
  clusters: readonly Reached[],
  kube: (cluster: string) => KubeClient,
): Promise<ReadonlyMap<string, string>> {
  const out = new Map<string, string>();
  if (clusters.length < 2) return out;
  const uids = await atOnce(clusters, askedAtOnce, ({ id }) => clusterUid(kube(id)));
  const known = clusters.flatMap((cluster, i) => {
    const uid = uids[i] ?? null;
    return uid === null ? [] : [{ cluster, uid }];
  });
  for (const [uid, of] of Map.groupBy(known, (one) => one.uid))
    for (const { cluster } of of) {
      const twin = of.find((one) => one.cluster !== cluster)?.cluster;
      if (twin !== undefined) out.set(cluster.id, sameClusterText(cluster, twin, uid));
    }
  return out;
}

/** The uid of `kube-system`, by which clusters are told apart (OpenTelemetry semantic conventions, `k8s.cluster.uid`); `null` where it is not known. */
export async function clusterUid(kube: KubeClient): Promise<string | null> {
  const seen = await kube.get({ apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' });
  return seen.ok ? (seen.value?.metadata.uid ?? null) : null;
}

/** That two clusters are one, without a full stop. */
export function sameClusterText(cluster: Reached, twin: Reached, uid: string): string {
  return `\`${cluster.id}\` and \`${twin.id}\` are one cluster: the contexts \`${cluster.kubernetes.context}\` and \`${twin.kubernetes.context}\` lead to the same namespace \`kube-system\`, ${uid}`;
}

/** What to do about it, without a full stop. */
export const sameClusterFix =
  'Look at `kubernetes.context` of both in the fleet file, and at the address that each context has in the kubeconfig';
