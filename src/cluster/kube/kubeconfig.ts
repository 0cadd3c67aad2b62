import { Agent as HttpAgent } from 'node:http';
import { Agent, type RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { answered, type Outcome, refused } from '../outcome.ts';

/** How the API server of a context is reached: its address, one pool of kept-alive connections, and the headers that say who asks. */
export interface Access {
  /** Without a slash at its end. */
  readonly server: string;
  readonly agent: HttpAgent | Agent;
  /** Asked again after a while, because tokens end. */
  readonly headers: () => Promise<Outcome<Readonly<Record<string, string>>>>;
  /** Credentials are made anew: exec plugins run again, files are read again. */
  readonly renew: () => void;
  /** The context as its own configuration: for what the client of Kubernetes does itself. */
  readonly config: () => KubeConfig;
}

/** The contexts of kubeconfig files, merged as kubectl merges them: of equal names the first counts. */
export interface Kubeconfig {
  readonly access: (cluster: string, context: string, sockets: number) => Promise<Outcome<Access>>;
}

/** Milliseconds for which the headers of a request are taken for good; then files and expiry times of tokens are looked at again. */
const headersLast = 10_000;

/** Reads kubeconfig files; those that are not there or cannot be read are told when a context is not found. */
export async function readKubeconfig(files: readonly string[]): Promise<Kubeconfig> {
  const { KubeConfig: Config } = await import('@kubernetes/client-node');
  const merged = new Config();
  merged.loadFromOptions({ clusters: [], users: [], contexts: [], currentContext: '' });
  const troubles: string[] = [];
  for (const file of files) {
    try {
      const one = new Config();
      one.loadFromFile(file);
      merged.clusters = firstOfName([...merged.clusters, ...one.clusters]);
      merged.users = firstOfName([...merged.users, ...one.users]);
      merged.contexts = firstOfName([...merged.contexts, ...one.contexts]);
    } catch (error) {
      troubles.push(`\`${file}\` ${reasonOf(error)}`);
    }
  }
  const copy = (context: string): KubeConfig => {
    const own = new Config();
    const { clusters, users, contexts } = merged;
    own.loadFromOptions({ clusters, users, contexts, currentContext: context });
    return own;
  };
  return {
    access: async (cluster, context, sockets) => {
      if (!merged.contexts.some(({ name }) => name === context))
        return refused('unusable', noContext(cluster, context, merged, files, troubles));
      const server = copy(context).getCurrentCluster()?.server;
      return server === undefined
        ? refused(
            'unusable',
            `The context \`${context}\` of ${cluster} names a cluster that the kubeconfig does not have.`,
          )
        : accessOf(cluster, server, () => copy(context), sockets);
    },
  };
}

async function accessOf(
  cluster: string,
  server: string,
  copy: () => KubeConfig,
  sockets: number,
): Promise<Outcome<Access>> {
  let config = copy();
  let known: { readonly headers: Readonly<Record<string, string>>; readonly until: number } | null = null;
  const headers: Access['headers'] = async () => {
    if (known !== null && Date.now() < known.until) return answered(known.headers);
    const options = await optionsOf(cluster, config);
    if (!options.ok) return options;
    known = { headers: headersOf(options.value), until: Date.now() + headersLast };
    return answered(known.headers);
  };
  const first = await optionsOf(cluster, config);
  if (!first.ok) return first;
  return answered({
    server: server.replace(/\/+$/, ''),
    agent: agentOf(server, first.value, config.getCurrentCluster()?.proxyUrl !== undefined, sockets),
    headers,
    renew: () => {
      config = copy();
      known = null;
    },
    config: () => config,
  });
}

/** With a proxy the agent of the client of Kubernetes, made to keep its connections; else one of Node. */
function agentOf(server: string, options: RequestOptions, proxied: boolean, sockets: number): HttpAgent | Agent {
  const kept = { keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets };
  if (proxied && options.agent instanceof HttpAgent) return Object.assign(options.agent, kept);
  if (server.startsWith('http:')) return new HttpAgent(kept);
  const { ca, cert, key, servername, rejectUnauthorized } = options;
  return new Agent({
    ...kept,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(servername === undefined ? {} : { servername }),
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
  });
}

/** What the client of Kubernetes makes of the credentials; an exec plugin or a token file that fails is told without what it printed. */
async function optionsOf(cluster: string, config: KubeConfig): Promise<Outcome<RequestOptions>> {
  try {
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    return answered(options);
  } catch (error) {
    return refused('unauthorized', `The credentials of ${cluster} cannot be had: ${reasonOf(error)}.`);
  }
}

function headersOf({ headers, auth }: RequestOptions): Readonly<Record<string, string>> {
  const given = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const basic = typeof auth === 'string' ? [['authorization', `Basic ${Buffer.from(auth).toString('base64')}`]] : [];
  return Object.fromEntries([...basic, ...given]);
}

function noContext(
  cluster: string,
  context: string,
  { contexts }: KubeConfig,
  files: readonly string[],
  troubles: readonly string[],
): string {
  const there =
    contexts.length === 0 ? 'no contexts' : `the contexts ${contexts.map(({ name }) => `\`${name}\``).join(', ')}`;
  const looked = files.map((file) => `\`${file}\``).join(', ');
  const said = troubles.length === 0 ? '' : `; ${troubles.join('; ')}`;
  return `The kubeconfig has no context \`${context}\` for ${cluster}: ${looked} ${files.length === 1 ? 'has' : 'have'} ${there}${said}.`;
}

function firstOfName<T extends { readonly name: string }>(all: readonly T[]): T[] {
  return [...new Map(all.toReversed().map((one) => [one.name, one])).values()].toReversed();
}

/** The first line of what went wrong; plugins may print more, and of that nothing is told. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'is not there';
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
