import type { Unread } from '../../kube/objects.ts';
import type { Front } from '../handshake.ts';
import type { Workload } from '../objects/workload.ts';
import type { Pods } from '../topology.ts';

/** How a call comes to pods: within one pod, by a Service of the caller's cluster, or by a node, a balancer or a gateway, which hides the caller. */
export type Way = 'same-pod' | 'service' | 'outside';

/** A port of pods that an address reaches. */
export interface Landing {
  readonly workload: Workload;
  readonly port: number;
  readonly pods: Pods;
  readonly way: Way;
  /** What takes the call before the pods; `null` facts of one that is not known. Left out where nothing does. */
  readonly front?: Front;
  /** The way there, hop by hop; last the pods. */
  readonly via: readonly string[];
}

/** Where an address leads. */
export type Resolution =
  | { readonly kind: 'pods'; readonly landings: readonly Landing[] }
  /** To nothing: `reason` is the hop at which it breaks; `unseen` where it names a namespace of which no object was given. */
  | { readonly kind: 'broken'; readonly via: readonly string[]; readonly reason: string; readonly unseen?: true }
  /** Out of the fleet. */
  | { readonly kind: 'outside'; readonly via: readonly string[] }
  /** To something that the objects do not tell; `near` where it may be in what was not read of the asker's own cluster. */
  | { readonly kind: 'unknown'; readonly via: readonly string[]; readonly reason: string; readonly near?: true };

/** An address that leads to nothing, after these hops. */
export function broken(via: readonly string[], reason: string): Resolution {
  return { kind: 'broken', via, reason };
}

/** An address of which the objects do not say where it leads. */
export function unknown(via: readonly string[], reason: string): Resolution {
  return { kind: 'unknown', via, reason };
}

/** A Service that is not there, in a namespace of which nothing was given: somebody else's manifests may well bring both. */
export function unseen(via: readonly string[], reason: string, namespace: string): Resolution {
  return {
    ...{ kind: 'broken', via, unseen: true },
    reason: `${reason}, nor anything else in the namespace \`${namespace}\``,
  };
}

/** An address that leads to what would be broken, were everything of the cluster read. */
export function unreadOrBroken(via: readonly string[], reason: string, unread: Unread | undefined): Resolution {
  if (unread === undefined) return broken(via, reason);
  return { kind: 'unknown', via, reason: `${reason}, and it may be in ${unread.what}, which was not read`, near: true };
}

/** The last hop: which pods answer. Equal for equal pods, whatever the way. */
export function podsHop(workload: Workload, ordinal: number | null): string {
  const all = `${workload.cluster}: pods of ${workload.object}`;
  return ordinal === null ? all : `${workload.cluster}: pod ${workload.podPrefix}-${ordinal} of ${workload.object}`;
}

/** The same answer reached by a way from outside the cluster: a node, a balancer, a gateway. */
export function outside(hop: string, resolution: Resolution): Resolution {
  const longer = after(hop, resolution);
  if (longer.kind !== 'pods') return longer;
  return { kind: 'pods', landings: longer.landings.map((l) => ({ ...l, way: 'outside' })) };
}

/** The same answer reached by a longer way. */
export function after(hop: string, resolution: Resolution): Resolution {
  if (resolution.kind === 'pods')
    return { kind: 'pods', landings: resolution.landings.map((l) => ({ ...l, via: [hop, ...l.via] })) };
  return { ...resolution, via: [hop, ...resolution.via] };
}
