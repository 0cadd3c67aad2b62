import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { type ClusterView, viewsOf } from '../cluster-view.ts';

export const oneDefault: Check = {
  code: 'grafana/one-default',
  severity: 'error',
  title: 'A Grafana has more than one default data source',
  why: 'Grafana refuses to start: "Only one datasource per organization can be marked as default".',
  fix: 'Write `isDefault: true` for one data source, and `isDefault: false` for all others.',
  refs: ['B11'],
  run: (subject, report) => {
    for (const view of viewsOf(subject)) {
      const first = new Map<string, Source>();
      for (const source of defaultsIn(view)) {
        const key = `${namespaceOf(source.object)} ${source.organisation}`;
        const other = first.get(key);
        if (other === undefined) first.set(key, source);
        else
          report(
            objectPlace(view.index.id, source.object, source.field),
            `The data sources \`${other.name}\` and \`${source.name}\` of \`${view.index.id}\` are both the default of one Grafana`,
          );
      }
    }
  },
};

interface Source {
  readonly object: KubeObject;
  readonly name: string;
  readonly organisation: number;
  readonly field: string;
}

/** Grafana's sidecar hands it every object with this label in its namespace (kube-prometheus-stack and grafana charts, `sidecar.datasources.label`). */
const label = 'grafana_datasource';

function defaultsIn({ index, yaml }: ClusterView): readonly Source[] {
  const files = [...(index.byKind.get('ConfigMap') ?? []), ...(index.byKind.get('Secret') ?? [])];
  return files.flatMap((object) => {
    if (stringsAt(object, 'metadata', 'labels')[label] === undefined) return [];
    const part = object.kind === 'ConfigMap' ? 'data' : 'stringData';
    return Object.entries(stringsAt(object, part)).flatMap(([key, text]) =>
      listAt(yaml.parse(text), 'datasources').flatMap((source, i): readonly Source[] => {
        if (at(source, 'isDefault') !== true) return [];
        const name = stringAt(source, 'name') ?? '';
        const field = `${part}[${key}].datasources[${i}].isDefault`;
        return [{ object, name, organisation: numberAt(source, 'orgId') ?? 1, field }];
      }),
    );
  });
}
