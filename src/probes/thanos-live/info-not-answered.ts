import { secretTexts } from '../../cluster/http/secret-texts.ts';
import type { Outcome } from '../../cluster/outcome.ts';
import { answered, refused } from '../../cluster/outcome.ts';
import { type GrpcTls, infoAt } from '../../cluster/thanos/info.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Cluster } from '../../model/model.ts';
import { mutualSecrets, serverName, sidecarAsksWho } from '../../model/mutual.ts';
import type { FlowNode } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { readyPods } from '../engine-pods.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { labelsText } from '../stream-labels.ts';

/** What serves a StoreAPI, in the order in which one of a cluster is chosen. */
const serving: readonly FlowNode['kind'][] = ['sidecar', 'ingester', 'store-gateway', 'ruler'];

/** Whether one StoreAPI of each cluster answers gRPC at its own pod, with the labels of its stream. */
export const infoNotAnswered: Probe = {
  code: 'thanos-live/info-not-answered',
  severity: 'error',
  title: 'A StoreAPI does not answer gRPC at its own pod',
  why: 'No Query can learn of it, whatever stands between: what it has is in no answer of the hub',
  fix: 'Look at the log of its container; with mutual TLS also at its certificate and that of Query',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, cluster) => {
    const node = chosen(live, cluster);
    return node === null ? [] : [await askInfo(live, node)];
  },
};

/** Asks the StoreAPI of one pod of a node who it is. */
export async function askInfo(live: Live, node: FlowNode): Promise<Answer> {
  const question = about(live, node.readAt, `${node.kind} ${node.name} answers gRPC`);
  const pods = await readyPods(live, node);
  if (!pods.ok) return question.no(pods.refusal.message);
  const [first] = pods.value;
  if (first === undefined || first.grpc === null) return question.no(`\`${node.name}\` has no port for gRPC`);
  const tls = await tlsOf(live, node);
  if (!tls.ok) return question.no(tls.refusal.message);
  const info = await infoAt(live.kube(node.cluster), first.pod, first.grpc, tls.value);
  if (!info.ok) return question.no(info.refusal.message);
  const { component, labelSets } = info.value;
  return question.yes([component, ...labelSets.slice(0, 1).map(labelsText)].join(' '));
}

function chosen({ topology }: Live, { id }: Cluster): FlowNode | null {
  const own = [...topology.nodes.values()].filter(({ cluster }) => cluster === id);
  for (const kind of serving) {
    const found = own.find((node) => node.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** Sidecars of edges that prove themselves want the certificate of the hub's Query, which lies in the hub. */
async function tlsOf(live: Live, node: FlowNode): Promise<Outcome<GrpcTls | null>> {
  const cluster = live.model.clusters.find(({ id }) => id === node.cluster);
  if (node.kind !== 'sidecar' || cluster === undefined || !sidecarAsksWho(live.model, cluster)) return answered(null);
  const hub = live.kube(live.model.hub.id);
  const keys = await secretTexts(hub, namespaces.monitoring, mutualSecrets.query, ['ca.crt', 'tls.crt', 'tls.key']);
  if (!keys.ok) return keys;
  const { 'ca.crt': ca, 'tls.crt': certificate, 'tls.key': key } = keys.value;
  if (ca === undefined || certificate === undefined || key === undefined)
    return refused(
      'unusable',
      `The Secret \`${namespaces.monitoring}/${mutualSecrets.query}\` of the hub is not complete`,
    );
  return answered({ ca, name: serverName('sidecar', cluster), proof: { certificate, key } });
}
