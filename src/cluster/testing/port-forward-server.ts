import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** What an API server says to a port-forward: a status, or words of the kubelet, or an echo of what it gets. */
export type ForwardReply = number | { readonly trouble: string } | 'echo' | 'silence';

/** Said in the handshake of every WebSocket (RFC 6455, 1.3). */
const handshakeGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** An API server that forwards ports as Kubernetes does over WebSocket: channel 0 has the bytes, channel 1 troubles, each begins with the port. */
export function portForwardServer(reply: (request: IncomingMessage) => ForwardReply): Server {
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    const said = reply(request);
    if (said === 'silence') return;
    if (typeof said === 'number') {
      socket.end(`HTTP/1.1 ${said} No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
      return;
    }
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${handshakeGuid}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${key}\r\nsec-websocket-protocol: v4.channel.k8s.io\r\n\r\n`,
    );
    const port = Buffer.alloc(2);
    port.writeUInt16LE(Number(new URL(request.url ?? '', 'http://x').searchParams.get('ports')));
    for (const channel of [0, 1]) send(socket, Buffer.from([channel, ...port]));
    if (said !== 'echo') send(socket, Buffer.concat([Buffer.from([1]), Buffer.from(said.trouble)]));
    else answerFrames(socket);
  });
  return server;
}

/** A frame that is whole, binary and at most 125 bytes long. */
function send(socket: Duplex, payload: Buffer): void {
  socket.write(Buffer.concat([Buffer.from([0x82, payload.length]), payload]));
}

function answerFrames(socket: Duplex): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (piece: Buffer) => {
    rest = Buffer.concat([rest, piece]);
    // Two bytes of head, four of mask.
    while (rest.length >= 6 && rest.length >= 6 + ((rest[1] ?? 0) & 0x7f)) {
      const end = 6 + ((rest[1] ?? 0) & 0x7f);
      const [kind, mask] = [(rest[0] ?? 0) & 0x0f, rest.subarray(2, 6)];
      const payload = rest.subarray(6, end).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
      rest = rest.subarray(end);
      // 8 is the end of the connection.
      if (kind === 8) socket.end(Buffer.from([0x88, 0]));
      else send(socket, Buffer.from(payload));
    }
  });
}
