import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { answerOf, refusalIn } from '../testing/kube-contract.ts';
import { type ForwardReply, portForwardServer } from '../testing/port-forward-server.ts';
import type { KubeClient } from './kube-client.ts';
import { openKube } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-tunnel-'));
const servers: Server[] = [];
const clients: KubeClient[] = [];
after(() => {
  for (const client of clients) client.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

async function reaching(
  reply: (request: IncomingMessage) => ForwardReply,
  user: object = {},
  signal = new AbortController().signal,
): Promise<KubeClient> {
  const server = portForwardServer(reply);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const file = join(folder, `config-${port}`);
  const config = {
    clusters: [{ name: 'one', cluster: { server: `http://127.0.0.1:${port}` } }],
    users: [{ name: 'one', user }],
    contexts: [{ name: 'one', context: { cluster: 'one', user: 'one' } }],
  };
  writeFileSync(file, JSON.stringify(config));
  const client = (await openKube({ kubeconfig: [file], signal }))({ id: 'hub', context: 'one' });
  clients.push(client);
  return client;
}

const pod = { namespace: 'monitoring', name: 'prometheus-0' };

test('bytes go through a tunnel to the port of the pod and back, with the credentials of the user', async () => {
  const asked: string[] = [];
  const client = await reaching(
    ({ url = '', headers }) => {
      asked.push(url, headers.authorization ?? '');
      return 'echo';
    },
    { token: 'mine' },
  );
  const stream = answerOf(await client.tunnel(pod, 9090));
  stream.write('one ');
  assert.equal(String((await once(stream, 'data'))[0]), 'one ');
  stream.end('two');
  let rest = '';
  for await (const piece of stream) rest += String(piece);
  assert.equal(rest, 'two');
  assert.deepEqual(asked, ['/api/v1/namespaces/monitoring/pods/prometheus-0/portforward?ports=9090', 'Bearer mine']);
});

test('why there is no tunnel is told as what it is', async () => {
  const statuses = [401, 403, 404, 500];
  const place = 'There is no way to port 9090 of pod monitoring/prometheus-0 of hub';
  const told = await Promise.all(
    statuses.map(async (status) => {
      const client = await reaching(() => status);
      const { kind, message } = refusalIn(await client.tunnel(pod, 9090));
      return [kind, message.replace(place, '')];
    }),
  );
  assert.deepEqual(told, [
    ['unauthorized', ': Unexpected server response: 401.'],
    ['forbidden', ': Unexpected server response: 403.'],
    ['not-found', ': there is no such pod.'],
    ['server', ': Unexpected server response: 500.'],
  ]);
});

test('a tunnel to a port where nothing listens breaks with that', async () => {
  const client = await reaching(() => ({ trouble: 'dial tcp4 127.0.0.1:9090: connect: connection refused' }));
  const stream = answerOf(await client.tunnel(pod, 9090));
  const [error] = await once(stream, 'error');
  assert.equal(error.message, 'port 9090 of pod monitoring/prometheus-0 of hub: nothing listens there');
});

test('a token that has ended is made anew for a tunnel', async () => {
  const token = join(folder, 'token');
  writeFileSync(token, 'old\n');
  const client = await reaching(
    ({ headers }) => {
      if (headers.authorization === 'Bearer new') return 'echo';
      writeFileSync(token, 'new\n');
      return 401;
    },
    { tokenFile: token },
  );
  answerOf(await client.tunnel(pod, 9090)).destroy();
});

test('tunnels end with the run, those that are not there yet too', async () => {
  const controller = new AbortController();
  const client = await reaching(() => 'echo', {}, controller.signal);
  const stream = answerOf(await client.tunnel(pod, 9090));
  const waiting = (await reaching(() => 'silence', {}, controller.signal)).tunnel(pod, 9090);
  const ended = new Promise((resolve) => stream.on('close', resolve));
  setTimeout(() => controller.abort(), 50);
  await ended;
  assert.equal(refusalIn(await waiting).kind, 'cancelled');
  assert.equal(refusalIn(await client.tunnel(pod, 9090)).kind, 'cancelled');
});
