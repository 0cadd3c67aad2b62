import { namespaces, queryUrl, receiveUrl, secretKeys, storeApiAddresses } from '../addresses.ts';
import { signersIn, signingSecret } from '../certificates.ts';
import type { Cluster, Model } from '../model.ts';
import { grafanaFiles, needsFleetCa } from '../monitoring.ts';
import { sidecarAsksWho } from '../mutual.ts';
import { backupSecret, hasLonghorn } from '../volumes.ts';
import { type DeclaredSecret, merged, own, type SecretKey, type SecretSource, sourcesOf } from './declared-secret.ts';
import { logSecretsIn } from './of-logs.ts';
import { caSecret, secret, storeKeys, storeSecrets } from './parts.ts';

/**
 * The one book of Secrets: every one that must exist in a cluster, with its keys and where each comes from. What operators and cert-manager make by
 * themselves is not in it. External Secrets, scripts and pages are derived from it.
 */
export function secretsOf(model: Model, cluster: Cluster): readonly DeclaredSecret[] {
  return merged([
    ...certificateSecrets(model, cluster),
    ...blockSecrets(model, cluster),
    ...servedStoreSecrets(model, cluster),
    ...volumeSecrets(model, cluster),
    ...alertSecrets(model, cluster),
    ...scrapeSecrets(model, cluster),
    ...grafanaSecrets(cluster),
    ...logSecretsIn(model, cluster),
  ]);
}

/** The values that the Secrets of a whole fleet are made of, each once. */
export function secretSources(model: Model): readonly SecretSource[] {
  return sourcesOf(model.clusters.flatMap((cluster) => secretsOf(model, cluster)));
}

/** Whether a cluster has Secrets that come as `secrets.via` says, and so needs what makes them. */
export function needsSecretMaker(model: Model, cluster: Cluster): boolean {
  return secretsOf(model, cluster).some(({ maker }) => maker === 'store');
}

/** The place of a source in a secret store: an entry for each Secret of the fleet, with a property for each key. */
export function storePlace(
  model: Model,
  { secret, key }: Pick<SecretSource, 'secret' | 'key'>,
): {
  readonly entry: string;
  readonly property: string;
} {
  return { entry: `${model.name}/${secret}`, property: key };
}

/** Folder of the tree in which the user keeps what must be sealed or encrypted for a cluster: namsan writes nothing into it. */
export function secretsFolder({ id }: Pick<Cluster, 'id'>): string {
  return `secrets/${id}`;
}

function certificateSecrets(model: Model, cluster: Cluster): readonly DeclaredSecret[] {
  const out: DeclaredSecret[] = [];
  if (signersIn(model, cluster).includes('private-ca')) {
    const name = signingSecret(model);
    out.push(
      secret({
        name,
        namespace: namespaces.certManager,
        type: 'kubernetes.io/tls',
        maker: 'certificates',
        keys: [
          own(name, 'tls.crt', 'certificate by which this cluster signs'),
          own(name, 'tls.key', 'its private key'),
        ],
        usedBy: ['cluster-issuers'],
      }),
    );
  }
  const callers = callersByCa(model, cluster);
  if (callers.length > 0) out.push(caSecret(model, namespaces.monitoring, callers));
  return out;
}

/** What in `monitoring` calls, or is called by, somebody whose certificate the fleet's CA signed. */
function callersByCa(model: Model, cluster: Cluster): readonly string[] {
  const { hub, tls, metrics } = model;
  const out: string[] = [];
  if (cluster.grafana && needsFleetCa(model, queryUrl(model, cluster))) out.push('kube-prometheus-stack');
  if (sidecarAsksWho(model, cluster)) out.push('prometheus');
  const agent = cluster.metrics.mode === 'agent';
  if (agent && (tls.mutual || needsFleetCa(model, receiveUrl(model, cluster)))) out.push('prometheus-agent');
  if (cluster.id !== hub.id) return out;
  if (tls.mutual && metrics.receive !== null) out.push('thanos-receive-router');
  const edges = model.clusters.filter((edge) => edge.id !== hub.id);
  const byHost = tls.issuer === 'private-ca' && edges.some((e) => storeApiAddresses(model, e).some((a) => a.tls));
  if (byHost || edges.some((edge) => sidecarAsksWho(model, edge))) out.push('thanos-query');
  return out;
}

/** The bucket of blocks: everything of Thanos on the hub, and the sidecars. */
function blockSecrets({ hub, metrics }: Model, cluster: Cluster): readonly DeclaredSecret[] {
  const isHub = cluster.id === hub.id;
  const sidecar = cluster.metrics.mode === 'sidecar';
  if (!isHub && !sidecar) return [];
  const usedBy = [...(sidecar ? ['prometheus'] : []), ...(isHub ? ['thanos-compactor', 'thanos-store'] : [])];
  return storeSecrets(metrics.objectStore, namespaces.monitoring, usedBy);
}

/** The keys of a store that the cluster serves, which are those that it lets in. */
function servedStoreSecrets({ objectStores }: Model, cluster: Cluster): readonly DeclaredSecret[] {
  return objectStores.flatMap((store) => {
    if (store.servedBy?.cluster !== cluster.id) return [];
    const { credentials: name, provider } = store;
    return [secret({ name, namespace: namespaces.objectStore, keys: storeKeys(store), usedBy: [provider] })];
  });
}

/** Longhorn reads keys of its own names (longhorn docs, Setting a Backup Target), all from the store's one Secret. */
function volumeSecrets(model: Model, cluster: Cluster): readonly DeclaredSecret[] {
  const { backup } = model.volumes;
  if (backup === null || !hasLonghorn(model, cluster)) return [];
  const store = backup.objectStore;
  const [access, key] = storeKeys(store);
  if (access === undefined || key === undefined) return [];
  const endpoint = `${store.scheme}://${store.endpoint}`;
  const keys: readonly SecretKey[] = [
    { ...access, key: 'AWS_ACCESS_KEY_ID' },
    { ...key, key: 'AWS_SECRET_ACCESS_KEY' },
    {
      key: 'AWS_ENDPOINTS',
      says: `address of the object store ${store.name}`,
      value: { from: 'text', text: endpoint },
    },
    ...(store.ca === null
      ? []
      : [
          {
            ...own(store.ca, secretKeys.ca, `certificate of the CA of the object store ${store.name}`),
            key: 'AWS_CERT',
          },
        ]),
  ];
  return [secret({ name: backupSecret, namespace: namespaces.longhorn, keys, usedBy: ['longhorn'] })];
}

function alertSecrets({ alerts, hub }: Model, cluster: Cluster): readonly DeclaredSecret[] {
  if (!cluster.alertmanager) return [];
  const at = { namespace: namespaces.monitoring, usedBy: ['alertmanager'] };
  const { slack, deadMan } = alerts;
  const out: DeclaredSecret[] = [];
  if (slack !== null)
    out.push(
      secret({ ...at, name: slack.secret, keys: [own(slack.secret, secretKeys.url, 'address of the Slack webhook')] }),
    );
  if (deadMan !== null && cluster.id === hub.id)
    out.push(
      secret({
        ...at,
        name: deadMan.secret,
        keys: [own(deadMan.secret, secretKeys.url, 'address of who is told as long as alerting works')],
      }),
    );
  return out;
}

/** The hub asks the API servers of clusters that it scrapes, by the account that `scrape-access` makes there. */
function scrapeSecrets(model: Model, cluster: Cluster): readonly DeclaredSecret[] {
  if (cluster.id !== model.hub.id) return [];
  return model.clusters.flatMap(({ id, kubernetes, metrics }) => {
    if (metrics.mode !== 'scrape') return [];
    const name = metrics.credentials;
    const keys = [own(name, secretKeys.token, `token of the account that may scrape ${id}`)];
    if (kubernetes.api.startsWith('https:'))
      keys.push(own(name, secretKeys.ca, `certificate of the CA of the API server of ${id}`));
    return [secret({ name, namespace: namespaces.monitoring, keys, usedBy: ['scraper'] })];
  });
}

function grafanaSecrets(cluster: Cluster): readonly DeclaredSecret[] {
  if (!cluster.grafana) return [];
  const { secret: name, user, password } = grafanaFiles.admin;
  const keys: readonly SecretKey[] = [
    { key: user, says: "name of Grafana's administrator", value: { from: 'text', text: 'admin' } },
    own(name, password, "password of Grafana's administrator", true),
  ];
  return [secret({ name, namespace: namespaces.monitoring, keys, usedBy: ['kube-prometheus-stack'] })];
}
