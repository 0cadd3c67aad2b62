import { addTo } from '../../kube/multimap.ts';
import type { Labels } from '../../kube/objects.ts';
import { holds } from './selector.ts';
import { ordinalOf, type Workload } from './workload.ts';

/** Pods of a workload that a selector takes: all of them, or the one of an ordinal. */
export interface SelectedPods {
  readonly workload: Workload;
  readonly ordinal: number | null;
}

/** Finds the pods that a Service selects, without looking at every workload. */
export type PodSelection = (namespace: string, selector: Labels) => readonly SelectedPods[];

/** Labels that StatefulSets give each pod by itself (kubernetes pkg/controller/statefulset/stateful_set_utils.go updateIdentity). */
const podNameLabel = 'statefulset.kubernetes.io/pod-name';
const podIndexLabel = 'apps.kubernetes.io/pod-index';

/** An index of workloads by the labels of their pods. */
export function podSelection(workloads: readonly Workload[]): PodSelection {
  const byLabel = new Map<string, Workload[]>();
  const byNamespace = Map.groupBy(workloads, (w) => w.namespace);
  for (const workload of workloads)
    for (const [key, value] of Object.entries(workload.podLabels))
      addTo(byLabel, `${workload.namespace} ${key}=${value}`, workload);
  return (namespace, selector) => {
    const { [podNameLabel]: pod, [podIndexLabel]: index, ...labels } = selector;
    const lists = Object.entries(labels).map(([key, value]) => byLabel.get(`${namespace} ${key}=${value}`) ?? []);
    const fewest = lists.toSorted((a, b) => a.length - b.length)[0] ?? byNamespace.get(namespace) ?? [];
    return fewest.flatMap((workload): readonly SelectedPods[] => {
      if (!holds(labels, workload.podLabels)) return [];
      if (pod === undefined && index === undefined) return [{ workload, ordinal: null }];
      const ordinal = ordinalOf(workload, pod ?? `${workload.podPrefix}-${index}`);
      return ordinal === null ? [] : [{ workload, ordinal }];
    });
  };
}
