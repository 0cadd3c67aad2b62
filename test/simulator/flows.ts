import { load } from 'js-yaml';
import { at, listAt, mapAt, stringAt, stringsAt } from '../../src/kube/read.ts';
import { dial, discover, type World } from './network.ts';
import { fileOf, flags, type Pod } from './pods.ts';

/** Who makes samples of a cluster: pods that do the same, and the tenant that they write for. */
export interface Producer {
  readonly cluster: string;
  readonly tenant: string | null;
  readonly pods: readonly Pod[];
}

/** Every producer of samples with a label `cluster`. */
export function producers(world: World): readonly Producer[] {
  const groups = Map.groupBy(
    world.pods.filter(({ runs }) => runs === 'prometheus' || runs === 'agent'),
    (pod) => pod.object,
  );
  return [...groups].flatMap(([object, pods]): readonly Producer[] => {
    const own = stringAt(object, 'spec', 'externalLabels', 'cluster');
    const [write] = listAt(object, 'spec', 'remoteWrite');
    const tenant = object.kind === 'PrometheusAgent' ? (stringAt(write, 'headers', 'THANOS-TENANT') ?? '') : null;
    const clusters = own === undefined ? scraped(world, pods) : [own];
    return clusters.map((cluster) => ({ cluster, tenant, pods }));
  });
}

/** The clusters that a Prometheus without a label of its own gives to its targets, by the ScrapeConfigs that it selects. */
function scraped(world: World, [pod]: readonly Pod[]): readonly string[] {
  if (pod === undefined || at(pod.object, 'spec', 'scrapeConfigSelector') === undefined) return [];
  const matches = (labels: Readonly<Record<string, string>>): boolean =>
    Object.entries(mapAt(pod.object, 'spec', 'scrapeConfigSelector', 'matchLabels')).every(
      ([k, v]) => labels[k] === v,
    ) &&
    listAt(pod.object, 'spec', 'scrapeConfigSelector', 'matchExpressions').every((e) => {
      const has = Object.hasOwn(labels, stringAt(e, 'key') ?? '');
      return stringAt(e, 'operator') === 'Exists' ? has : !has;
    });
  const found = (world.objects.get(pod.cluster) ?? [])
    .filter((o) => o.kind === 'ScrapeConfig' && matches(stringsAt(o, 'metadata', 'labels')))
    .flatMap((o) => listAt(o, 'spec', 'relabelings'))
    .flatMap((r) => (stringAt(r, 'targetLabel') === 'cluster' ? [stringAt(r, 'replacement') ?? ''] : []));
  return [...new Set(found)];
}

/** The pods that the questions of Grafana reach at the hub, with the port that they were asked at. */
export function asked(world: World, hub: string): ReadonlySet<Pod> {
  const reached = new Set<Pod>();
  for (const [cluster, objects] of world.objects)
    for (const map of objects.filter((o) => o.kind === 'ConfigMap'))
      for (const url of Object.values(stringsAt(map, 'data')).flatMap(sources)) {
        const first = dial(world, cluster, url).filter(
          ({ pod, port }) => pod.cluster === hub && port === pod.ports['http'],
        );
        for (const { pod } of first) ask(world, pod, reached);
      }
  return reached;
}

function sources(text: string): readonly string[] {
  if (!text.includes('datasources:')) return [];
  return listAt(yamlOf(text), 'datasources').flatMap((d) =>
    stringAt(d, 'type') === 'prometheus' ? [stringAt(d, 'url') ?? ''] : [],
  );
}

function ask(world: World, pod: Pod, reached: Set<Pod>): void {
  if (reached.has(pod) || (pod.runs !== 'query' && pod.runs !== 'query-frontend')) return;
  reached.add(pod);
  for (const url of flags(pod, 'query-frontend.downstream-url'))
    for (const next of dial(world, pod.cluster, url))
      if (next.pod.runs === 'query' && next.port === next.pod.ports['http']) ask(world, next.pod, reached);
  const files = flags(pod, 'endpoint.sd-config-file').map((f) => fileOf(pod, f, world.objects.get(pod.cluster) ?? []));
  const inFile = files.flatMap((text) => listAt(text === null ? null : yamlOf(text), 'endpoints'));
  const addresses = [...flags(pod, 'endpoint'), ...inFile.map((e) => stringAt(e, 'address') ?? '')];
  for (const answers of addresses.flatMap((address) => discover(world, pod.cluster, address)))
    for (const { pod: store, port } of answers) {
      if (port !== store.ports['grpc']) continue;
      if (store.runs === 'query') ask(world, store, reached);
      else reached.add(store);
    }
}

const texts = new Map<string, unknown>();

/** A text as YAML; equal texts are read once. */
export function yamlOf(text: string): unknown {
  if (!texts.has(text)) texts.set(text, load(text));
  return texts.get(text);
}

const buckets = new WeakMap<World, Map<Pod, string | null>>();

/** The bucket that a pod is configured for, by what answers at its endpoint; `null` for none or one that cannot be reached. */
export function bucketOf(world: World, pod: Pod): string | null {
  const known = buckets.get(world) ?? new Map<Pod, string | null>();
  buckets.set(world, known);
  const found = known.get(pod);
  if (found !== undefined) return found;
  const bucket = configuredBucket(world, pod);
  known.set(pod, bucket);
  return bucket;
}

function configuredBucket(world: World, pod: Pod): string | null {
  const path =
    pod.object.kind === 'Prometheus'
      ? stringAt(pod.object, 'spec', 'thanos', 'objectStorageConfigFile')
      : flags(pod, 'objstore.config-file')[0];
  const text = path === undefined ? null : fileOf(pod, path, world.objects.get(pod.cluster) ?? []);
  const config = text === null ? undefined : at(yamlOf(text), 'config');
  const endpoint = stringAt(config, 'endpoint');
  if (endpoint === undefined) return null;
  const servers = dial(world, pod.cluster, endpoint);
  const host = endpoint.split(':')[0] ?? '';
  const inFleet = world.nodes.has(host) || host.endsWith('.svc') || host.endsWith('.cluster.local');
  if (servers.length === 0 && inFleet) return null;
  const server = servers.length === 0 ? endpoint : servers.map((s) => `${s.pod.cluster}/${s.pod.name}`).join();
  return `${server}/${stringAt(config, 'bucket')}/${stringAt(config, 'prefix') ?? ''}`;
}

/** The ingesters that take what an agent sends, those of them that hold every series for certain, and whether every write is acknowledged. */
export function written(
  world: World,
  agent: Pod,
): { readonly ingesters: readonly Pod[]; readonly copies: number; readonly dead: number } {
  const [write] = listAt(agent.object, 'spec', 'remoteWrite');
  const tenant = stringAt(write, 'headers', 'THANOS-TENANT') ?? '';
  const [first] = dial(world, agent.cluster, stringAt(write, 'url') ?? '').filter(
    ({ pod, port }) => pod.runs === 'receive' && port === pod.ports['remote-write'],
  );
  const nobody = { ingesters: [], copies: 1, dead: 1 };
  if (first === undefined) return nobody;
  const router = first.pod;
  const [file] = flags(router, 'receive.hashrings-file');
  if (file === undefined) return { ingesters: [router], copies: 1, dead: 0 };
  const text = fileOf(router, file, world.objects.get(router.cluster) ?? []);
  const rings = text === null ? [] : listAt(JSON.parse(text));
  const ring = rings.find((r) => listAt(r, 'tenants').length === 0 || listAt(r, 'tenants').includes(tenant));
  const endpoints = listAt(ring, 'endpoints').map((e) => (typeof e === 'string' ? e : (stringAt(e, 'address') ?? '')));
  const copies = Number(flags(router, 'receive.replication-factor')[0] ?? 1);
  if (endpoints.length < copies) return nobody;
  const alive = endpoints.flatMap((address) =>
    dial(world, router.cluster, address)
      .filter(({ pod, port }) => pod.runs === 'receive' && port === pod.ports['grpc'])
      .slice(0, 1)
      .map(({ pod }) => pod),
  );
  return { ingesters: alive, copies, dead: endpoints.length - alive.length };
}

/** The pods of one kind that use a bucket. */
export function usersOf(world: World, runs: string, bucket: string): readonly Pod[] {
  return world.pods.filter((pod) => pod.runs === runs && bucketOf(world, pod) === bucket);
}
