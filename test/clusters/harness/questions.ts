import type { Json } from '../../../src/kube/objects.ts';
import { listAt, stringAt } from '../../../src/kube/read.ts';
import type { FlowEdge, Topology } from '../../../src/topology/topology.ts';
import type { Box } from './box.ts';
import type { Clusters } from './clusters.ts';
import { answerers } from './way.ts';

/** An address of the topology, and the cluster from whose pods it is asked. */
export interface Question {
  readonly from: 'a' | 'b';
  readonly edge: FlowEdge;
}

/** Every address that the topology resolved to pods, from every cluster that asks it, once. An object store is asked by all that use its bucket. */
export function questionsOf({ nodes, edges }: Topology): readonly Question[] {
  const resolved = edges.filter(({ to, via, broken }) => to !== null && broken === null && via.length > 0);
  const all = resolved.flatMap((edge) => {
    const users = edges.filter(({ to }) => to === edge.from).map(({ from }) => from);
    const askers = edge.kind === 'served-by' ? users : [edge.from];
    return askers.map((asker) => ({ from: clusterName(nodes.get(asker)?.cluster), edge }));
  });
  const distinct = new Map(all.map((one) => [`${one.from} ${one.edge.address}`, one]));
  return [...distinct.values()];
}

function clusterName(name: string | undefined): 'a' | 'b' {
  if (name === 'a' || name === 'b') return name;
  throw new Error(`A node of the topology is in no cluster of the testbed: ${name}.`);
}

/** Often enough that a balancer that picks at random has picked each of a few pods. */
const tries = 40;

/** The addresses of all pods that answer at the edge's address, in order: by its DNS records, by the discovery of its Prometheus, or as it stands. */
export async function whoAnswers(clusters: Clusters, box: Box, { address }: FlowEdge): Promise<readonly string[]> {
  const records = /^dnssrv(?:noa)?\+(?:\w+:\/\/)?(.+)$/.exec(address)?.[1];
  const plain = address.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');
  if (records === undefined && /:\d+$/.test(plain)) return answerers(clusters, box, plain, tries);
  const found = records === undefined ? await discovered(box) : await srv(box, records);
  const answers = await Promise.all(found.map((one) => answerers(clusters, box, one, 1)));
  return [...new Set(answers.flat())].sort();
}

async function srv(box: Box, name: string): Promise<readonly string[]> {
  return (await box.run(['hello', 'srv', name])).trim().split('\n');
}

/** Where the Prometheus of the box's cluster found the Alertmanagers of a Service by the name of a port, which no client but itself understands. */
async function discovered(box: Box): Promise<readonly string[]> {
  const said = await box.run([
    'hello',
    'get',
    'http://prometheus.monitoring.svc.cluster.local:9090/api/v1/alertmanagers',
  ]);
  const active = listAt(JSON.parse(said) as Json, 'data', 'activeAlertmanagers');
  return active.map((one) => new URL(stringAt(one, 'url') ?? '').host);
}
