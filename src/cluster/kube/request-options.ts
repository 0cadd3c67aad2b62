import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import type { KubeCluster, KubeUser } from './kubeconfig-file.ts';

/** A context as it is used: a cluster, and a user whose plugin has run. */
export interface ContextUse {
  readonly cluster: KubeCluster;
  readonly user: KubeUser;
}

/**
 * What requests of a context are sent with. Certificates, tokens and passwords are read here; providers of tokens (OIDC) and the proxy of
 * a kubeconfig are matters of the client of Kubernetes, which takes half a second to load.
 */
export async function requestOptions(use: ContextUse): Promise<RequestOptions> {
  const { cluster, user } = use;
  if (user.authProvider !== undefined || cluster.proxyUrl !== undefined) {
    const options: RequestOptions = {};
    await (await clientConfig(use)).applyToHTTPSOptions(options);
    if (user.tokenFile === undefined) return options;
    return { ...options, headers: { ...options.headers, ...(await tokenHeader(user)) } };
  }
  const [ca, cert, key] = await Promise.all([
    pem(cluster.caFile, cluster.caData),
    pem(user.certFile, user.certData),
    pem(user.keyFile, user.keyData),
  ]);
  return {
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(key === null ? {} : { key }),
    ...(cluster.skipTLSVerify ? { rejectUnauthorized: false } : {}),
    ...(cluster.tlsServerName === undefined ? {} : { servername: cluster.tlsServerName }),
    ...(user.username === undefined ? {} : { auth: `${user.username}:${user.password ?? ''}` }),
    headers: {
      ...(user.impersonateUser === undefined ? {} : { 'Impersonate-User': user.impersonateUser }),
      ...(await tokenHeader(user)),
    },
  };
}

/** The context as a configuration of the client of Kubernetes. */
export async function clientConfig({ cluster, user }: ContextUse): Promise<KubeConfig> {
  const { KubeConfig: Config } = await import('@kubernetes/client-node');
  const config = new Config();
  const { tokenFile: _, origin: __, ...known } = user;
  const { origin: ___, ...server } = cluster;
  const context = { name: 'used', cluster: cluster.name, user: user.name };
  config.loadFromOptions({ clusters: [server], users: [known], contexts: [context], currentContext: 'used' });
  return config;
}

async function tokenHeader({ token, tokenFile }: KubeUser): Promise<Readonly<Record<string, string>>> {
  const said = tokenFile === undefined ? token : await readFile(tokenFile, 'utf8');
  return said === undefined ? {} : { Authorization: `Bearer ${said.trim()}` };
}

async function pem(file: string | undefined, data: string | undefined): Promise<Buffer | null> {
  if (file !== undefined) return readFile(file);
  return data === undefined ? null : Buffer.from(data, 'base64');
}
