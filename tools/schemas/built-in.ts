import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definitions, RawKind, RawPool, RawSchema } from './raw.ts';

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface Document {
  readonly components: {
    readonly schemas: Readonly<
      Record<string, RawSchema & { readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[] }>
    >;
  };
  readonly paths: Readonly<
    Record<string, { readonly post?: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind } }>
  >;
}

/** The API server's own kinds that a fleet's repository may hold, by group and version. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  v1: [
    'ConfigMap',
    'Endpoints',
    'LimitRange',
    'Namespace',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'ResourceQuota',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  'apps/v1': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'storage.k8s.io/v1': ['StorageClass'],
};

/**
 * The wanted kinds of an API server. `source` is a running server (`http://...`, through `kubectl proxy`) or a directory
 * that holds its answers to `GET /openapi/v3/<path>`, named as in kubernetes' api/openapi-spec/v3.
 */
export async function readBuiltIn(name: string, from: string, source: string): Promise<RawPool> {
  const kinds: RawKind[] = [];
  const definitions: Record<string, RawSchema> = {};
  for (const [apiVersion, names] of Object.entries(wanted)) {
    const document = await readDocument(source, apiVersion);
    for (const [id, schema] of Object.entries(document.components.schemas))
      definitions[id] = withoutFilledIn(id, schema);
    for (const kind of names) kinds.push(kindOf(document, apiVersion, kind));
  }
  return { name, from, kinds, definitions, builtIn: true };
}

/** Fields that the documents call required and the API server fills in when they are left out (kubernetes@v1.35.4 pkg/apis/rbac/v1/defaults.go). */
const filledIn: Readonly<Record<string, string>> = { 'io.k8s.api.rbac.v1.RoleRef': 'apiGroup' };

function withoutFilledIn(id: string, schema: RawSchema): RawSchema {
  const field = filledIn[id];
  return field === undefined
    ? schema
    : { ...schema, required: (schema.required ?? []).filter((name) => name !== field) };
}

/** The definitions of an API server's object metadata and its parts, which every kind shares. */
export function definition(definitions: Definitions, name: string): RawSchema {
  const found = definitions[name];
  if (found === undefined) throw new Error(`The OpenAPI documents define no \`${name}\`.`);
  return found;
}

async function readDocument(source: string, apiVersion: string): Promise<Document> {
  const path = apiVersion === 'v1' ? 'api/v1' : `apis/${apiVersion}`;
  if (!source.startsWith('http')) {
    return JSON.parse(readFileSync(join(source, `${path.replaceAll('/', '__')}_openapi.json`), 'utf8')) as Document;
  }
  const answer = await fetch(`${source}/openapi/v3/${path}`);
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}.`);
  return (await answer.json()) as Document;
}

function kindOf(document: Document, apiVersion: string, kind: string): RawKind {
  const here = (gvk: GroupVersionKind | undefined) =>
    gvk?.kind === kind && `${gvk.group === '' ? '' : `${gvk.group}/`}${gvk.version}` === apiVersion;
  const schema = Object.values(document.components.schemas).find((candidate) =>
    candidate['x-kubernetes-group-version-kind']?.some(here),
  );
  const created = Object.entries(document.paths).filter(([, { post }]) =>
    here(post?.['x-kubernetes-group-version-kind']),
  );
  if (schema === undefined || created.length === 0)
    throw new Error(`The server has no \`${kind}\` of \`${apiVersion}\`.`);
  return { apiVersion, kind, schema, namespaced: created.some(([path]) => path.includes('/{namespace}/')) };
}
