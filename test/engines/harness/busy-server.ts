import { createServer, type IncomingMessage, type request, type ServerResponse } from 'node:http';
import { Agent, request as secure } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Connection } from './api-client.ts';

/** An API server behind something that refuses every second change with 429. */
export interface BusyServer {
  readonly connection: Connection;
  readonly refused: () => number;
  readonly stop: () => Promise<void>;
}

/** Stands before an API server, on loopback and without TLS. */
export async function busyBefore(behind: Connection): Promise<BusyServer> {
  const agent = new Agent({ keepAlive: true, ca: behind.ca, servername: 'kubernetes' });
  let [seen, refused] = [0, 0];
  const server = createServer((incoming, response) => {
    seen += incoming.method === 'PATCH' ? 1 : 0;
    if (incoming.method !== 'PATCH' || seen % 2 === 0) return pass(agent, behind, incoming, response);
    refused += 1;
    incoming.resume();
    response.writeHead(429, { 'retry-after': '0', 'content-type': 'application/json' });
    response.end(JSON.stringify({ kind: 'Status', code: 429, message: 'too many requests, please try again later' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    connection: { ...behind, url: `http://127.0.0.1:${port}` },
    refused: () => refused,
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(agent: Agent, behind: Connection, incoming: IncomingMessage, response: ServerResponse): void {
  const send: typeof request = secure;
  const { method = 'GET', headers } = incoming;
  const onward = send(new URL(incoming.url ?? '/', behind.url), { method, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}
