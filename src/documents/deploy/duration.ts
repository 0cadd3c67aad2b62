import type { Workload as Installed } from '../../components/workload.ts';
import { objectName } from '../../kube/objects.ts';
import type { Place } from '../book.ts';

/** Images that the pinned charts bring (their templates and values); a chart that is not named here counts as one. */
const imagesOfCharts: Readonly<Record<string, number>> = {
  'kube-prometheus-stack': 6,
  'cert-manager': 3,
  cilium: 3,
  longhorn: 11,
  'fluent-operator': 2,
  'opensearch-operator': 2,
};

const minutes = { image: 1, pod: 0.5, openSearchNode: 2 } as const;

/** Minutes that a directory is expected to take until it is ready, by the images it brings and the pods that start one after another; at least one. */
export function expectedMinutes(place: Place, installed: Installed): number {
  const names = new Set(installed.objects.map(objectName));
  const made = place.index.workloads.filter(({ object }) => names.has(object));
  const images = new Set(made.flatMap(({ containers }) => containers.map(({ image }) => image)));
  const charts = installed.charts.reduce((count, { name }) => count + (imagesOfCharts[name] ?? 1), 0);
  const waiting = made.reduce((total, { object, replicas, podPrefix, name }) => {
    if (object.startsWith('OpenSearchCluster ') || name === 'opensearch')
      return total + replicas * minutes.openSearchNode;
    return total + (podPrefix === null ? minutes.pod : replicas * minutes.pod);
  }, 0);
  return Math.max(1, Math.ceil((images.size + charts) * minutes.image + waiting));
}
