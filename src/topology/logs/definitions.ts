import type { Json, KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import type { ReadAt } from '../node-base.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import type { Yaml } from '../objects/embedded-yaml.ts';

const kinds = ['index-template', 'ism-policy', 'snapshot-repository', 'snapshot-policy'] as const;
export type DefinitionKind = (typeof kinds)[number];

/** A definition that OpenSearch is given: by a resource of its operator, or as the body of a request in a ConfigMap that a Job sends. */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly namespace: string;
  /** The OpenSearchCluster that it is for; `null` for the log store of its cluster. */
  readonly store: string | null;
  /** With the names of the API, with underscores, whichever way it was written. */
  readonly body: Json;
  readonly readAt: ReadAt;
}

/** Kinds of the operator in lower case, as their spelling differs, with the field of the name that OpenSearch knows. */
const resourceKinds: Readonly<Record<string, { readonly kind: DefinitionKind; readonly named: string }>> = {
  opensearchindextemplate: { kind: 'index-template', named: 'name' },
  opensearchismpolicy: { kind: 'ism-policy', named: 'policyId' },
  opensearchsnapshotpolicy: { kind: 'snapshot-policy', named: 'policyName' },
};

/** Every definition in the objects of a cluster. A ConfigMap counts only where some pods mount it: else nobody sends it. */
export function definitionsOf(cluster: ClusterIndex, yaml: Yaml): readonly Definition[] {
  const out: Definition[] = [];
  for (const objects of cluster.byKind.values()) for (const object of objects) out.push(...ofResource(cluster, object));
  const mounted = new Set(
    cluster.workloads.flatMap((w) =>
      w.volumes.flatMap((v) => v.files.map((f) => `${f.kind} ${w.namespace}/${f.name}`)),
    ),
  );
  for (const object of cluster.byKind.get('ConfigMap') ?? [])
    if (mounted.has(`ConfigMap ${namespaceOf(object)}/${object.metadata.name}`))
      out.push(...inConfigMap(cluster, object, yaml));
  return out;
}

function ofResource(cluster: ClusterIndex, object: KubeObject): readonly Definition[] {
  if (!/^opensearch\.(?:org|opster\.io)\//.test(object.apiVersion)) return [];
  const spec = at(object, 'spec');
  const readAt = (field: string): ReadAt => ({ cluster: cluster.id, object: objectName(object), field });
  const base = { namespace: namespaceOf(object) };
  if (object.kind === 'OpenSearchCluster')
    return listAt(spec, 'general', 'snapshotRepositories').map((entry, i) => ({
      ...base,
      kind: 'snapshot-repository',
      name: stringAt(entry, 'name') ?? '',
      store: object.metadata.name,
      body: entry,
      readAt: readAt(`spec.general.snapshotRepositories[${i}]`),
    }));
  const known = entryOf(resourceKinds, object.kind.toLowerCase());
  if (known === undefined) return [];
  return [
    {
      ...base,
      kind: known.kind,
      name: stringAt(spec, known.named) ?? object.metadata.name,
      store: stringAt(spec, 'opensearchCluster', 'name') ?? null,
      body: underscored(spec ?? null),
      readAt: readAt('spec'),
    },
  ];
}

/** `<kind>.<name>.json` */
const keyShape = /^([a-z-]+)\.(.+)\.json$/;

function inConfigMap(cluster: ClusterIndex, object: KubeObject, yaml: Yaml): readonly Definition[] {
  return Object.entries(stringsAt(object, 'data')).flatMap(([key, text]): readonly Definition[] => {
    const [, said, name = ''] = keyShape.exec(key) ?? [];
    const kind = kinds.find((one) => one === said);
    const body = kind === undefined ? undefined : yaml.parse(text);
    if (kind === undefined || !isJsonObject(body)) return [];
    const readAt = { cluster: cluster.id, object: objectName(object), field: `data[${key}]` };
    return [{ kind, name, namespace: namespaceOf(object), store: null, body, readAt }];
  });
}

/** The resources write the API's names in camel case. Settings and mappings are the user's own and stay. */
function underscored(value: Json): Json {
  if (Array.isArray(value)) return value.map(underscored);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase(),
      key === 'settings' || key === 'mappings' || entry === undefined ? entry : underscored(entry),
    ]),
  );
}
