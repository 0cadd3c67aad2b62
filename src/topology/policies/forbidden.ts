import type { FleetIndex } from '../addresses/fleet-index.ts';
import type { Landing } from '../addresses/resolution.ts';
import type { Asker } from '../addresses/resolve.ts';
import { type Isolation, isolation, takesOutside, takesPods, takesPort } from './policy-rules.ts';

/** A call from pods to a port of pods, or out of the fleet (`landing: null`). */
export interface Call {
  readonly asker: Asker;
  readonly landing: Landing | null;
  /** Port of the address, which is another one than the pods' behind a node port or a gateway; `null` where it was not understood. */
  readonly dialled: number | null;
}

/** Which NetworkPolicies stand in the way of a call, in a sentence; `null` where none does. */
export function forbidden(fleet: FleetIndex, call: Call): string | null {
  return call.landing?.way === 'same-pod' ? null : (forbiddenOut(fleet, call) ?? forbiddenIn(fleet, call));
}

function forbiddenOut(fleet: FleetIndex, { asker, landing, dialled }: Call): string | null {
  const cluster = fleet.clusters.get(asker.cluster)?.index;
  const from = asker.workload;
  const out = cluster === undefined || from === null ? null : isolation(cluster, from, 'egress');
  if (cluster === undefined || from === null || out === null) return null;
  const to = landing?.way === 'service' ? landing : null;
  const goes = out.rules.some((rule) =>
    to === null
      ? takesOutside(rule) && (dialled === null || takesPort(rule, dialled, null))
      : takesPort(rule, to.port, to.workload) &&
        takesPods(cluster, from.namespace, rule, { namespace: to.workload.namespace, labels: to.workload.podLabels }),
  );
  if (goes) return null;
  const where =
    to === null ? `port ${dialled ?? 'any'} outside its cluster` : `port ${to.port} of ${to.workload.object}`;
  return `${named(out)} of ${asker.cluster} does not let ${from.object} call ${where}`;
}

function forbiddenIn(fleet: FleetIndex, { asker, landing }: Call): string | null {
  if (landing === null) return null;
  const { workload: to, port } = landing;
  const cluster = fleet.clusters.get(to.cluster)?.index;
  const inward = cluster === undefined ? null : isolation(cluster, to, 'ingress');
  if (cluster === undefined || inward === null) return null;
  // A pod of the node's own network has the address of the node.
  const seen = landing.way === 'service' && asker.workload?.hostNetwork !== true;
  const caller = { namespace: asker.namespace, labels: asker.workload?.podLabels ?? null };
  const comes = inward.rules.some(
    (rule) => takesPort(rule, port, to) && (seen ? takesPods(cluster, to.namespace, rule, caller) : takesOutside(rule)),
  );
  if (comes) return null;
  const who = seen ? (asker.workload?.object ?? `pods of ${asker.namespace}`) : 'callers from outside the cluster';
  return `${named(inward)} of ${to.cluster} does not let ${who} reach port ${port} of ${to.object}`;
}

/** One policy, or all of them by the first. */
function named({ policies }: Isolation): string {
  const [first = '', ...others] = policies;
  return others.length === 0 ? first : `${first} (with ${others.length} more)`;
}
