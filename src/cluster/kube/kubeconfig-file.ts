import { createReadStream } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Cluster, Context, User } from '@kubernetes/client-node';
import { loadAll } from 'js-yaml';
import type { Json } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, mapAt, stringAt } from '../../kube/read.ts';
import { sizeFault } from '../../kube/size-fault.ts';

/** A cluster as the client of Kubernetes holds one, and what it is from: the kubeconfig, in words. */
export interface KubeCluster extends Cluster {
  readonly origin?: string;
}

/** A user as the client of Kubernetes holds one, the file that its token is in, and what it is from, in words. */
export interface KubeUser extends User {
  readonly tokenFile?: string;
  readonly origin?: string;
}

/** What kubeconfig files hold, in the forms of the client of Kubernetes. */
export interface Contexts {
  readonly clusters: readonly KubeCluster[];
  readonly users: readonly KubeUser[];
  readonly contexts: readonly Context[];
}

/** The clusters, users and contexts of one kubeconfig file; paths in it are from its folder. Entries without a name are left out. */
export async function readKubeconfigFile(file: string): Promise<Contexts> {
  // A file may be empty.
  const [text] = loadAll(await textOf(file)) as readonly (Json | undefined)[];
  const config = text ?? null;
  const fault = sizeFault(config);
  if (fault !== null) throw new Error(fault);
  const from = (path: string): string => (isAbsolute(path) ? path : join(dirname(file), path));
  return {
    clusters: named(config, 'clusters').map(([name, entry]) => ({
      ...clusterOf(name, entry, from),
      origin: `\`${file}\``,
    })),
    users: named(config, 'users').map(([name, entry]) => ({
      ...userOf(name, mapAt(entry, 'user'), from),
      origin: `\`${file}\``,
    })),
    contexts: named(config, 'contexts').map(([name, entry]) => ({
      name,
      cluster: stringAt(entry, 'context', 'cluster') ?? '',
      user: stringAt(entry, 'context', 'user') ?? '',
    })),
  };
}

/** Characters: a thousand clusters with certificates of their own need 8 million, and a device never ends. */
const most = 16 * 1024 * 1024;

async function textOf(file: string): Promise<string> {
  let text = '';
  for await (const part of createReadStream(file, {
    encoding: 'utf8',
    highWaterMark: 1024 * 1024,
  }) as AsyncIterable<string>) {
    text += part;
    if (text.length > most) throw new Error(`it has more than ${most / 1024 / 1024} million characters`);
  }
  return text;
}

function named(config: Json, list: string): readonly (readonly [string, Json])[] {
  return listAt(config, list).flatMap((entry) => {
    const name = stringAt(entry, 'name') ?? '';
    return name === '' ? [] : [[name, entry] as const];
  });
}

/** `kubectl proxy` and others serve without TLS; the client of Kubernetes takes that only where TLS is not to be verified. */
function clusterOf(name: string, entry: Json, from: (path: string) => string): Cluster {
  const of = (key: string): string | undefined => stringAt(entry, 'cluster', key);
  const server = of('server') ?? '';
  return {
    name,
    server: server.replace(/\/+$/, ''),
    skipTLSVerify: at(entry, 'cluster', 'insecure-skip-tls-verify') === true || server.startsWith('http:'),
    ...dataOrFile('ca', of('certificate-authority-data'), of('certificate-authority'), from),
    ...given('tlsServerName', of('tls-server-name')),
    ...given('proxyUrl', of('proxy-url')),
  };
}

/**
 * A `tokenFile` counts more than a `token`; a command with a path is from the folder of the file
 * (kubernetes@v1.35.4 client-go/tools/clientcmd/api/v1/types.go, clientcmd/loader.go).
 */
function userOf(name: string, user: Json, from: (path: string) => string): KubeUser {
  const of = (key: string): string | undefined => stringAt(user, key);
  const command = stringAt(user, 'exec', 'command') ?? '';
  const exec = mapAt(user, 'exec');
  const placed = command.includes('/') ? { ...exec, command: from(command) } : exec;
  const provider = at(user, 'auth-provider');
  return {
    name,
    ...dataOrFile('cert', of('client-certificate-data'), of('client-certificate'), from),
    ...dataOrFile('key', of('client-key-data'), of('client-key'), from),
    ...given('username', of('username')),
    ...given('password', of('password')),
    ...given('impersonateUser', of('as')),
    ...given('tokenFile', of('tokenFile'), from),
    ...(of('tokenFile') === undefined ? given('token', of('token')) : {}),
    ...(isJsonObject(at(user, 'exec') ?? null) ? { exec: placed } : {}),
    ...(isJsonObject(provider ?? null) ? { authProvider: provider } : {}),
  };
}

/** What is written in the kubeconfig itself overrides the file that it names (kubernetes@v1.35.4 client-go/tools/clientcmd/api/v1/types.go). */
function dataOrFile<K extends string>(
  key: K,
  data: string | undefined,
  file: string | undefined,
  from: (path: string) => string,
): ReturnType<typeof given<`${K}Data` | `${K}File`>> {
  const inFile = (data ?? '') === '';
  return given<`${K}Data` | `${K}File`>(
    `${key}${inFile ? 'File' : 'Data'}`,
    inFile ? file : data,
    inFile ? from : same,
  );
}

const same = (value: string): string => value;

/** The field with its value; none where there is no value, or an empty one, which kubectl takes for none too. */
function given<K extends string>(
  key: K,
  value: string | undefined,
  change: (value: string) => string = same,
): { readonly [P in K]?: string } {
  return value === undefined || value === '' ? {} : ({ [key]: change(value) } as { readonly [P in K]?: string });
}
