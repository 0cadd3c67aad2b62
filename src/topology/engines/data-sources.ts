import type { Json, KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import type { DataSource } from '../metric-nodes.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import type { Yaml } from '../objects/embedded-yaml.ts';
import { sourceTls } from './client-tls.ts';
import type { Ask } from './reading.ts';

/** A data source with the address that it asks. */
export interface FoundSource {
  readonly node: DataSource;
  readonly ask: Ask;
}

/**
 * Grafana data sources of the Prometheus and the Alertmanager type: provisioning files in ConfigMaps and Secrets (by the chart's label
 * `grafana_datasource`, or by their shape), and the Grafana operator's GrafanaDatasource.
 */
export function dataSourcesOf(cluster: ClusterIndex, yaml: Yaml): readonly FoundSource[] {
  const files = ['ConfigMap', 'Secret'].flatMap((kind) =>
    (cluster.byKind.get(kind) ?? []).flatMap((object) => inFiles(cluster, object, yaml)),
  );
  const resources = (cluster.byKind.get('GrafanaDatasource') ?? []).flatMap((object) =>
    sourceOf(cluster, object, at(object, 'spec', 'datasource'), 'spec.datasource'),
  );
  return [...files, ...resources];
}

function inFiles(cluster: ClusterIndex, object: KubeObject, yaml: Yaml): readonly FoundSource[] {
  const field = object.kind === 'ConfigMap' ? 'data' : 'stringData';
  const labelled = stringsAt(object, 'metadata', 'labels')['grafana_datasource'] !== undefined;
  return Object.entries(stringsAt(object, field)).flatMap(([key, text]) => {
    if (!labelled && !/^datasources:\s/m.test(text)) return [];
    return listAt(yaml.parse(text), 'datasources').flatMap((source, i) =>
      sourceOf(cluster, object, source, `${field}[${key}].datasources[${i}]`),
    );
  });
}

function sourceOf(
  cluster: ClusterIndex,
  object: KubeObject,
  source: Json | undefined,
  field: string,
): readonly FoundSource[] {
  const url = stringAt(source, 'url');
  const type = stringAt(source, 'type');
  if ((type !== 'prometheus' && type !== 'alertmanager') || url === undefined) return [];
  const namespace = namespaceOf(object);
  const name = stringAt(source, 'name') ?? object.metadata.name;
  const id = `${cluster.id}/data-source/${namespace}/${name}`;
  const readAt = { cluster: cluster.id, object: objectName(object), field };
  return [
    {
      node: {
        kind: 'data-source',
        id,
        cluster: cluster.id,
        namespace,
        name,
        replicas: 1,
        readAt,
        asks: type,
        url,
        isDefault: at(source, 'isDefault') === true,
      },
      ask: {
        kind: 'queries',
        from: id,
        address: url,
        wants: type,
        tls: sourceTls(url, source),
        readAt: { ...readAt, field: `${field}.url` },
      },
    },
  ];
}
