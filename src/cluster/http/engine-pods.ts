import type { ClusterObjects, Labels } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { type ClusterIndex, clusterIndex } from '../../topology/objects/cluster-index.ts';
import type { Workload } from '../../topology/objects/workload.ts';
import type { KubeClient, LiveObject } from '../kube/kube-client.ts';
import { answered, type Outcome } from '../outcome.ts';

/** A pod as it runs. */
export interface RunningPod {
  readonly namespace: string;
  readonly name: string;
  readonly ready: boolean;
  /** Why it is not ready, in a few words; empty where it is. */
  readonly trouble: string;
  readonly restarts: number;
  /** When it began, in milliseconds since 1970; 0 where it has not. */
  readonly started: number;
  readonly node: string;
}

/** Labels that change with a version, so that pods of before and after an upgrade differ in them. */
const passing = ['app.kubernetes.io/version', 'helm.sh/chart'];

const indexes = new WeakMap<ClusterObjects, ClusterIndex>();

/** What an object of a cluster makes run: the workloads of a `Kind namespace/name`, several for resources with shards or pools. */
export function workloadsBehind(objects: ClusterObjects, object: string): readonly Workload[] {
  const index = indexes.get(objects) ?? clusterIndex(objects.cluster, objects.objects);
  indexes.set(objects, index);
  return index.workloads.filter((workload) => workload.object === object);
}

/** The pods with these labels, in the order of their names; those that end are left out. */
export async function podsOf(
  kube: KubeClient,
  namespace: string,
  labels: Labels,
): Promise<Outcome<readonly RunningPod[]>> {
  const lasting = Object.fromEntries(Object.entries(labels).filter(([name]) => !passing.includes(name)));
  const found = await kube.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace, labels: lasting });
  if (!found.ok) return found;
  const pods = found.value.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(runningPod);
  return answered(pods.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })));
}

function runningPod(pod: LiveObject): RunningPod {
  const ready = listAt(pod, 'status', 'conditions').some(
    (condition) => stringAt(condition, 'type') === 'Ready' && stringAt(condition, 'status') === 'True',
  );
  const containers = [...listAt(pod, 'status', 'initContainerStatuses'), ...listAt(pod, 'status', 'containerStatuses')];
  return {
    namespace: pod.metadata.namespace ?? 'default',
    name: pod.metadata.name,
    ready,
    trouble: ready ? '' : troubleOf(pod, containers),
    restarts: containers.reduce((sum: number, one) => sum + (numberAt(one, 'restartCount') ?? 0), 0),
    started: Date.parse(stringAt(pod, 'status', 'startTime') ?? '') || 0,
    node: stringAt(pod, 'spec', 'nodeName') ?? '',
  };
}

/** The first thing that stands in the way of a pod: its place on a node, a container that waits, or one that is not ready. */
function troubleOf(pod: LiveObject, containers: readonly unknown[]): string {
  const unscheduled = listAt(pod, 'status', 'conditions').find(
    (condition) => stringAt(condition, 'type') === 'PodScheduled' && stringAt(condition, 'status') === 'False',
  );
  if (unscheduled !== undefined) return `it has no node: ${stringAt(unscheduled, 'message') ?? 'no reason is told'}`;
  for (const container of containers) {
    const name = stringAt(container, 'name') ?? '';
    const waiting = stringsAt(container, 'state', 'waiting');
    if (waiting['reason'] !== undefined && waiting['reason'] !== 'PodInitializing')
      return `container ${name} waits: ${[waiting['reason'], message(waiting['message'])].filter(Boolean).join(', ')}`;
    const ended = numberAt(container, 'state', 'terminated', 'exitCode');
    if (ended !== undefined && ended !== 0) return `container ${name} ended with ${ended}`;
  }
  const unready = containers.find((one) => at(one, 'ready') === false && at(one, 'state', 'terminated') === undefined);
  const phase = stringAt(pod, 'status', 'phase') ?? 'Unknown';
  if (phase !== 'Running') return `its phase is ${phase}`;
  return unready === undefined ? 'it is not ready' : `container ${stringAt(unready, 'name') ?? ''} is not ready`;
}

/** What the kubelet says of a container that it starts again later adds nothing to its reason. */
function message(text: string | undefined): string {
  return text === undefined || text.startsWith('back-off ') ? '' : text;
}
