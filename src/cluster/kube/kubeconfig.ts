import type { Agent as Pool } from 'node:http';
import { Agent, type RequestOptions } from 'node:https';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { Json } from '../../kube/objects.ts';
import { HttpAgent } from '../node-http.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { type CredentialKeeper, keptCredentials, type Made } from './credentials.ts';
import { environmentProxy } from './environment-proxy.ts';
import { type PluginCredential, runPlugin } from './exec-plugin.ts';
import { type Contexts, type KubeUser, readKubeconfigFile } from './kubeconfig-file.ts';
import { pemFault } from './pem-fault.ts';
import { type ContextUse, requestOptions } from './request-options.ts';

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
  let merged: Contexts = { clusters: [], users: [], contexts: [] };
  const troubles: string[] = [];
  for (const file of files) {
    try {
      const one = await readKubeconfigFile(file);
      merged = {
        clusters: firstOfName([...merged.clusters, ...one.clusters]),
        users: firstOfName([...merged.users, ...one.users]),
        contexts: firstOfName([...merged.contexts, ...one.contexts]),
      };
    } catch (error) {
      troubles.push(`\`${file}\` ${troubleOf(error)}`);
    }
  }
  return {
    access: (cluster, name, sockets) => {
      const context = merged.contexts.find((one) => one.name === name);
      if (context === undefined) return refused('unusable', noContext(cluster, name, merged, files, troubles));
      const server = merged.clusters.find((one) => one.name === context.cluster);
      if (server === undefined)
        return refused(
          'unusable',
          `The context \`${name}\` of ${cluster} names a cluster that the kubeconfig does not have.`,
        );
      const fault = addressFault(server.server);
      if (fault !== null) return refused('unusable', `The context \`${name}\` of ${cluster} ${fault}.`);
      const user = merged.users.find((one) => one.name === context.user) ?? { name: context.user };
      const exec = user.exec as Json | undefined;
      const make = async (): Promise<Outcome<Made>> => {
        if (exec === undefined) return made(cluster, name, { cluster: server, user }, Date.now() + headersLast);
        const given = await runPlugin({ cluster, server, exec, environment, signal });
        if (!given.ok) return given;
        return made(cluster, name, { cluster: server, user: withPlugin(user, given.value) }, given.value.until);
      };
      const agent = (options: RequestOptions): Pool =>
        agentOf(server.server, options, server.proxyUrl !== undefined, sockets, environment);
      return answered({ server: server.server, ...keptCredentials(make, agent) });
    },
  };
}

/** What is wrong with the address of a server, as it is said after the name of a context. */
function addressFault(server: string): string | null {
  if (server === '') return 'names no server';
  // `localhost:6443` is a URL too, of the scheme `localhost`.
  if (/^https?:\/\/./.test(server) && URL.canParse(server)) return null;
  return `names the server \`${server}\`, which is no address that begins with \`https://\``;
}

function withPlugin({ exec: _, ...rest }: KubeUser, { token, cert, key }: PluginCredential): KubeUser {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return {
    ...rest,
    ...(token === undefined ? {} : { token }),
    ...(cert === undefined || key === undefined
      ? {}
      : { certData: base64(cert), keyData: base64(key), origin: 'the answer of its plugin' }),
  };
}

/** With a proxy of the kubeconfig the agent of the client of Kubernetes, made to keep its connections; else one of Node. */
function agentOf(
  server: string,
  options: RequestOptions,
  proxied: boolean,
  sockets: number,
  environment: NodeJS.ProcessEnv,
): Pool {
  const kept = { keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets };
  if (proxied && options.agent instanceof HttpAgent) return Object.assign(options.agent, kept);
  const proxy = environmentProxy(server, environment);
  if (server.startsWith('http:')) return forOne(new HttpAgent({ ...kept, ...proxy }));
  const { servername, rejectUnauthorized } = options;
  const agent = new Agent({
    ...kept,
    ...proxy,
    ...certificatesOf(options),
    ...(servername === undefined ? {} : { servername }),
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
  });
  return forOne(agent);
}

/** Certificates, read once for all connections: a third of what one costs is to read them. What cannot be read so is told by the first connection. */
function certificatesOf({ ca, cert, key }: RequestOptions): SecureContextOptions & { secureContext?: SecureContext } {
  const own: SecureContextOptions = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
  try {
    return { ...own, secureContext: createSecureContext(own) };
  } catch {
    return own;
  }
}

/** Node looks for a free connection by a text of all options, certificates among them, twice a request; one server needs none of it. */
function forOne(agent: Pool): Pool {
  return Object.assign(agent, { getName: () => 'one' });
}

/** What requests are sent with; a file or a provider that fails is told in one line. */
async function made(cluster: string, context: string, use: ContextUse, until: number): Promise<Outcome<Made>> {
  try {
    const options = await requestOptions(use);
    const fault = pemFault(context, use, options);
    return fault === null ? answered({ options, use, until }) : refused('unusable', fault);
  } catch (error) {
    return refused('unauthorized', `The credentials of ${cluster} cannot be had: ${reasonOf(error)}.`);
  }
}

/** Of so many contexts people see which one they meant. */
const namesTold = 12;

function noContext(
  cluster: string,
  context: string,
  { contexts }: Contexts,
  files: readonly string[],
  troubles: readonly string[],
): string {
  const read = files.filter((file) => !troubles.some((trouble) => trouble.startsWith(`\`${file}\` `)));
  const names = contexts.slice(0, namesTold).map(({ name }) => `\`${name}\``);
  const more = contexts.length > namesTold ? ` and ${contexts.length - namesTold} more` : '';
  const there = contexts.length === 0 ? 'no contexts' : `the contexts ${names.join(', ')}${more}`;
  const looked = read.map((file) => `\`${file}\``).join(', ');
  const said = read.length === 0 ? [] : [`${looked} ${read.length === 1 ? 'has' : 'have'} ${there}`];
  return `The kubeconfig has no context \`${context}\` for ${cluster}: ${[...said, ...troubles].join('; ')}.`;
}

function firstOfName<T extends { readonly name: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [one.name, one])).values()].toReversed();
}

/** What a file system says of kubeconfigs, as it is said after the name of the file. */
const fileTroubles: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
};

/** Why a kubeconfig could not be read, as it is said after the name of the file. */
function troubleOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return fileTroubles[code] ?? `is no kubeconfig: ${reasonOf(error)}`;
}

/** The first line of what went wrong: further ones may quote the file. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
