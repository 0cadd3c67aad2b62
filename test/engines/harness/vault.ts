import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { isJsonObject } from '../../../src/kube/read.ts';
import { standIn } from './mounts.ts';

/** Fields whose `name` and `key` point into a ConfigMap; every other such pair points into a Secret. */
const configMapFields: ReadonlySet<string> = new Set(['configMap', 'configMapKeyRef']);

/**
 * The Secrets that the objects point to and that are not among them, with stand-ins for what a vault would bring:
 * nothing secret is in a rendered tree, but an operator reads every key that it is pointed to.
 */
export function standInSecrets(objects: readonly KubeObject[]): readonly KubeObject[] {
  const rendered = new Set(objects.filter((one) => one.kind === 'Secret').map(place));
  const wanted = new Map<string, Record<string, string>>();
  for (const object of objects) {
    for (const { name, key } of references(object as unknown as Json)) {
      const where = place({ ...object, metadata: { ...object.metadata, name } });
      if (rendered.has(where)) continue;
      wanted.set(where, { ...wanted.get(where), [key]: standIn(key) });
    }
  }
  return [...wanted].map(([where, stringData]) => {
    const [namespace = '', name = ''] = where.split('/');
    return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, ...{ stringData } };
  });
}

/** The storage classes that the objects ask for: a chart or the cluster's maker brings them, and the operator wants to see them. */
export function standInStorageClasses(objects: readonly KubeObject[]): readonly KubeObject[] {
  const names = new Set(objects.flatMap((object) => storageClasses(object as unknown as Json)));
  return [...names].map((name) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    ...{ provisioner: 'namsan.dev/stand-in' },
  }));
}

function storageClasses(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => storageClasses(item));
  if (!isJsonObject(value)) return [];
  const own = value['storageClassName'];
  const below = Object.values(value).flatMap((item) => storageClasses(item));
  return typeof own === 'string' ? [own, ...below] : below;
}

interface Reference {
  readonly name: string;
  readonly key: string;
}

function references(value: Json | undefined, field = ''): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => references(item, field));
  if (!isJsonObject(value)) return [];
  const { name, key } = value;
  const isReference = typeof name === 'string' && typeof key === 'string' && !configMapFields.has(field);
  const below = Object.entries(value).flatMap(([inner, item]) => references(item, inner));
  return isReference ? [{ name, key }, ...below] : below;
}

function place(object: KubeObject): string {
  return `${object.metadata.namespace ?? 'default'}/${object.metadata.name}`;
}
