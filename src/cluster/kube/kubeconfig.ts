import { Agent as HttpAgent } from 'node:http';
import { Agent, type RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import type { Json } from '../../kube/objects.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { type CredentialKeeper, keptCredentials, type Made } from './credentials.ts';
import { environmentProxy } from './environment-proxy.ts';
import { type PluginCredential, runPlugin } from './exec-plugin.ts';
import { readKubeconfigFile } from './kubeconfig-file.ts';

/** How the API server of a context is reached: its address, and what requests are sent with. */
export interface Access extends CredentialKeeper {
  /** Without a slash at its end. */
  readonly server: string;
}

/** The contexts of kubeconfig files, merged as kubectl merges them: of equal names the first counts. */
export interface Kubeconfig {
  readonly access: (cluster: string, context: string, sockets: number) => Outcome<Access>;
}

/** Milliseconds for which the headers of a request are taken for good; then files and expiry times of tokens are looked at again. */
const headersLast = 10_000;

/** Reads kubeconfig files; those that are not there or cannot be read are told when a context is not found. */
export async function readKubeconfig(
  files: readonly string[],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Kubeconfig> {
  const { KubeConfig: Config } = await import('@kubernetes/client-node');
  const empty = (): KubeConfig => new Config();
  const merged = empty();
  merged.loadFromOptions({ clusters: [], users: [], contexts: [], currentContext: '' });
  const troubles: string[] = [];
  for (const file of files) {
    try {
      const one = await readKubeconfigFile(file, empty);
      merged.clusters = firstOfName([...merged.clusters, ...one.clusters]);
      merged.users = firstOfName([...merged.users, ...one.users]);
      merged.contexts = firstOfName([...merged.contexts, ...one.contexts]);
    } catch (error) {
      troubles.push(`\`${file}\` ${reasonOf(error)}`);
    }
  }
  /** One context as a configuration of its own, with what a plugin gave in the place of the plugin. */
  const copy = (context: string, given: PluginCredential | null): KubeConfig => {
    const own = empty();
    const { clusters, contexts } = merged;
    const name = merged.getContextObject(context)?.user ?? '';
    // Without a user the client of Kubernetes would leave out the certificate of the server too.
    const user = merged.getUser(name) ?? { name };
    own.loadFromOptions({ clusters, users: [withPlugin(user, given)], contexts, currentContext: context });
    return own;
  };
  return {
    access: (cluster, context, sockets) => {
      if (!merged.contexts.some(({ name }) => name === context))
        return refused('unusable', noContext(cluster, context, merged, files, troubles));
      const about = copy(context, null);
      const server = about.getCurrentCluster();
      if (server === null)
        return refused(
          'unusable',
          `The context \`${context}\` of ${cluster} names a cluster that the kubeconfig does not have.`,
        );
      if (!URL.canParse(server.server))
        return refused('unusable', `The context \`${context}\` of ${cluster} has no address: \`${server.server}\`.`);
      const exec = merged.getUser(about.getCurrentUser()?.name ?? '')?.exec as Json | undefined;
      const make = async (): Promise<Outcome<Made>> => {
        if (exec === undefined || exec === null) return made(cluster, copy(context, null), Date.now() + headersLast);
        const given = await runPlugin({ cluster, server, exec, environment, signal });
        return given.ok ? made(cluster, copy(context, given.value), given.value.until) : given;
      };
      const agent = (options: RequestOptions): HttpAgent =>
        agentOf(server.server, options, server.proxyUrl !== undefined, sockets, environment);
      return answered({ server: server.server.replace(/\/+$/, ''), ...keptCredentials(make, agent) });
    },
  };
}

function withPlugin(user: KubeConfig['users'][number], given: PluginCredential | null): KubeConfig['users'][number] {
  const { exec: _, ...rest } = user;
  if (given === null) return rest;
  const { token, cert, key } = given;
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return {
    ...rest,
    ...(token === undefined ? {} : { token }),
    ...(cert === undefined || key === undefined ? {} : { certData: base64(cert), keyData: base64(key) }),
  };
}

/** With a proxy of the kubeconfig the agent of the client of Kubernetes, made to keep its connections; else one of Node. */
function agentOf(
  server: string,
  options: RequestOptions,
  proxied: boolean,
  sockets: number,
  environment: NodeJS.ProcessEnv,
): HttpAgent {
  const kept = { keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets };
  if (proxied && options.agent instanceof HttpAgent) return Object.assign(options.agent, kept);
  const proxy = environmentProxy(server, environment);
  if (server.startsWith('http:')) return new HttpAgent({ ...kept, ...proxy });
  const { ca, cert, key, servername, rejectUnauthorized } = options;
  return new Agent({
    ...kept,
    ...proxy,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(servername === undefined ? {} : { servername }),
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
  });
}

/** What the client of Kubernetes makes of the credentials; a file or a provider that fails is told in one line. */
async function made(cluster: string, config: KubeConfig, until: number): Promise<Outcome<Made>> {
  try {
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    return answered({ options, config, until });
  } catch (error) {
    return refused('unauthorized', `The credentials of ${cluster} cannot be had: ${reasonOf(error)}.`);
  }
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

/** The first line of what went wrong: further ones may quote the file. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'is not there';
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
