import type { Ask } from '../../cluster/http/ask.ts';
import type { CallTls } from '../../cluster/http/pod-call.ts';
import { secretTexts } from '../../cluster/http/secret-texts.ts';
import { answered, type Outcome } from '../../cluster/outcome.ts';
import { inCluster, namespaces, services } from '../../model/addresses.ts';
import { logSecrets } from '../../model/logs/secret-names.ts';
import type { LogStore } from '../../topology/log-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { readyPods } from '../engine-pods.ts';
import type { Live } from '../probe.ts';

/** The Secret of the certificate that OpenSearch shows to callers (components/parts/opensearch/certificates.ts). */
const certificate = 'opensearch-http-tls';

/** The OpenSearch of a cluster; `null` where it has none. */
export function storeIn({ topology }: Live, cluster: string): LogStore | null {
  return nodesOf(topology, 'log-store').find((store) => store.cluster === cluster) ?? null;
}

/** A pod of an OpenSearch to ask, as its administrator; the password is read from the Secret of its cluster for that and kept nowhere. */
export async function searchOf(live: Live, store: LogStore): Promise<Outcome<Ask>> {
  const kube = live.kube(store.cluster);
  const { name, username, password } = logSecrets.admin;
  const admin = await secretTexts(kube, namespaces.logging, name, [username, password]);
  if (!admin.ok) return admin;
  const tls = await tlsOf(live, store);
  if (!tls.ok) return tls;
  const basic = Buffer.from(`${admin.value[username]}:${admin.value[password]}`).toString('base64');
  const pods = await readyPods(live, store, { tls: tls.value, headers: { authorization: `Basic ${basic}` } });
  if (!pods.ok) return pods;
  const [first] = pods.value;
  if (first === undefined) throw new Error('Ready pods are never none');
  return answered(first.ask);
}

async function tlsOf(live: Live, { cluster, tls }: LogStore): Promise<Outcome<CallTls | null>> {
  if (tls === false) return answered(null);
  const trusted = await secretTexts(live.kube(cluster), namespaces.logging, certificate, ['ca.crt']);
  if (!trusted.ok) return trusted;
  return answered({ ca: trusted.value['ca.crt'] ?? '', name: inCluster(services.opensearch, namespaces.logging) });
}
