import type { Workload } from '../../components/workload.ts';
import { objectName } from '../../kube/objects.ts';
import type { EdgeKind, FlowNode, Topology } from '../../topology/topology.ts';
import { setIdOf } from '../apply/apply-set.ts';
import { isMember, ofComponent } from '../apply/member.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { LiveCluster } from '../live-objects.ts';

/** An object that nothing of the fleet renders or installs, and that takes part in its flows. */
export interface Stranger {
  readonly cluster: string;
  readonly object: string;
  /** What it is to the flows: `compactor`, `scraper`. */
  readonly parts: readonly FlowNode['kind'][];
  /** What it does: `deletes in s3.example.com/thanos`. */
  readonly does: readonly string[];
}

/** The strangers of a cluster, in the order in which they were traced. `topology` is that of the live objects. */
export function strangersIn(
  fleet: string,
  workloads: readonly Workload[],
  live: LiveCluster,
  topology: Topology,
): readonly Stranger[] {
  const known = knownIn(fleet, workloads, live);
  const objects = new Map([...live.live.values()].map((object) => [objectName(object), object]));
  const scraped = new Set(topology.edges.flatMap(({ kind, to }) => (kind === 'scrapes' ? [to] : [])));
  const found = new Map<string, FlowNode[]>();
  for (const node of topology.nodes.values()) {
    const { cluster, object } = node.readAt;
    const own = objects.get(object);
    if (cluster !== live.cluster || own === undefined || places.has(node.kind) || known(own)) continue;
    // A monitor that nobody selects has no part in anything.
    if (node.kind === 'targets' && !scraped.has(node.id)) continue;
    const others = found.get(object);
    if (others === undefined) found.set(object, [node]);
    else others.push(node);
  }
  return [...found].map(([object, nodes]) => ({
    cluster: live.cluster,
    object,
    parts: [...new Set(nodes.map(({ kind }) => kind))],
    does: doneBy(nodes, topology),
  }));
}

/** Nodes that are only where flows end, named by those who send there. */
const places: ReadonlySet<FlowNode['kind']> = new Set(['bucket', 'external', 'object-store-server']);

/** Whether an object is one of the fleet: rendered, applied by it before, of one of its charts, or made by a controller of another object. */
function knownIn(fleet: string, workloads: readonly Workload[], live: LiveCluster): (object: LiveObject) => boolean {
  const own = workloads.filter(({ cluster }) => cluster === live.cluster);
  const rendered = new Set(own.flatMap(({ objects }) => objects.map(objectName)));
  const charts = own.flatMap((workload) => workload.charts);
  const setId = setIdOf(fleet);
  return (object) => {
    const { labels = {}, annotations = {}, ownerReferences = [] } = object.metadata;
    if (rendered.has(objectName(object)) || ownerReferences.length > 0) return true;
    if (isMember(object, setId) || annotations[ofComponent] !== undefined) return true;
    const release =
      annotations['meta.helm.sh/release-name'] ?? labels['app.kubernetes.io/instance'] ?? labels['release'];
    const chart = labels['helm.sh/chart'] ?? labels['chart'] ?? '';
    return charts.some(({ name, releaseName }) => release === releaseName || chart.startsWith(`${name}-`));
  };
}

const words: Partial<Readonly<Record<EdgeKind, string>>> = {
  scrapes: 'scrapes',
  'remote-writes': 'writes to',
  forwards: 'forwards to',
  uploads: 'uploads to',
  'reads-bucket': 'reads',
  'deletes-in': 'deletes in',
  queries: 'asks',
  'sends-alerts': 'sends alerts to',
  'ships-logs': 'sends logs to',
  snapshots: 'snapshots to',
};

/** How many of the things that a stranger does are told. */
const shown = 5;

function doneBy(nodes: readonly FlowNode[], topology: Topology): readonly string[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const out = new Set<string>();
  for (const { kind, from, to, address } of topology.edges) {
    const word = words[kind];
    if (word === undefined) continue;
    if (ids.has(from)) out.add(`${word} ${address}`);
    else if (to !== null && ids.has(to)) out.add(`${topology.nodes.get(from)?.readAt.object ?? from} ${word} it`);
  }
  return [...out].slice(0, shown);
}
