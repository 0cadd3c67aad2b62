import { type Ask, askOf } from '../cluster/http/ask.ts';
import { podsOf, type RunningPod, workloadsBehind } from '../cluster/http/engine-pods.ts';
import type { CallTls } from '../cluster/http/pod-call.ts';
import { answered, type Outcome, refused } from '../cluster/outcome.ts';
import type { Workload } from '../topology/objects/workload.ts';
import type { FlowNode } from '../topology/topology.ts';
import type { Live } from './probe.ts';

/** A pod of an engine, and the way to ask its HTTP port. */
export interface EnginePod {
  readonly pod: RunningPod;
  readonly ask: Ask;
  /** The port of its StoreAPI; `null` where it has none. */
  readonly grpc: number | null;
}

/** How pods want to be asked that do not answer everyone in plain HTTP. */
export interface Manners {
  /** `null` for plain HTTP. */
  readonly tls: CallTls | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** The parts of a topology's node by which its pods are found. */
export type Engine = Pick<FlowNode, 'kind' | 'cluster' | 'readAt' | 'name'>;

/** Names of the port that engines show their pages on: Thanos and OpenSearch, OpenSearch with TLS, the Prometheus operator, the Fluent Operator. */
const pagePorts = ['http', 'https', 'web', 'metrics'];

/** Everything that a round of questions has learned of pods, so that they are listed once. */
const known = new WeakMap<Live, Map<string, Promise<Outcome<readonly EnginePod[]>>>>();

/** The pods of an engine that run, ready or not; each is listed once in a round of questions. */
export function podsAt(
  live: Live,
  engine: Engine,
  manners: Manners | null = null,
): Promise<Outcome<readonly EnginePod[]>> {
  const round = known.get(live) ?? new Map<string, Promise<Outcome<readonly EnginePod[]>>>();
  known.set(live, round);
  const key = `${engine.cluster} ${engine.readAt.object} ${engine.kind} ${manners === null}`;
  const asked = round.get(key) ?? listed(live, engine, manners);
  round.set(key, asked);
  return asked;
}

/** The pods that are ready to be asked; refused, with the cause, where there is none. */
export async function readyPods(
  live: Live,
  engine: Engine,
  manners: Manners | null = null,
): Promise<Outcome<readonly EnginePod[]>> {
  const pods = await podsAt(live, engine, manners);
  if (!pods.ok) return pods;
  const ready = pods.value.filter(({ pod }) => pod.ready);
  if (ready.length > 0) return answered(ready);
  const [first] = pods.value;
  const { cluster, readAt } = engine;
  return refused(
    'unreachable',
    first === undefined
      ? `\`${readAt.object}\` of \`${cluster}\` has no pod`
      : `No pod of \`${readAt.object}\` of \`${cluster}\` is ready: \`${first.pod.name}\`, ${first.pod.trouble}`,
  );
}

async function listed(live: Live, engine: Engine, manners: Manners | null): Promise<Outcome<readonly EnginePod[]>> {
  const kube = live.kube(engine.cluster);
  const objects = live.clusters.find(({ cluster }) => cluster === engine.cluster);
  const workloads = objects === undefined ? [] : workloadsBehind(objects, engine.readAt.object);
  const out: EnginePod[] = [];
  for (const workload of workloads) {
    const port = pagePort(workload, engine.kind);
    if (port === null) continue;
    const pods = await podsOf(kube, workload.namespace, workload.podLabels);
    if (!pods.ok) return pods;
    const grpc = portNamed(workload, ['grpc']);
    out.push(...pods.value.map((pod) => ({ pod, grpc, ask: askOf(kube, pod, port, manners ?? {}) })));
  }
  return answered(out);
}

/** The page of an engine: that of the sidecar for a sidecar, that of the first container for others; Dashboards are not OpenSearch. */
function pagePort(workload: Workload, kind: FlowNode['kind']): number | null {
  const containers = workload.containers.filter(({ name }) => (name === 'thanos-sidecar') === (kind === 'sidecar'));
  const own = containers.filter(({ name }) => (name === 'dashboards') === (kind === 'dashboards'));
  return portNamed({ containers: own }, pagePorts);
}

function portNamed({ containers }: Pick<Workload, 'containers'>, names: readonly string[]): number | null {
  for (const { ports } of containers) {
    const found = ports.find(({ name }) => names.includes(name));
    if (found !== undefined) return found.port;
  }
  return null;
}
