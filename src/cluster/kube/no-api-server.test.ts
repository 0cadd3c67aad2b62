import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { answerOf, refusalIn } from '../testing/kube-contract.ts';
import type { KubeClient } from './kube-client.ts';
import { openKube } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-no-api-server-'));
const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function clientOf(server: string): Promise<KubeClient> {
  const file = join(folder, `config-${servers.length}`);
  const config = {
    clusters: [{ name: 'c', cluster: { server } }],
    users: [{ name: 'u', user: { token: 'mine' } }],
    contexts: [{ name: 'one', context: { cluster: 'c', user: 'u' } }],
  };
  writeFileSync(file, JSON.stringify(config));
  const open = await openKube({ kubeconfig: [file], signal: new AbortController().signal });
  return open({ id: 'hub', context: 'one' });
}

test('a redirect to another host is told, and that host is never asked with the credentials', async () => {
  const asked: string[] = [];
  const elsewhere = await serving(({ url = '' }, response) => {
    asked.push(url);
    response.end('{}');
  });
  const place = new URL(elsewhere).host;
  for (const status of [301, 302, 307, 308]) {
    const location = `${elsewhere}/login?token=mine`;
    const client = await clientOf(await serving((_, response) => response.writeHead(status, { location }).end()));
    const { kind, message } = refusalIn(await client.kinds());
    assert.deepEqual(
      [kind, message],
      [
        'unusable',
        `What answers for hub is no API server: it redirects to \`${place}/login\` (${status}), as a sign-in page or a proxy does.`,
      ],
    );
    assert.equal(refusalIn(await client.raw('GET', '/version')).message, message);
    // A Service behind the API server may redirect: that is for whoever asked it.
    const reply = answerOf(await client.raw('GET', '/api/v1/namespaces/x/services/y/proxy/'));
    assert.deepEqual([reply.status, reply.headers['location']], [status, location]);
    client.close();
  }
  assert.deepEqual(asked, []);
});

test('a balancer that has said nothing but 503 is not waited for like an API server that restarts', async () => {
  const asked: string[] = [];
  const client = await clientOf(
    await serving(({ url = '' }, response) => {
      asked.push(url);
      // Within the patience for a server that has answered, and beyond that for one that never did.
      response.writeHead(503, { 'content-type': 'text/html', 'retry-after': '15' });
      response.end('<html><body>503 Service Unavailable</body></html>');
    }),
  );
  const { kind, message } = refusalIn(await client.kinds());
  assert.deepEqual(
    [kind, message],
    ['server', 'The API server of hub refused to say what it serves at /api: 503, with a page of HTML.'],
  );
  assert.deepEqual(asked.toSorted(), ['/api', '/apis']);
  client.close();
});
