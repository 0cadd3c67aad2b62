import type { HelmChart, Workload } from '../src/components/workload.ts';
import type { Json, KubeObject } from '../src/kube/objects.ts';
import { isJsonObject, listAt, stringAt, stringsAt } from '../src/kube/read.ts';

/** A Secret that something rendered names; without a key, all of it. */
export interface SecretReference {
  readonly namespace: string;
  readonly name: string;
  readonly key: string | null;
  readonly by: string;
}

/** Kinds that say what a Secret is made of, and do not read it. */
const makers: ReadonlySet<string> = new Set(['Certificate', 'ExternalSecret', 'Secret']);

/** Where the Secrets of resources without a namespace are read: in that of the program which reads them. */
const readers: Readonly<Record<string, string>> = { ClusterIssuer: 'cert-manager', ClusterOutput: 'logging' };

/** Fields that name a whole Secret, in objects and in values of charts. */
const wholeFields = /^(?:secretName|existingSecret|backupTargetCredentialSecret|\w+CredentialsSecret|adminSecret)$/;

/** Fields under which an object `{name}` is a Secret. */
const nameFields = /^(?:secret|secretRef|\w+CredentialsSecret|\w*[a-z]Secret|imagePullSecrets|certificateRefs)$/;

/** Every Secret that the objects and charts of a workload name. */
export function secretReferences({ objects, charts }: Workload): readonly SecretReference[] {
  return [
    ...objects.flatMap((object) => (makers.has(object.kind) ? [] : ofObject(object))),
    ...charts.flatMap(ofChart),
  ];
}

/** Secrets that cert-manager makes of what is rendered, by `namespace/name`: of Certificates, and of hosts with the annotation. */
export function certificateSecrets({ objects }: Workload): readonly string[] {
  return objects.flatMap((object) => {
    const namespace = object.metadata.namespace ?? '';
    if (object.kind === 'Certificate') return [`${namespace}/${stringAt(object, 'spec', 'secretName') ?? ''}`];
    if (stringsAt(object, 'metadata', 'annotations')['cert-manager.io/cluster-issuer'] === undefined) return [];
    return ofObject(object).map(({ name }) => `${namespace}/${name}`);
  });
}

function ofObject(object: KubeObject): readonly SecretReference[] {
  const namespace = object.metadata.namespace ?? readers[object.kind] ?? '';
  const by = `${object.kind} ${object.metadata.name}`;
  // The Fluent Operator mounts these whole.
  const mounted = object.kind === 'FluentBit' ? listAt(object, 'spec', 'secrets') : [];
  const whole = mounted.flatMap((name) => (typeof name === 'string' ? [{ namespace, name, key: null, by }] : []));
  const inside = walk(object as unknown as Json, [], namespace, by);
  return [...whole, ...inside];
}

function ofChart(chart: HelmChart): readonly SecretReference[] {
  return walk(chart.values, [], chart.namespace, `chart ${chart.releaseName}`);
}

function walk(
  value: Json | undefined,
  path: readonly string[],
  namespace: string,
  by: string,
): readonly SecretReference[] {
  if (Array.isArray(value)) return value.flatMap((item) => walk(item, path, namespace, by));
  if (!isJsonObject(value)) return [];
  const found = here(value, path, namespace, by);
  if (found.length > 0) return found;
  return Object.entries(value).flatMap(([key, below]) => {
    if (typeof below === 'string' && wholeFields.test(key))
      return below === '' ? [] : keysOf(value, below, namespace, by);
    return walk(below, [...path, key], namespace, by);
  });
}

/** `{name, key}` is a key of a Secret wherever it is not one of a ConfigMap; `{name}` under a field for Secrets is a whole one. */
function here(
  value: Readonly<Record<string, Json | undefined>>,
  path: readonly string[],
  namespace: string,
  by: string,
): readonly SecretReference[] {
  const field = path.at(-1) ?? '';
  const { name, key } = value;
  const others = Object.keys(value).filter((other) => other !== 'name' && other !== 'key' && other !== 'optional');
  if (typeof name !== 'string' || /configMap/i.test(field) || field === 'privateKeySecretRef') return [];
  if (typeof key === 'string' && others.length === 0) return [{ namespace, name, key, by }];
  if (!nameFields.test(field) || others.some((other) => other !== 'items' && other !== 'keyMappings')) return [];
  return keysOf(value, name, namespace, by);
}

/** A volume takes some keys of a Secret, or all; a keystore says which it takes under which names. */
function keysOf(
  value: Readonly<Record<string, Json | undefined>>,
  name: string,
  namespace: string,
  by: string,
): readonly SecretReference[] {
  const items = Array.isArray(value['items']) ? value['items'].flatMap((item) => stringAt(item, 'key') ?? []) : [];
  return items.length === 0 ? [{ namespace, name, key: null, by }] : items.map((key) => ({ namespace, name, key, by }));
}
