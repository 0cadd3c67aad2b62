import type { Workload } from '../../components/workload.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { stringAt } from '../../kube/read.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Model } from '../../model/model.ts';
import type { DeclaredSecret, SecretValue } from '../../model/secrets/declared-secret.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';

/** Where the value of a key comes from: as the book of Secrets says, or from a Secret that another cluster of the fleet has made. */
export type KeyOrigin =
  | SecretValue
  | {
      readonly from: 'cluster';
      readonly cluster: string;
      readonly namespace: string;
      readonly secret: string;
      readonly key: string;
    };

export interface WantedKey {
  readonly key: string;
  readonly says: string;
  readonly origin: KeyOrigin;
}

/** A Secret that a cluster must have. */
export interface WantedSecret extends Omit<DeclaredSecret, 'keys'> {
  readonly cluster: string;
  readonly keys: readonly WantedKey[];
}

/** The account by which the hub scrapes an edge, whose token is a key of a Secret of the hub. */
export interface ScrapeAccount {
  readonly edge: string;
  readonly objects: readonly KubeObject[];
  readonly token: string;
}

/** Every Secret of a fleet, cluster by cluster. */
export function wantedSecrets(model: Model, workloads: readonly Workload[]): readonly WantedSecret[] {
  const accounts = scrapeAccounts(model, workloads);
  return model.clusters.flatMap((cluster) =>
    secretsOf(model, cluster).map((declared) => {
      const account = cluster.id === model.hub.id ? accountBehind(model, declared, accounts) : undefined;
      return {
        ...declared,
        cluster: cluster.id,
        keys: declared.keys.map(({ key, says, value }) => ({ key, says, origin: originOf(value, account) })),
      };
    }),
  );
}

/** The accounts by which the hub scrapes edges, as they were rendered. */
export function scrapeAccounts(model: Model, workloads: readonly Workload[]): readonly ScrapeAccount[] {
  return model.clusters.flatMap((edge) => {
    if (edge.metrics.mode !== 'scrape') return [];
    for (const { cluster, objects } of workloads) {
      if (cluster !== edge.id) continue;
      const token = objects.find((o) => stringAt(o, 'type') === 'kubernetes.io/service-account-token');
      if (token !== undefined) return [{ edge: edge.id, objects, token: token.metadata.name }];
    }
    return [];
  });
}

function accountBehind(
  model: Model,
  { namespace, name }: DeclaredSecret,
  accounts: readonly ScrapeAccount[],
): ScrapeAccount | undefined {
  if (namespace !== namespaces.monitoring) return undefined;
  return accounts.find(({ edge }) =>
    model.clusters.some(({ id, metrics }) => id === edge && metrics.mode === 'scrape' && metrics.credentials === name),
  );
}

function originOf(value: SecretValue, account: ScrapeAccount | undefined): KeyOrigin {
  if (value.from === 'text' || account === undefined) return value;
  const { edge, token } = account;
  return { from: 'cluster', cluster: edge, namespace: namespaces.monitoring, secret: token, key: value.key };
}

/** `namespace/name`, as people and `kubectl` write it. */
export function secretName({ namespace, name }: Pick<WantedSecret, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
