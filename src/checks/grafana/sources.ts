import { type Json, type KubeObject, objectName } from '../../kube/objects.ts';
import { at, listAt, stringsAt } from '../../kube/read.ts';
import type { DataSource } from '../../topology/metric-nodes.ts';
import { nodesOf, type Topology } from '../../topology/topology.ts';
import type { ClusterView } from '../cluster-view.ts';

/** One data source of a provisioning file, with its place. */
export interface ProvisionedSource {
  readonly object: KubeObject;
  readonly field: string;
  readonly source: Json;
}

/** Data sources of ConfigMaps and Secrets that Grafana's sidecar reads by their label, and of GrafanaDatasource resources. */
export function provisionedSources({ index, yaml }: ClusterView): readonly ProvisionedSource[] {
  const files = [...(index.byKind.get('ConfigMap') ?? []), ...(index.byKind.get('Secret') ?? [])];
  const inFiles = files.flatMap((object) => {
    const part = object.kind === 'ConfigMap' ? 'data' : 'stringData';
    const labelled = stringsAt(object, 'metadata', 'labels')['grafana_datasource'] !== undefined;
    return Object.entries(stringsAt(object, part)).flatMap(([key, text]) =>
      labelled || /^datasources:\s/m.test(text)
        ? listAt(yaml.parse(text), 'datasources').map((source, i) => {
            return { object, field: `${part}[${key}].datasources[${i}]`, source };
          })
        : [],
    );
  });
  const resources = (index.byKind.get('GrafanaDatasource') ?? []).flatMap((object): readonly ProvisionedSource[] => {
    const source = at(object, 'spec', 'datasource');
    return source === undefined || source === null ? [] : [{ object, field: 'spec.datasource', source }];
  });
  return [...inFiles, ...resources];
}

/** Finds the node that the topology made of a provisioned source, without looking at every one. */
export function sourceNodes(
  topology: Topology,
): (cluster: string, source: ProvisionedSource) => DataSource | undefined {
  const key = (cluster: string, object: string, field: string): string => `${cluster} ${object} ${field}`;
  const known = new Map(
    nodesOf(topology, 'data-source').map((node) => [
      key(node.readAt.cluster, node.readAt.object, node.readAt.field),
      node,
    ]),
  );
  return (cluster, { object, field }) => known.get(key(cluster, objectName(object), field));
}
