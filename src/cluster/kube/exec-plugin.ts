import { spawn } from 'node:child_process';
import type { Cluster } from '@kubernetes/client-node';
import type { Json } from '../../kube/objects.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import { answered, type Outcome, refused } from '../outcome.ts';

/** What an exec plugin gave: a token, a client certificate with its key as PEM, or both. */
export interface PluginCredential {
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
  /** In milliseconds since 1970; infinite where it did not say. */
  readonly until: number;
}

export interface PluginCall {
  /** The `id` of the cluster in the fleet. */
  readonly cluster: string;
  readonly server: Cluster;
  /** `users[].user.exec` of the kubeconfig. */
  readonly exec: Json;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Milliseconds for a plugin: it may ask a server of its own, and nobody can answer it here. */
export const pluginMs = 60_000;

/**
 * Runs the exec plugin of a user (KEP-541, client.authentication.k8s.io). It has no input, because many clusters are reached at once; what it
 * prints on standard output is never told, of standard error the last line is.
 */
export async function runPlugin(call: PluginCall, limit: number = pluginMs): Promise<Outcome<PluginCredential>> {
  const command = stringAt(call.exec, 'command') ?? '';
  const ended = await ran(command, call, limit);
  const no = (why: string): Outcome<never> =>
    refused('unauthorized', `The plugin \`${command}\` gave no credentials for ${call.cluster}: ${why}.`);
  if (call.signal.aborted) return refused('cancelled', `What was asked of ${call.cluster} was cancelled.`);
  if ('error' in ended) return no(ended.error);
  if (ended.code !== 0) return no(`it ended with ${ended.code ?? 'a signal'}${lastLine(ended.err)}`);
  const credential = credentialIn(ended.out);
  return credential === null
    ? no('what it printed is no ExecCredential with a token or a certificate')
    : answered(credential);
}

type Ended = { readonly error: string } | { readonly code: number | null; readonly out: string; readonly err: string };

function ran(command: string, { exec, server, environment, signal }: PluginCall, limit: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, listAt(exec, 'args').map(String), {
      env: { ...environment, ...variables(exec), KUBERNETES_EXEC_INFO: execInfo(exec, server) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err = (err + text).slice(-4_000);
    });
    const end = (ended: Ended): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(ended);
    };
    const stop = (): void => {
      child.kill('SIGKILL');
      // What the plugin itself started may keep its output open.
      end({ error: `it did not end within ${limit / 1000} s; log in by hand first${lastLine(err)}` });
    };
    const timer = setTimeout(stop, limit);
    signal.addEventListener('abort', stop, { once: true });
    child.on('error', (error) =>
      end({ error: 'code' in error && error.code === 'ENOENT' ? 'it is not on PATH' : error.message }),
    );
    child.on('close', (code) => end({ code, out, err }));
    if (signal.aborted) stop();
  });
}

function variables(exec: Json): NodeJS.ProcessEnv {
  return Object.fromEntries(
    listAt(exec, 'env').map((one) => [stringAt(one, 'name') ?? '', stringAt(one, 'value') ?? '']),
  );
}

/** What kubectl tells a plugin (kubernetes@v1.35.4 client-go/plugin/pkg/client/auth/exec/exec.go). */
function execInfo(exec: Json, server: Cluster): string {
  const about = {
    server: server.server,
    'tls-server-name': server.tlsServerName,
    'insecure-skip-tls-verify': server.skipTLSVerify || undefined,
    'certificate-authority-data': server.caData,
    'proxy-url': server.proxyUrl,
  };
  const wanted = (exec as { readonly provideClusterInfo?: boolean }).provideClusterInfo === true;
  const spec = { ...(wanted ? { cluster: about } : {}), interactive: false };
  return JSON.stringify({ kind: 'ExecCredential', apiVersion: stringAt(exec, 'apiVersion'), spec });
}

function credentialIn(out: string): PluginCredential | null {
  try {
    const said = JSON.parse(out) as Json;
    const of = (key: string): string | undefined => stringAt(said, 'status', key);
    const [token, cert, key] = [of('token'), of('clientCertificateData'), of('clientKeyData')];
    if (token === undefined && (cert === undefined || key === undefined)) return null;
    const until = Date.parse(of('expirationTimestamp') ?? '');
    return {
      ...(token === undefined ? {} : { token }),
      ...(cert === undefined || key === undefined ? {} : { cert, key }),
      until: Number.isNaN(until) ? Number.POSITIVE_INFINITY : until,
    };
  } catch {
    return null;
  }
}

function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1)?.trim().replace(/\.+$/, '') ?? '';
  return line === '' ? '' : `: ${line.slice(0, 300)}`;
}
