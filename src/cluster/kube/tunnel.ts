import { Duplex, PassThrough } from 'node:stream';
import { answered, type Outcome, refused } from '../outcome.ts';
import type { Access } from './kubeconfig.ts';

/**
 * A connection to a port of a pod through the API server, by the WebSocket form of port-forward: the client of Kubernetes speaks it, here it becomes
 * one stream. It ends when either side ends; what the kubelet says of a connection that it could not make breaks it.
 */
export async function openTunnel(
  cluster: string,
  access: Access,
  pod: { readonly namespace: string; readonly name: string },
  port: number,
): Promise<Outcome<Duplex>> {
  const { PortForward } = await import('@kubernetes/client-node');
  const [fromPod, toPod, troubles] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const place = `port ${port} of pod ${pod.namespace}/${pod.name} of ${cluster}`;
  try {
    const socket = await new PortForward(access.config()).portForward(
      pod.namespace,
      pod.name,
      [port],
      fromPod,
      troubles,
      toPod,
    );
    const close = (): void => ('close' in socket ? socket.close() : undefined);
    const stream = Duplex.from({ readable: fromPod, writable: toPod });
    troubles.on('data', (said: Buffer) => {
      if (said.length > 0) stream.destroy(new Error(`${place}: ${shortly(said.toString('utf8'))}`));
    });
    if ('onclose' in socket) socket.onclose = () => fromPod.end();
    stream.on('close', close);
    return answered(stream);
  } catch (error) {
    return refused('unreachable', `There is no way to ${place}: ${errorText(error)}.`);
  }
}

/** The kubelet's words name its network namespaces; what matters is their end. */
function shortly(said: string): string {
  return said.includes('connection refused') ? 'nothing listens there' : said.trim();
}

function errorText(error: unknown): string {
  // The socket's own errors are events that carry a message.
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  if (message.endsWith('server response: 404')) return 'there is no such pod';
  return message === '' ? 'the connection broke' : message;
}
