import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy on loopback that leads every `CONNECT` to this machine, whatever the host is called. */
export interface ConnectProxy {
  readonly url: string;
  /** The hosts and ports that were asked for, one for each connection. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

export async function startConnectProxy(): Promise<ConnectProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const kept = (socket: Socket): Socket => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    return socket.on('close', () => open.delete(socket));
  };
  const server: Server = createServer();
  server.on('connect', ({ url = '' }, near: Socket) => {
    asked.push(url);
    const far = kept(connect(Number(url.split(':').at(-1)), '127.0.0.1'));
    far.on('connect', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(kept(near)).pipe(far);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
