import type { Workload as Installed } from '../../components/workload.ts';
import { objectName } from '../../kube/objects.ts';
import { namespaceOf } from '../../kube/read.ts';
import type { Place } from '../book.ts';
import { kubectl, rollout } from '../commands.ts';

/** Kinds without pods whose readiness is a condition, with its name. */
const conditions: Readonly<Record<string, string>> = {
  ClusterIssuer: 'Ready',
  Certificate: 'Ready',
  ExternalSecret: 'Ready',
  Gateway: 'Programmed',
};

/** The commands by which an operator sees that a directory has come up. Namespaces of charts are looked at as a whole. */
export function waveChecks(place: Place, { objects, charts }: Installed): readonly string[] {
  const names = new Set(objects.map(objectName));
  const pods = place.index.workloads.filter(({ object }) => names.has(object));
  const lines = pods.flatMap((workload): readonly string[] => {
    const target = rollout(workload);
    if (target !== null) return [kubectl(place, workload.namespace, `rollout status ${target} --timeout=10m`)];
    const [kind = '', path = ''] = workload.object.split(' ');
    const name = path.slice(path.indexOf('/') + 1);
    return kind === 'Job'
      ? [kubectl(place, workload.namespace, `wait --for=condition=Complete job/${name} --timeout=10m`)]
      : [];
  });
  const clusters = objects
    .filter(({ kind }) => kind === 'OpenSearchCluster')
    .map(({ metadata: { name, namespace } }) =>
      kubectl(place, namespace ?? null, `get opensearchclusters.opensearch.org ${name}`),
    );
  const conditional = objects.flatMap((object) => {
    const condition = conditions[object.kind];
    if (condition === undefined) return [];
    const { name, namespace } = object.metadata;
    const inside = namespace === undefined ? null : namespaceOf(object);
    return [
      kubectl(place, inside, `wait --for=condition=${condition} ${object.kind.toLowerCase()}/${name} --timeout=10m`),
    ];
  });
  const releases = [...new Set(charts.map(({ namespace }) => namespace))].map((namespace) =>
    kubectl(place, namespace, 'get pods'),
  );
  return [...lines, ...clusters, ...conditional, ...releases];
}
