import { nearest } from '../../kube/nearest.ts';
import type { Json, KubeObject } from '../../kube/objects.ts';
import { apiGroup, objectName } from '../../kube/objects.ts';
import { at, listAt, mapAt, namespaceOf, stringAt } from '../../kube/read.ts';
import { textsAt } from '../../topology/objects/texts.ts';
import type { ClusterView } from '../cluster-view.ts';
import { podSpecOf } from '../pod-spec.ts';
import type { Dangling } from './dangling.ts';
import type { Makers } from './makers.ts';

/** Something that pods name, with the keys of it that they need. Secrets are made elsewhere, so they are none of these. */
interface Reference {
  readonly kind: 'ConfigMap' | 'ServiceAccount' | 'Service' | 'Gateway' | 'AlertmanagerConfig';
  readonly name: string;
  /** Where it is; the namespace of the object that names it if none is said. */
  readonly namespace?: string;
  readonly keys: readonly string[];
  readonly field: string;
}

const gatewayApi = 'gateway.networking.k8s.io';

/** Made in every namespace by the cluster itself (kubernetes pkg/controller/certificates/rootcacertpublisher, OpenShift's service CA). */
const automatic: ReadonlySet<string> = new Set(['kube-root-ca.crt', 'openshift-service-ca.crt']);

/** The names in descriptions of pods, and of accounts elsewhere, that nothing in the cluster bears. */
export function danglingNames({ index }: ClusterView, makers: Makers): readonly Dangling[] {
  const out: Dangling[] = [];
  for (const objects of index.byKind.values()) {
    for (const object of objects) {
      for (const reference of referencesOf(object)) {
        const found = judge(index, object, reference, makers);
        if (found !== null) out.push(found);
      }
    }
  }
  return out;
}

function judge(index: ClusterView['index'], object: KubeObject, reference: Reference, makers: Makers): Dangling | null {
  const { kind, name, keys, field } = reference;
  const namespace = reference.namespace ?? namespaceOf(object);
  const where = { cluster: index.id, object: objectName(object), field };
  const own = kind === 'ServiceAccount' ? name === 'default' : automatic.has(name);
  const isService = kind === 'Service' && index.services.has(`${namespace}/${name}`);
  const there = index.named(kind, namespace, name);
  if (there === undefined) {
    if (own || isService || makers(namespace, [name])) return null;
    const others = (index.byKind.get(kind) ?? [])
      .filter((o) => namespaceOf(o) === namespace)
      .map((o) => o.metadata.name);
    const similar = nearest(
      name,
      others.filter((other) => !differsInDigits(name, other)),
    );
    const message = `\`${index.id}\` has no ${kind} \`${namespace}/${name}\`, which ${objectName(object)} names`;
    return { where, message, meant: similar === null ? null : `\`${similar}\`` };
  }
  if (kind !== 'ConfigMap') return null;
  const has = [...Object.keys(mapAt(there, 'data')), ...Object.keys(mapAt(there, 'binaryData'))];
  const missing = keys.find((key) => !has.includes(key));
  if (missing === undefined) return null;
  const message = `ConfigMap \`${namespace}/${name}\` of \`${index.id}\` has no key \`${missing}\`, which ${objectName(object)} names`;
  return { where, message, meant: has.length === 0 ? null : has.map((key) => `\`${key}\``).join(' or ') };
}

/** `config-1` and `config-2` are two things, not one and its misspelling. */
function differsInDigits(a: string, b: string): boolean {
  return a !== b && a.replace(/\d+/g, '0') === b.replace(/\d+/g, '0');
}

function referencesOf(object: KubeObject): readonly Reference[] {
  const pods = podSpecOf(object);
  if (pods === null) return [...accountsOf(object), ...gatewaysOf(object)];
  const { spec, field } = pods;
  const account = stringAt(spec, 'serviceAccountName') ?? '';
  const service = object.kind === 'StatefulSet' ? (stringAt(object, 'spec', 'serviceName') ?? '') : '';
  return [
    ...(account === ''
      ? []
      : [{ kind: 'ServiceAccount' as const, name: account, keys: [], field: `${field}.serviceAccountName` }]),
    ...(service === '' ? [] : [{ kind: 'Service' as const, name: service, keys: [], field: 'spec.serviceName' }]),
    ...textsAt(spec, 'configMaps').map((name, i) => ({
      kind: 'ConfigMap' as const,
      name,
      keys: [],
      field: `${field}.configMaps[${i}]`,
    })),
    ...alertmanagerOf(object),
    ...listAt(spec, 'volumes').flatMap((volume, i) => inVolume(volume, `${field}.volumes[${i}]`)),
    ...['initContainers', 'containers'].flatMap((list) =>
      listAt(spec, list).flatMap((container, i) => inContainer(container, `${field}.${list}[${i}]`)),
    ),
  ];
}

/** The AlertmanagerConfig of the same namespace that is the whole configuration, and its templates (prometheus-operator@v0.93.1 AlertmanagerConfiguration). */
function alertmanagerOf(object: KubeObject): readonly Reference[] {
  if (object.kind !== 'Alertmanager') return [];
  const field = 'spec.alertmanagerConfiguration';
  const name = stringAt(object, 'spec', 'alertmanagerConfiguration', 'name') ?? '';
  const templates = listAt(object, 'spec', 'alertmanagerConfiguration', 'templates');
  return [
    ...(name === '' ? [] : [{ kind: 'AlertmanagerConfig' as const, name, keys: [], field: `${field}.name` }]),
    ...templates.flatMap((one, i) => configMap(at(one, 'configMap'), `${field}.templates[${i}].configMap`)),
  ];
}

/** Accounts that are given rights, or whose token a Secret is to hold. */
function accountsOf(object: KubeObject): readonly Reference[] {
  const kind = 'ServiceAccount';
  if (object.kind === 'Secret') {
    const name = stringAt(object, 'metadata', 'annotations', 'kubernetes.io/service-account.name');
    return name === undefined ? [] : [{ kind, name, keys: [], field: 'metadata.annotations' }];
  }
  if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return [];
  return listAt(object, 'subjects').flatMap((subject, i): readonly Reference[] => {
    const [name, namespace] = [stringAt(subject, 'name'), stringAt(subject, 'namespace')];
    if (stringAt(subject, 'kind') !== kind || name === undefined) return [];
    const where = { keys: [], field: `subjects[${i}].name` };
    return [namespace === undefined ? { kind, name, ...where } : { kind, name, namespace, ...where }];
  });
}

/** The Gateways that a route is attached to (gateway-api v1 ParentReference: a Gateway of its own namespace where nothing else is said). */
function gatewaysOf(object: KubeObject): readonly Reference[] {
  if (apiGroup(object.apiVersion) !== gatewayApi) return [];
  return listAt(object, 'spec', 'parentRefs').flatMap((parent, i): readonly Reference[] => {
    const [name, namespace] = [stringAt(parent, 'name'), stringAt(parent, 'namespace')];
    const isGateway =
      (stringAt(parent, 'kind') ?? 'Gateway') === 'Gateway' && (stringAt(parent, 'group') ?? gatewayApi) === gatewayApi;
    if (!isGateway || name === undefined) return [];
    const reference = { kind: 'Gateway' as const, name, keys: [], field: `spec.parentRefs[${i}].name` };
    return [namespace === undefined ? reference : { ...reference, namespace }];
  });
}

function inVolume(volume: Json, field: string): readonly Reference[] {
  const sources = listAt(volume, 'projected', 'sources');
  return [
    ...configMap(at(volume, 'configMap'), `${field}.configMap`),
    ...sources.flatMap((source, i) => configMap(at(source, 'configMap'), `${field}.projected.sources[${i}].configMap`)),
  ];
}

function inContainer(container: Json, field: string): readonly Reference[] {
  return [
    ...listAt(container, 'envFrom').flatMap((from, i) =>
      configMap(at(from, 'configMapRef'), `${field}.envFrom[${i}].configMapRef`),
    ),
    ...listAt(container, 'env').flatMap((entry, i) =>
      configMap(at(entry, 'valueFrom', 'configMapKeyRef'), `${field}.env[${i}].valueFrom.configMapKeyRef`),
    ),
  ];
}

function configMap(source: unknown, field: string): readonly Reference[] {
  const name = stringAt(source, 'name');
  if (name === undefined || at(source, 'optional') === true) return [];
  const key = stringAt(source, 'key');
  const items = listAt(source, 'items').flatMap((item) => stringAt(item, 'key') ?? []);
  return [{ kind: 'ConfigMap', name, keys: key === undefined ? items : [key], field: `${field}.name` }];
}
