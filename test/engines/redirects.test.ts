import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { engine } from '../../tools/engines/build.ts';
import { freePorts } from './harness/ports.ts';
import { type Running, start, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { eventually } from './harness/waiting.ts';

/** What arrives of a remote write that is sent elsewhere, as `reach/tls-mismatch` counts it: asked of a real Prometheus. */
const running: Running[] = [];
const servers: Server[] = [];

after(async () => {
  await stopAll(running);
  for (const server of servers) server.close();
});

const statuses = [301, 302, 303, 307, 308] as const;

test('a redirect of 301, 302 or 303 makes an empty GET of a remote write, one of 307 or 308 leaves it whole', async () => {
  const arrived = new Map<string, string>();
  const target = await listening(
    createServer((request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on('end', () => {
        arrived.set(request.url ?? '', `${request.method} ${bytes > 0 ? 'with samples' : 'empty'}`);
        response.writeHead(request.method === 'POST' ? 204 : 405).end();
      });
    }),
  );
  const asked = new Set<string>();
  const front = await listening(
    createServer((request, response) => {
      request.resume();
      const path = request.url ?? '';
      asked.add(path);
      response.writeHead(Number(path.slice(1, 4)), { location: `http://${target}${path}` }).end();
    }),
  );
  const [port] = await freePorts(1);
  const writes = [
    ...statuses.map((status) => ({ url: `http://${front}/${status}` })),
    { url: `http://${front}/308/stays`, follow_redirects: false },
  ];
  const folder = scratchFolder('redirects');
  const file = join(folder, 'prometheus.yml');
  const config = {
    global: { scrape_interval: '1s' },
    scrape_configs: [{ job_name: 'self', static_configs: [{ targets: [`127.0.0.1:${port}`] }] }],
    remote_write: writes,
  };
  writeFileSync(file, JSON.stringify(config));
  const prometheus = start({
    name: 'prometheus',
    command: await engine('prometheus'),
    args: [`--config.file=${file}`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=127.0.0.1:${port}`],
  });
  running.push(prometheus);
  await eventually('every write to be sent elsewhere', 60_000, [prometheus], async () =>
    arrived.size === statuses.length && asked.has('/308/stays') ? true : null,
  );
  assert.deepEqual(Object.fromEntries([...arrived].toSorted()), {
    '/301': 'GET empty',
    '/302': 'GET empty',
    '/303': 'GET empty',
    '/307': 'POST with samples',
    '/308': 'POST with samples',
  });
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
