import { namespaces } from '../addresses.ts';
import { aggregatorAddress } from '../logs/addresses.ts';
import { logSecrets, logUsers } from '../logs/secret-names.ts';
import type { Cluster, Model } from '../model.ts';
import { type DeclaredSecret, own, type SecretKey } from './declared-secret.ts';
import { caSecret, secret, storeSecrets } from './parts.ts';

const namespace = namespaces.logging;

/** The Secrets of logs in a cluster: of OpenSearch and its users, of those who ship lines, and of the bucket of snapshots. */
export function logSecretsIn(model: Model, cluster: Cluster): readonly DeclaredSecret[] {
  if (cluster.logs.mode === 'none') return [];
  const collector = `fluent-bit${cluster.logs.collector === 'daemonset' ? '-daemonset' : ''}`;
  const ca = caSecret(model, namespace, [collector]);
  const { logs } = cluster;
  if (logs.mode === 'forward') {
    const direct = aggregatorAddress(model) === null;
    return [ca, direct ? user('writer', 'user by whom Fluent Bit writes lines', [collector]) : sharedKey([collector])];
  }
  const store = [logs.managers > 0 ? 'opensearch' : 'opensearch-single'];
  return [
    ca,
    user('admin', 'administrator of OpenSearch', store),
    user('writer', 'user by whom Fluent Bit writes lines', [collector]),
    ...(logs.aggregator > 0 ? [sharedKey(['fluent-bit-aggregator'])] : []),
    ...(logs.dashboards > 0 ? [dashboards([logs.managers > 0 ? 'opensearch' : 'opensearch-dashboards'])] : []),
    ...(isScraped(cluster) ? [user('monitor', 'user by whom Prometheus reads the metrics of OpenSearch', store)] : []),
    ...(model.logs === null ? [] : storeSecrets(model.logs.objectStore, namespace, store)),
  ];
}

/** A user of OpenSearch: the name is fixed, any password will do. */
function user(who: 'admin' | 'writer' | 'monitor', says: string, usedBy: readonly string[]): DeclaredSecret {
  const { name, username, password } = logSecrets[who];
  return secret({ name, namespace, keys: userKeys(name, username, password, logUsers[who], says), usedBy });
}

function userKeys(name: string, username: string, password: string, user: string, says: string): readonly SecretKey[] {
  return [
    { key: username, says: `name of the ${says}`, value: { from: 'text', text: user } },
    own(name, password, `password of the ${says}`, true),
  ];
}

/** With the operator Dashboards are a part of the OpenSearch cluster. */
function dashboards(usedBy: readonly string[]): DeclaredSecret {
  const { name, username, password, cookie } = logSecrets.dashboards;
  const keys = [
    ...userKeys(name, username, password, logUsers.dashboards, 'user by whom OpenSearch Dashboards reads'),
    own(name, cookie, 'what OpenSearch Dashboards encrypts sessions with, 32 characters or more', true),
  ];
  return secret({ name, namespace, keys, usedBy });
}

/** Who forwards lines and who takes them both know it. */
function sharedKey(usedBy: readonly string[]): DeclaredSecret {
  const { name, sharedKey: key } = logSecrets.forward;
  return secret({ name, namespace, keys: [own(name, key, 'key that forwarders of log lines share', true)], usedBy });
}

function isScraped({ metrics }: Cluster): boolean {
  return metrics.mode === 'sidecar' || metrics.mode === 'agent';
}
