import { stateOf } from '../../cluster/readiness/state-of.ts';
import { objectName } from '../../kube/objects.ts';
import { numberAt } from '../../kube/read.ts';
import { nodeText } from '../../proofs/stream-hops.ts';
import type { FlowNode } from '../../topology/topology.ts';
import { podsAt } from '../engine-pods.ts';
import type { Live } from '../probe.ts';
import { broken, good, type LiveHop } from './hop.ts';

/** Whether the pods of a node of a way are there and ready, with the cause where they are not; some of several are enough to carry data. */
export async function nodeRuns(live: Live, node: FlowNode): Promise<LiveHop> {
  const hop = `${nodeText(node)} runs`;
  const pods = await podsAt(live, node);
  if (!pods.ok) return broken(hop, pods.refusal.message);
  const ready = pods.value.filter(({ pod }) => pod.ready).length;
  const wanted = Math.max(node.replicas, pods.value.length);
  const seen = `${ready} of ${wanted} ready`;
  if (ready >= wanted) return good(hop, seen);
  const cause = (await causeOf(live, node)) ?? troubleOf(pods.value);
  return { hop, state: ready === 0 ? 'broken' : 'poor', says: `${seen}; ${cause}` };
}

/** What the object of the node waits for, as `namsan status` says it; `null` where that is not known. */
async function causeOf(live: Live, { cluster, readAt, replicas }: FlowNode): Promise<string | null> {
  const objects = live.clusters.find((one) => one.cluster === cluster)?.objects ?? [];
  const object = objects.find((one) => objectName(one) === readAt.object);
  if (object === undefined) return null;
  const states = await stateOf(live.kube(cluster), [object]);
  const [state] = states.ok ? states.value.states : [];
  if (state === undefined || state.live === null) return null;
  if (!state.readiness.ready) return state.readiness.says;
  // Fewer than rendered, and content with it: somebody has scaled it.
  const scaled = numberAt(state.live, 'spec', 'replicas');
  return scaled !== undefined && scaled < replicas ? `${readAt.object} is scaled to ${scaled}, not ${replicas}` : null;
}

function troubleOf(pods: readonly { readonly pod: { readonly name: string; readonly trouble: string } }[]): string {
  const away = pods.find(({ pod }) => pod.trouble !== '');
  return away === undefined ? 'no pod is there' : `pod ${away.pod.name}: ${away.pod.trouble}`;
}
