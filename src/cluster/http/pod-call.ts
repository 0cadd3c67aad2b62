import { request as plainRequest, type RequestOptions } from 'node:http';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { KubeClient, RawReply } from '../kube/kube-client.ts';
import { answered, type Outcome, refused } from '../outcome.ts';

/** The certificate that the pod must show, and for which name. */
export interface CallTls {
  /** The authority that must have signed it, as PEM. */
  readonly ca: string;
  /** The name that it must have. */
  readonly name: string;
}

/** One HTTP request to a port of a pod. */
export interface PodCall {
  readonly port: number;
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `null` or left out for plain HTTP. */
  readonly tls?: CallTls | null;
}

export interface PodName {
  readonly namespace: string;
  readonly name: string;
}

/** How long a pod may take for one answer, in milliseconds: more than any of the questions of probes costs a healthy engine. */
const patience = 15_000;

/** The longest answer that is read, in characters: `/metrics` of a large Prometheus has a few million. */
const longest = 64 * 1024 * 1024;

/**
 * One HTTP request to a port of a pod, through the API server as `kubectl port-forward` has it: neither Services nor routes are on the way,
 * and headers such as `Authorization` arrive, which the proxy of the API server takes away.
 */
export async function callPod(kube: KubeClient, pod: PodName, call: PodCall): Promise<Outcome<RawReply>> {
  const place = `\`${pod.namespace}/${pod.name}\` of ${kube.cluster}, port ${call.port}`;
  const tunnel = await kube.tunnel(pod, call.port);
  if (!tunnel.ok) return tunnel;
  const { value: raw } = tunnel;
  try {
    const socket = call.tls === undefined || call.tls === null ? raw : await secured(raw, call.tls);
    return answered(await exchange(socket, call));
  } catch (error) {
    return refused('unreachable', `The pod ${place}, gave no answer to \`${pathOnly(call.path)}\`: ${said(error)}.`);
  } finally {
    raw.destroy();
  }
}

function secured(raw: Duplex, { ca, name }: CallTls): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no TLS within ${patience / 1000} seconds`)), patience);
    const socket = connect({ socket: raw, ca, servername: name }, () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

function exchange(socket: Duplex, { path, method = 'GET', headers = {}, body }: PodCall): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options: RequestOptions = {
      ...{ path, method, createConnection: () => socket },
      headers: { host: 'localhost', connection: 'close', ...length, ...headers },
    };
    const request = plainRequest(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
        if (text.length > longest) request.destroy(new Error('the answer does not end'));
      });
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, headers: flat(response.headers), body: text });
      });
    });
    const timer = setTimeout(() => request.destroy(new Error(`no answer within ${patience / 1000} seconds`)), patience);
    function fail(error: Error): void {
      clearTimeout(timer);
      reject(error);
    }
    request.on('error', fail);
    request.end(body);
  });
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Readonly<Record<string, string>> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) out[name] = Array.isArray(value) ? value.join(', ') : value;
  return out;
}

/** A query may be long, and is not what went wrong. */
function pathOnly(path: string): string {
  return path.split('?')[0] ?? path;
}

function said(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
