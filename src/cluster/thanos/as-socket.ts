import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream';

/**
 * A stream as a socket of the operating system, by loopback. Over a stream that is none, node:http2 tells data before headers when both arrive
 * in one piece (seen with Node 24.21), and what waits for headers takes the call for broken. Nobody else can come in: the listener takes the
 * one connection whose port is known here, and ends.
 */
export async function asSocket(stream: Duplex): Promise<Socket> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ours = connect((server.address() as AddressInfo).port, '127.0.0.1');
  server.on('connection', (other: Socket) => {
    if (other.remotePort !== ours.localPort) return void other.destroy();
    server.close();
    pipeline(stream, other, () => undefined);
    pipeline(other, stream, () => undefined);
  });
  ours.on('error', () => undefined);
  await once(ours, 'connect');
  return ours;
}
