import { Duplex, PassThrough } from 'node:stream';
import type { KubeConfig } from '@kubernetes/client-node';
import { answered, type Outcome, refused } from '../outcome.ts';
import type { Credentials } from './credentials.ts';
import type { Access } from './kubeconfig.ts';
import { kindOf } from './refusal.ts';
import { clientConfig } from './request-options.ts';

/** A pod as it is named in paths. */
interface PodName {
  readonly namespace: string;
  readonly name: string;
}

/** Milliseconds for a tunnel to be there: the API server itself waits 30 s for a kubelet. */
const opening = 35_000;

/**
 * A connection to a port of a pod through the API server, by the WebSocket form of port-forward: the client of Kubernetes speaks it, here it
 * becomes one stream. It ends when either side ends; what the kubelet says of a connection that it could not make breaks it.
 */
export async function openTunnel(
  cluster: string,
  access: Access,
  pod: PodName,
  port: number,
  signal: AbortSignal,
): Promise<Outcome<Duplex>> {
  const place = `port ${port} of pod ${pod.namespace}/${pod.name} of ${cluster}`;
  for (const last of [false, true]) {
    if (signal.aborted) return refused('cancelled', `What was asked of ${cluster} was cancelled.`);
    const credentials = await access.current();
    if (!credentials.ok) return credentials;
    try {
      return answered(await opened(credentials.value, place, pod, port, signal));
    } catch (error) {
      const said = errorText(error);
      const status = Number(/server response: (\d+)$/.exec(said)?.[1] ?? 0);
      const why = status === 404 ? 'there is no such pod' : said;
      if (status === 401 && !last) access.renew(credentials.value);
      else return refused(kindOfStatus(status, signal), `There is no way to ${place}: ${why}.`, { status });
    }
  }
  return refused('unauthorized', `The API server of ${cluster} does not accept the credentials.`, { status: 401 });
}

async function opened(
  credentials: Credentials,
  place: string,
  { namespace, name }: PodName,
  port: number,
  signal: AbortSignal,
): Promise<Duplex> {
  const { PortForward } = await import('@kubernetes/client-node');
  const [fromPod, toPod, troubles] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const forward = new PortForward(await overPool(credentials, signal));
  const [space, pod] = [encodeURIComponent(namespace), encodeURIComponent(name)];
  const socket = await forward.portForward(space, pod, [port], fromPod, troubles, toPod);
  const stream = Duplex.from({ readable: fromPod, writable: toPod });
  // Whoever reads or writes sees it break; a tunnel that nobody uses any more must not end the process.
  stream.on('error', () => undefined);
  const stop = (): void => void stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  troubles.on('data', (said: Buffer) => {
    if (said.length > 0) stream.destroy(new Error(`${place}: ${shortly(said.toString('utf8'))}`));
  });
  if ('onclose' in socket) socket.onclose = () => fromPod.end();
  stream.on('close', () => {
    signal.removeEventListener('abort', stop);
    // Ended in order it is closed already; else the other side is not waited for, which `close` does for 30 s.
    if ('terminate' in socket) socket.terminate();
  });
  return stream;
}

/** The configuration as the WebSocket asks for it: with the credentials and the connections that requests have, and an end to waiting. */
async function overPool({ use, agent, headers }: Credentials, signal: AbortSignal): Promise<KubeConfig> {
  const own = await clientConfig(use);
  own.applyToHTTPSOptions = async (options) => {
    Object.assign(options, { agent, headers: { ...headers }, handshakeTimeout: opening, signal });
  };
  return own;
}

function kindOfStatus(status: number, signal: AbortSignal): Parameters<typeof refused>[0] {
  if (signal.aborted) return 'cancelled';
  return status === 0 ? 'unreachable' : kindOf(status, '');
}

/** The kubelet's words name its network namespaces; what matters is their end. */
function shortly(said: string): string {
  return said.includes('connection refused') ? 'nothing listens there' : said.trim();
}

function errorText(error: unknown): string {
  // The socket's own errors are events that carry a message.
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  return message === '' ? 'the connection broke' : message;
}
