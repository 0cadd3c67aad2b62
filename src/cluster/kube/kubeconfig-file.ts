import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { loadAll } from 'js-yaml';
import type { Json, JsonObject } from '../../kube/objects.ts';
import { isJsonObject, listAt, mapAt, stringAt } from '../../kube/read.ts';

/** The clusters, users and contexts of one kubeconfig file, as the client of Kubernetes holds them; paths in it are from its folder. */
export async function readKubeconfigFile(file: string, empty: () => KubeConfig): Promise<KubeConfig> {
  // A file may be empty.
  const [text] = loadAll(await readFile(file, 'utf8')) as readonly (Json | undefined)[];
  const folder = dirname(file);
  const config = empty();
  const own = {
    ...(isJsonObject(text) ? text : {}),
    clusters: listAt(text, 'clusters').map(clusterOf),
    users: listAt(text, 'users').map((user) => userOf(user, folder)),
  };
  config.loadFromString(JSON.stringify(own));
  config.makePathsAbsolute(folder);
  return config;
}

/** `kubectl proxy` and others serve without TLS; the client of Kubernetes takes that only where TLS is not to be verified. */
function clusterOf(entry: Json): Json {
  if (stringAt(entry, 'cluster', 'server')?.startsWith('http:') !== true) return entry;
  return { ...mapAt(entry), cluster: { ...mapAt(entry, 'cluster'), 'insecure-skip-tls-verify': true } };
}

/**
 * A `tokenFile` counts more than a `token` and is read again from time to time, as the client of Kubernetes does for a provider of that name; a
 * command with a path is from the folder of the file (kubernetes@v1.35.4 client-go/tools/clientcmd/api/v1/types.go, clientcmd/loader.go).
 */
function userOf(entry: Json, folder: string): Json {
  const user = mapAt(entry, 'user');
  const { tokenFile, token, exec, ...rest } = user;
  const from = (path: string): string => (isAbsolute(path) ? path : join(folder, path));
  const command = stringAt(user, 'exec', 'command') ?? '';
  const placed: JsonObject = command.includes('/') ? { ...mapAt(exec), command: from(command) } : mapAt(exec);
  const named = isJsonObject(exec) ? { exec: placed } : {};
  const read =
    typeof tokenFile === 'string' && tokenFile !== ''
      ? { 'auth-provider': { name: 'tokenFile', config: { tokenFile: from(tokenFile) } } }
      : { ...(token === undefined ? {} : { token }) };
  return { ...mapAt(entry), user: { ...rest, ...named, ...read } };
}
