import type { Workload } from '../objects/workload.ts';
import type { EdgeKind, NetworkCall, PodsAt } from '../topology.ts';
import type { Call } from './forbidden.ts';

/** A call as the topology tells it: who, whom, at which ports; `null` for a call within one pod, which no policy sees. */
export function networkCall(kind: EdgeKind, { asker, landing, dialled }: Call): NetworkCall | null {
  if (landing?.way === 'same-pod') return null;
  const { cluster, namespace, workload } = asker;
  const from: PodsAt =
    workload === null ? { cluster, namespace, object: null, labels: {}, hostNetwork: false } : podsAt(workload);
  return {
    kind,
    from,
    to: landing === null ? null : podsAt(landing.workload),
    direct: landing?.way === 'service' && !from.hostNetwork,
    dialled,
    port: landing?.port ?? null,
  };
}

function podsAt({ cluster, namespace, object, podLabels, hostNetwork }: Workload): PodsAt {
  return { cluster, namespace, object, labels: podLabels, hostNetwork };
}
