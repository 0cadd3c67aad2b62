import { readFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import type { KubeClient } from '../../cluster/kube/kube-client.ts';
import { answered } from '../../cluster/outcome.ts';
import { answeringPods, type PodInfo, type PodReply, type PodRequest } from '../../cluster/testing/answering.ts';
import { fakeKube } from '../../cluster/testing/fake-kube.ts';
import { fakeMachine } from '../../cluster/testing/fake-machine.ts';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { components } from '../../components/list.ts';
import { loadFleet } from '../../fleet/load.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { objectsOf } from '../../manifests/objects.ts';
import { plan } from '../../manifests/plan.ts';
import { resolve } from '../../model/resolve.ts';
import { trace } from '../../topology/trace.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { blocksOf } from './blocks.ts';
import { healthyReply } from './healthy.ts';
import { type PodOf, podsOfFleet, secretsOf, stationsOf } from './pods.ts';

/** What a test changes of a fleet that runs well. */
export interface Changed {
  /** An example's name, or the text of a fleet file. */
  readonly fleet?: string;
  /** Milliseconds since 1970. */
  readonly now?: number;
  /** What a pod says instead; `undefined` leaves it as it is. */
  readonly reply?: (request: PodRequest) => PodReply | undefined;
  readonly info?: (cluster: string, pod: string) => PodInfo | null | undefined;
  /** A pod as it is instead; `null` takes it away. */
  readonly pod?: (pod: PodOf) => KubeObject | null;
  /** A way to a port of a pod that leads to a real process; `null` leaves the pod to answer by itself. */
  readonly dial?: (cluster: string, pod: string, port: number) => Promise<Duplex> | null;
  /** Last lines of a pod's log. */
  readonly logs?: (pod: string) => readonly string[];
  /** Clusters whose API server cannot be reached. */
  readonly cut?: readonly string[];
  /** Objects of the bucket of metrics by key, as text; left out, the blocks that must be there. */
  readonly bucket?: Readonly<Record<string, string>>;
  /** Further objects that are in a cluster. */
  readonly objects?: (cluster: string) => readonly KubeObject[];
}

/** Noon of a day, so that the index of today is that of noon and blocks of two hours are cut. */
export const noon: number = Date.parse('2027-01-15T12:00:00Z');

const rendered = new Map<string, Rendered>();

/** A fleet that runs in memory: every pod that its objects ask for, and engines that answer as healthy ones do, but for what is changed. */
export function runningFleet(changed: Changed = {}): Live {
  const { fleet = 'mixed', now = noon, cut = [] } = changed;
  const known = rendered.get(fleet) ?? renderedFleet(fleet);
  rendered.set(fleet, known);
  const base = withPlainSearch(known);
  const machine = fakeMachine({ now });
  const { objectStore } = base.model.metrics;
  const bucket = changed.bucket ?? blocksOf(base, now);
  const store = fakeStore(objectStore.name, { buckets: { [objectStore.buckets.metrics]: { objects: bucket } } });
  const clients = new Map<string, KubeClient>();
  const kube = (cluster: string): KubeClient => {
    const client = clients.get(cluster) ?? clientOf(live, cluster, changed, cut.includes(cluster));
    clients.set(cluster, client);
    return client;
  };
  const live: Live = { ...base, kube, machine, store: async () => answered(store) };
  return live;
}

/** What of a fleet does not change while it runs. */
type Rendered = Pick<Live, 'model' | 'workloads' | 'clusters' | 'topology'>;

function renderedFleet(fleet: string): Rendered {
  const isName = /^[\w-]+$/.test(fleet);
  const file = new URL(`../../../examples/${fleet}/fleet.yaml`, import.meta.url);
  const loaded = loadFleet(isName ? readFileSync(file, 'utf8') : fleet, 'fleet.yaml');
  if (loaded.fleet === null) throw new Error(JSON.stringify(loaded.findings, null, 2));
  const model = resolve(loaded.fleet);
  const workloads = plan(model, components);
  const clusters = objectsOf(workloads);
  const nodeAddresses = new Map(
    model.clusters.flatMap(({ id, nodes }) => nodes.map(({ address }) => [address, id] as const)),
  );
  const domains = new Map(
    model.clusters.flatMap(({ id, expose }) => ('domain' in expose ? [[expose.domain, id] as const] : [])),
  );
  return { model, workloads, clusters, topology: trace(clusters, { nodeAddresses, domains }) };
}

/** OpenSearch without TLS: certificates are a matter of the engine tests. */
function withPlainSearch(base: Rendered): Rendered {
  const nodes = new Map(
    [...base.topology.nodes].map(([id, node]) => [id, node.kind === 'log-store' ? { ...node, tls: false } : node]),
  );
  return { ...base, topology: { ...base.topology, nodes } };
}

function clientOf(live: Live, cluster: string, changed: Changed, isCut: boolean): KubeClient {
  const started = live.machine.now() - 24 * 3_600_000;
  const pods = podsOfFleet(live, cluster, started);
  const objects = pods.flatMap((pod) => changed.pod?.(pod) ?? (changed.pod === undefined ? pod.object : []));
  const unreachable = {
    kind: 'unreachable',
    message: `The API server of \`${cluster}\` cannot be reached: connect ECONNREFUSED.`,
    status: 0,
    conflicts: [],
  } as const;
  const byName = new Map(pods.map((pod) => [pod.name, pod]));
  const inMemory = answeringPods(
    cluster,
    (request) => changed.reply?.(request) ?? healthyReply(live, byName.get(request.pod) ?? null, request),
    (pod) => {
      const said = changed.info?.(cluster, pod);
      return said === undefined ? { component: 'sidecar', labels: { cluster } } : said;
    },
  );
  return fakeKube(cluster, {
    objects: [...objects, ...secretsOf(cluster), ...stationsOf(live, cluster), ...(changed.objects?.(cluster) ?? [])],
    fault: () => (isCut ? unreachable : null),
    raw: () => ({ status: 200, headers: {}, body: '{"gitVersion": "v1.35.4"}' }),
    logs: (pod) => changed.logs?.(pod) ?? [],
    tunnel: async (pod, port) => {
      const dialled = changed.dial?.(cluster, pod, port) ?? null;
      return dialled === null ? inMemory(pod, port) : answered(await dialled);
    },
  });
}

/** Every answer of a probe about a fleet, cluster by cluster. */
export async function answersOf(probe: Probe, live: Live): Promise<readonly Answer[]> {
  const round = { ...live };
  return (await Promise.all(live.model.clusters.map((cluster) => probe.ask(round, cluster)))).flat();
}

/** What is wrong among them, as `cluster component Kind namespace/name: message`, with the severity where it is not the probe's own. */
export async function wrongOf(probe: Probe, live: Live): Promise<readonly string[]> {
  return (await answersOf(probe, live)).flatMap((answer) => {
    if (answer.ok) return [];
    const severity = answer.more?.severity === undefined ? '' : `${answer.more.severity} `;
    return [`${severity}${answer.cluster} ${answer.component} ${answer.where.object}: ${answer.message}`];
  });
}
