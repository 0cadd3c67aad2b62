import { createServer } from 'node:http';
import { request } from 'node:https';
import { engine } from '../../../tools/engines/build.ts';
import type { ApiServer } from './api-server.ts';
import { freePort } from './ports.ts';
import { type Running, start } from './processes.ts';

/** The real Prometheus operator, at work on an API server. */
export interface Operator {
  readonly running: Running;
  readonly stop: () => Promise<void>;
}

/** Starts the operator. It asks over plain HTTP on loopback, through a relay that adds the token. */
export async function startOperator(server: ApiServer): Promise<Operator> {
  const [relayPort, web] = [await freePort(), await freePort()];
  const relay = createServer((incoming, outgoing) => {
    const { connection } = server;
    const options = {
      method: incoming.method ?? 'GET',
      headers: { ...incoming.headers, authorization: `Bearer ${connection.token}` },
      ca: connection.ca,
      servername: 'kubernetes',
    };
    const passed = request(new URL(incoming.url ?? '/', connection.url), options, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => relay.listen(relayPort, '127.0.0.1', resolve));
  const running = start({
    name: 'prometheus-operator',
    command: await engine('operator'),
    args: [`-apiserver=http://127.0.0.1:${relayPort}`, `-web.listen-address=127.0.0.1:${web}`, '-log-level=info'],
  });
  return {
    running,
    stop: async () => {
      await running.stop();
      relay.closeAllConnections();
      relay.close();
    },
  };
}
