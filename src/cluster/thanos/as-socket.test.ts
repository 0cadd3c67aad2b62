import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectHttp2, createServer } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import { Duplex } from 'node:stream';
import { test } from 'node:test';
import { asSocket } from './as-socket.ts';

/** A stream that is no socket, with a server behind it, as a tunnel through an API server is. */
async function tunnelTo(port: number): Promise<Duplex> {
  const inner = connect(port, '127.0.0.1');
  await once(inner, 'connect');
  const outer = new Duplex({
    read: () => void inner.resume(),
    write: (chunk, _, done) => void inner.write(chunk, done),
    final: (done) => void inner.end(done),
    destroy: (error, done) => {
      inner.destroy();
      done(error);
    },
  });
  inner.on('data', (chunk) => outer.push(chunk) || inner.pause());
  inner.on('end', () => outer.push(null));
  return outer;
}

test('a call over a tunnel has its headers before its data, and its end ends the tunnel', async () => {
  const server = createServer((_, response) => void response.end('answer'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tunnel = await tunnelTo((server.address() as AddressInfo).port);
  const socket = await asSocket(tunnel);
  const session = connectHttp2('http://pod', { createConnection: () => socket });
  const seen: string[] = [];
  const stream = session.request({ ':path': '/' });
  stream.on('response', () => seen.push('headers'));
  stream.on('data', (data: Buffer) => seen.push(data.toString()));
  await once(stream, 'end');
  assert.deepEqual(seen, ['headers', 'answer']);
  const closed = new Promise((resolve) => tunnel.on('close', resolve));
  session.destroy();
  await closed;
  server.close();
});

test('a tunnel that breaks ends the socket', async () => {
  const tunnel = new Duplex({ read: () => undefined, write: (_, __, done) => done() });
  const socket = await asSocket(tunnel);
  const closed = once(socket, 'close');
  tunnel.destroy(new Error('the pod is gone'));
  await closed;
});
