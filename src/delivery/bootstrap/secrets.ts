import { stringAt } from '../../kube/read.ts';
import { directoryOf } from '../../manifests/layout.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import type { DeclaredSecret, SecretKey } from '../../model/secrets/declared-secret.ts';
import { secretsFolder, secretsOf, storePlace } from '../../model/secrets/secrets.ts';
import type { WorkloadsOf } from './order.ts';
import { list, type Script, word } from './script.ts';

/** The Secrets of a cluster that what `secrets.via` names has to make. */
function storeMade(model: Model, cluster: Cluster): readonly DeclaredSecret[] {
  return secretsOf(model, cluster).filter(({ maker }) => maker === 'store');
}

/** The script that makes the Secrets of a cluster, or sees that External Secrets has made them. */
export function secretsScript(model: Model, cluster: Cluster, workloads: WorkloadsOf): Script | null {
  const secrets = storeMade(model, cluster);
  if (secrets.length === 0) return null;
  const scraped = scrapedBy(model, cluster, workloads);
  return model.secrets.via === 'external-secrets'
    ? externalScript(model, cluster, model.secrets.store, secrets, scraped)
    : madeScript(model, cluster, secrets, scraped);
}

const outcomes = {
  existing: 'They are made in the cluster, and lie nowhere else.',
  'sealed-secrets':
    'Each is sealed for this cluster alone and lies in the tree: its controller must run, which is wave 10.',
  sops: 'Each lies encrypted in the tree, by the keys that .sops.yaml there names, and is made in the cluster.',
} as const;

const tools = { existing: [], 'sealed-secrets': ['kubeseal'], sops: ['sops'] } as const;

function madeScript(
  model: Model,
  cluster: Cluster,
  secrets: readonly DeclaredSecret[],
  scraped: readonly Scraped[],
): Script {
  const via = model.secrets.via === 'external-secrets' ? 'existing' : model.secrets.via;
  return {
    folder: cluster.id,
    name: 'secrets.sh',
    about: [
      `Makes the Secrets of ${cluster.id}. ${outcomes[via]}`,
      `Values are asked for once and kept in FLEET_SECRETS, ~/.namsan/${model.name}/secrets when it is not set, where only you read them.`,
      'SECRET_KEY_FILE, such as S3_CREDENTIALS_ACCESS_KEY_FILE, names a file with a value instead. RENEW=1 makes all anew.',
    ],
    usage: '',
    needs: ['kubectl', 'openssl', ...tools[via], ...(scraped.length === 0 ? [] : ['kustomize', 'helm'])],
    data: [
      '# shellcheck source-path=SCRIPTDIR source=../secret-values.sh',
      `source "$(dirname "\${BASH_SOURCE[0]}")/../secret-values.sh"`,
      `readonly cluster=${word(cluster.id)} context=${word(cluster.kubernetes.context)}`,
    ],
    body: `
need_context "$context"
${scraped.map(({ edge, folder }) => account(edge, folder)).join('')}
${secrets.map((secret) => secretLines(secret, scraped)).join('\n')}
say "The Secrets of $cluster are made."
${next(model, cluster, via)}
`,
  };
}

function next(model: Model, cluster: Cluster, via: keyof typeof outcomes): string {
  if (via === 'existing' || (via === 'sops' && model.delivery.via === 'apply'))
    return 'next_step "the next script of bootstrap/ in the order that docs/DEPLOY.md tells"';
  return `next_step "commit and push ${secretsFolder(cluster)}"`;
}

/** An edge that the hub scrapes, and the account there. */
interface Scraped {
  readonly edge: Cluster;
  /** Folder of the component that makes the account. */
  readonly folder: string;
  /** The Secret of its token, in the edge. */
  readonly token: string;
  /** The Secret of its token, on the hub. */
  readonly credentials: string;
}

function scrapedBy(model: Model, cluster: Cluster, workloads: WorkloadsOf): readonly Scraped[] {
  if (cluster.id !== model.hub.id) return [];
  return model.clusters.flatMap((edge) => {
    if (edge.metrics.mode !== 'scrape') return [];
    for (const workload of workloads.get(edge.id) ?? []) {
      const token = workload.objects.find((o) => stringAt(o, 'type') === 'kubernetes.io/service-account-token');
      if (token !== undefined)
        return [
          { edge, folder: directoryOf(workload), token: token.metadata.name, credentials: edge.metrics.credentials },
        ];
    }
    return [];
  });
}

/** The account must be there before its token can be copied; what delivers the tree finds it as it should be. */
function account({ kubernetes: { context }, id }: Cluster, folder: string): string {
  return `
# The hub scrapes ${id} by an account there.
need_context ${word(context)}
need_namespace ${word(context)} ${namespaces.monitoring}
build ${folder} | apply ${word(context)} >/dev/null
say "${id} has the account by which the hub scrapes it."
`;
}

function secretLines({ namespace, name, keys, usedBy }: DeclaredSecret, scraped: readonly Scraped[]): string {
  const edge = scrapedWith({ namespace, name }, scraped);
  return `# Read by ${usedBy.join(', ')}.
begin_secret ${namespace} ${name}
${keys.map((key) => keyLine(key, edge)).join('\n')}
end_secret "$cluster" "$context"
`;
}

function scrapedWith(
  { namespace, name }: Pick<DeclaredSecret, 'namespace' | 'name'>,
  scraped: readonly Scraped[],
): Scraped | undefined {
  return scraped.find(({ credentials }) => credentials === name && namespace === namespaces.monitoring);
}

function keyLine({ key, says, value }: SecretKey, scraped: Scraped | undefined): string {
  if (value.from === 'text') return `from_text ${word(key)} ${word(value.text)}`;
  if (scraped !== undefined)
    return `from_cluster ${word(key)} ${word(scraped.edge.kubernetes.context)} ${namespaces.monitoring} ${scraped.token} ${word(value.key)}`;
  return `from_value ${word(key)} ${value.secret} ${word(value.key)} ${value.random ? 'random' : 'known'} ${word(says)}`;
}

/** External Secrets reads a store of its own: the script says what must be in it, and waits until every Secret is there. */
function externalScript(
  model: Model,
  cluster: Cluster,
  store: string,
  secrets: readonly DeclaredSecret[],
  scraped: readonly Scraped[],
): Script {
  const places = secrets.flatMap(({ namespace, name, keys }) =>
    keys.flatMap(({ value, says }) => {
      if (value.from !== 'source') return [];
      const { entry, property } = storePlace(model, value);
      const edge = scrapedWith({ namespace, name }, scraped);
      return [`${entry} ${property} ${says}${edge === undefined ? '' : `: ${readingCommand(edge, value.key)}`}`];
    }),
  );
  return {
    folder: cluster.id,
    name: 'secrets.sh',
    about: [
      `Tells what the store ${store} must hold for ${cluster.id}, and with --wait waits until External Secrets has made every Secret.`,
      `The ClusterSecretStore ${store} is yours: it knows where your store is and how to sign in.`,
      ...(scraped.length === 0
        ? []
        : ['Without --wait it also makes the accounts by which the hub scrapes, and says how to read their tokens.']),
    ],
    usage: '[--wait]',
    needs: ['kubectl', ...(scraped.length === 0 ? [] : ['kustomize', 'helm'])],
    data: [
      `readonly cluster=${word(cluster.id)} context=${word(cluster.kubernetes.context)} store=${word(store)}`,
      '# Entry, property, what it holds.',
      list('places', [...new Set(places)]),
      '# Namespace, Secret.',
      list(
        'secrets',
        secrets.map(({ namespace, name }) => `${namespace} ${name}`),
      ),
    ],
    body: `
tell_places() {
  local place entry property what
  say "The store $store holds for $cluster:"
  for place in "\${places[@]}"; do
    read -r entry property what <<<"$place"
    printf '%s\\t%s\\t%s\\n' "$entry" "$property" "$what"
  done
}

wait_for_secrets() {
  local secret namespace name
  need_context "$context"
  kubectl --context "$context" wait "clustersecretstore/$store" --for=condition=Ready --timeout=300s >/dev/null ||
    fail "$cluster has no ClusterSecretStore $store that is ready."
  for secret in "\${secrets[@]}"; do
    read -r namespace name <<<"$secret"
    kubectl --context "$context" --namespace "$namespace" wait "externalsecret/$name" --for=condition=Ready --timeout=300s >/dev/null ||
      fail "$namespace/$name is not made. Look: kubectl --context $context --namespace $namespace describe externalsecret $name"
    say "$namespace/$name is there."
  done
}
${scraped.length === 0 ? '' : accounts(scraped)}
tell_places
case "\${1:-}" in
  --wait) wait_for_secrets ;;
  *) next_step "put these into your store; once the tree is delivered: bash bootstrap/$cluster/secrets.sh --wait" ;;
esac
`,
  };
}

function accounts(scraped: readonly Scraped[]): string {
  return `
# The hub waits for these tokens before the tree would have made their accounts.
make_accounts() {${scraped
    .map(({ edge, folder }) =>
      account(edge, folder)
        .trimEnd()
        .replace(/^(?=.)/gm, '  '),
    )
    .join('\n')}
}
[ "\${1:-}" = --wait ] || make_accounts
`;
}

/** How the user reads what a scraped cluster has made; it is printed by nobody else. */
function readingCommand({ edge, token }: Scraped, key: string): string {
  const { context } = edge.kubernetes;
  return `kubectl --context ${word(context)} --namespace ${namespaces.monitoring} get secret ${token} --output=go-template='{{index .data "${key}" | base64decode}}'`;
}
