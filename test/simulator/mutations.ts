import type { ClusterObjects, KubeObject } from '../../src/kube/objects.ts';
import { objectName } from '../../src/kube/objects.ts';
import { at, isJsonObject, listAt, mapAt, stringAt } from '../../src/kube/read.ts';

/** One fault, planted in one object. */
export interface Mutation {
  readonly what: string;
  readonly cluster: string;
  readonly object: KubeObject;
  /** `null` takes the object away. */
  readonly changed: KubeObject | null;
}

type Kind = (object: KubeObject) => readonly (readonly [what: string, changed: KubeObject | null])[];

/** Every fault that these objects can have, by its kind: a run chooses the kind first, so that rare ones come up too. */
export function mutationsOf(clusters: readonly ClusterObjects[]): readonly (readonly Mutation[])[] {
  const all = kinds.map((kind) =>
    clusters.flatMap(({ cluster, objects }) =>
      objects.flatMap((object) =>
        kind(object).map(
          ([what, changed]): Mutation => ({
            what: `${cluster} ${objectName(object)}: ${what}`,
            cluster,
            object,
            changed,
          }),
        ),
      ),
    ),
  );
  return all.filter((found) => found.length > 0);
}

/** The objects with the fault in them. */
export function mutated(
  clusters: readonly ClusterObjects[],
  { cluster, object, changed }: Mutation,
): readonly ClusterObjects[] {
  return clusters.map((c) =>
    c.cluster === cluster
      ? { cluster, objects: c.objects.flatMap((o) => (o !== object ? [o] : changed === null ? [] : [changed])) }
      : c,
  );
}

const nowhere = 'http://nothing.monitoring.svc.cluster.local/api/v1/receive';
const carrying = new Set([
  'Service',
  'StatefulSet',
  'Deployment',
  'Prometheus',
  'PrometheusAgent',
  'ConfigMap',
  'GRPCRoute',
  'HTTPRoute',
  'Ingress',
  'Gateway',
  'ScrapeConfig',
]);

const kinds: readonly Kind[] = [
  (o) => (carrying.has(o.kind) ? [['is gone', null]] : []),
  eachOf('Service', ['spec', 'ports'], (o, i, p) => [
    [`port ${stringAt(p, 'name')} dropped`, without(o, ['spec', 'ports'], i)],
  ]),
  eachOf('Service', ['spec', 'ports'], (o, i) => [
    ['port renamed', changedAt(o, ['spec', 'ports', i, 'name'], 'other')],
  ]),
  eachOf('Service', ['spec', 'ports'], (o, i) => [
    ['target port changed', changedAt(o, ['spec', 'ports', i, 'targetPort'], 9999)],
  ]),
  eachOf('Service', ['spec', 'ports'], (o, i, p) =>
    at(p, 'nodePort') === undefined
      ? []
      : [['node port changed', changedAt(o, ['spec', 'ports', i, 'nodePort'], 32_767)]],
  ),
  of('Service', (o) => changedKeys(o, ['spec', 'selector'], 'selector')),
  (o) => changedKeys(o, ['spec', 'template', 'metadata', 'labels'], 'pod label'),
  (o) => changedKeys(o, ['spec', 'podMetadata', 'labels'], 'pod label'),
  of('Prometheus', (o) =>
    ['2h', '4h', '8h', '12h', '5d'].map((r) => [`retention ${r}`, changedAt(o, ['spec', 'retention'], r)]),
  ),
  of('Prometheus', (o) => [['no bucket', changedAt(o, ['spec', 'thanos', 'objectStorageConfigFile'], undefined)]]),
  (o) =>
    o.kind === 'Prometheus' || o.kind === 'PrometheusAgent'
      ? [['cluster renamed', changedAt(o, ['spec', 'externalLabels', 'cluster'], 'other')]]
      : [],
  of('PrometheusAgent', (o) => [['writes elsewhere', changedAt(o, ['spec', 'remoteWrite', 0, 'url'], nowhere)]]),
  eachOf('ScrapeConfig', ['spec', 'relabelings'], (o, i, r) =>
    stringAt(r, 'targetLabel') === 'cluster' ? [['cluster label dropped', without(o, ['spec', 'relabelings'], i)]] : [],
  ),
  flagOf('tsdb.retention', '4h', '5d'),
  flagOf('retention.resolution-raw', '24h', '48h', '5d'),
  flagOf('retention.resolution-5m', '5d', '12d'),
  flagOf('delete-delay', '0s', '5d'),
  flagOf('sync-block-duration', '3h', '40h'),
  flagOf('min-time', '-24h', '-30d'),
  flagOf('max-time', '-2h', '-36h'),
  flagOf('objstore.config-file', '/etc/thanos/other/objstore.yaml'),
  flagOf('query-frontend.downstream-url', 'http://other.monitoring.svc.cluster.local:9090'),
  flagOf('receive.replication-factor', '1'),
  inText('objstore.yaml', /bucket: \S+/, 'bucket: another'),
  inText('endpoints.yaml', /^ *- address: \S+\n(?: {4,}.*\n)*/m, ''),
  inText('endpoints.yaml', /_tcp\.thanos/, '_tcp.other'),
  inText('hashrings.json', /-0\./, '-9.'),
  inText('namsan.yaml', /url: \S+frontend\S+/, 'url: http://other.monitoring.svc.cluster.local:9090'),
  (o) => (o.kind.endsWith('Route') || o.kind === 'Ingress' ? hostless(o) : []),
  eachOf('Gateway', ['spec', 'listeners'], (o, i) => [[`listener ${i} dropped`, without(o, ['spec', 'listeners'], i)]]),
  // These change nothing that samples pass.
  (o) =>
    carrying.has(o.kind) ? [['annotated', changedAt(o, ['metadata', 'annotations', 'example.com/note'], 'text')]] : [],
];

function of(kind: string, faults: Kind): Kind {
  return (object) => (object.kind === kind ? faults(object) : []);
}

/** Faults of each item of a list. */
function eachOf(
  kind: string,
  path: readonly string[],
  faults: (object: KubeObject, i: number, item: unknown) => ReturnType<Kind>,
): Kind {
  return of(kind, (object) => listAt(object, ...path).flatMap((item, i) => faults(object, i, item)));
}

function changedKeys(object: KubeObject, path: readonly string[], what: string): ReturnType<Kind> {
  return Object.keys(mapAt(object, ...path)).map((key) => [
    `${what} ${key} changed`,
    changedAt(object, [...path, key], 'other'),
  ]);
}

function hostless(object: KubeObject): ReturnType<Kind> {
  return object.kind === 'Ingress'
    ? listAt(object, 'spec', 'rules').map((_, i) => [
        'host changed',
        changedAt(object, ['spec', 'rules', i, 'host'], 'other.example.com'),
      ])
    : [['host changed', changedAt(object, ['spec', 'hostnames', 0], 'other.example.com')]];
}

function flagOf(name: string, ...values: readonly string[]): Kind {
  const path = ['spec', 'template', 'spec', 'containers', 0, 'args'];
  return (object) =>
    listAt(object, ...path).flatMap((arg, i) =>
      typeof arg === 'string' && arg.startsWith(`--${name}=`)
        ? [
            ...values.map((v) => [`--${name}=${v}`, changedAt(object, [...path, i], `--${name}=${v}`)] as const),
            [`--${name} dropped`, without(object, path, i)] as const,
          ]
        : [],
    );
}

function inText(key: string, found: RegExp, instead: string): Kind {
  return (object) => {
    const text = object.kind === 'ConfigMap' ? stringAt(object, 'data', key) : undefined;
    if (text === undefined || !found.test(text)) return [];
    const all = [...text.matchAll(new RegExp(found.source, `${found.flags}g`))];
    return all.map((match) => [
      `${key}: ${match[0].trim().split('\n')[0]} -> ${instead}`,
      changedAt(
        object,
        ['data', key],
        text.slice(0, match.index) + match[0].replace(found, instead) + text.slice(match.index + match[0].length),
      ),
    ]);
  };
}

type Path = readonly (string | number)[];

/** The object with another value at a path; `undefined` takes the key away. */
function changedAt(object: KubeObject, path: Path, value: unknown): KubeObject {
  return set(object, path, value) as KubeObject;
}

function without(object: KubeObject, path: Path, index: number): KubeObject {
  return changedAt(object, path, listAt(object, ...path).toSpliced(index, 1));
}

function set(here: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(here)) return here.map((item, i) => (i === key ? set(item, rest, value) : item));
  const map = isJsonObject(here) ? here : {};
  const next = set(map[key], rest, value);
  if (next === undefined) return Object.fromEntries(Object.entries(map).filter(([k]) => k !== key));
  return { ...map, [key]: next };
}
