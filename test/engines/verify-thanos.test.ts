import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Ask } from '../../src/cluster/http/ask.ts';
import { metricsAt, sumOf } from '../../src/cluster/http/exposition.ts';
import { answered } from '../../src/cluster/outcome.ts';
import { infoOver } from '../../src/cluster/thanos/info.ts';
import { queryAt, selector, storesAt } from '../../src/cluster/thanos/query-api.ts';
import { engine } from '../../tools/engines/build.ts';
import { makeCertificate } from './harness/certificate.ts';
import { dial } from './harness/dial.ts';
import { freePorts } from './harness/ports.ts';
import { type Running, start, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { filesIn } from './harness/search.ts';
import { serveThanos, type Thanos } from './harness/thanos.ts';
import { eventually } from './harness/waiting.ts';

/** What `verify` asks of Thanos, asked of real processes: a Prometheus that scrapes itself, its sidecar, and a Query that knows the sidecar and an address where nobody is. */
const running: Running[] = [];
const labels = { cluster: 'edge', prometheus: 'monitoring/main' };
let sidecar: Thanos;
let query: Ask;
let nobody: string;
let prometheus: string;

before(async () => {
  const [port, empty] = await freePorts(2);
  prometheus = `127.0.0.1:${port}`;
  nobody = `127.0.0.1:${empty}`;
  await servePrometheus(prometheus);
  sidecar = await serveThanos(running, 'sidecar', [
    `--prometheus.url=http://${prometheus}`,
    `--tsdb.path=${scratchFolder('tsdb')}`,
  ]);
  const { http } = await serveThanos(running, 'query', [
    `--endpoint=${sidecar.grpc}`,
    `--endpoint=${nobody}`,
    '--query.replica-label=prometheus_replica',
  ]);
  query = asking(http);
});

after(() => stopAll(running));

test('an endpoint says over gRPC what it is and which external labels it has', async () => {
  const info = await infoOver(await dial(sidecar.grpc), 'the sidecar');
  assert.ok(info.ok, JSON.stringify(info));
  assert.deepEqual(
    { ...info.value, store: info.value.store !== null },
    { component: 'sidecar', labelSets: [{ ...labels, prometheus_replica: 'prometheus-main-0' }], store: true },
  );
  assert.ok((info.value.store?.maxTime ?? 0) > (info.value.store?.minTime ?? 0));
});

test('an endpoint that asks who calls says it to who shows a certificate of its authority, and to nobody else', async () => {
  const { certificate, key } = makeCertificate();
  const folder = filesIn('tls', { 'tls.crt': certificate, 'tls.key': key });
  const { grpc } = await serveThanos(running, 'sidecar', [
    `--prometheus.url=http://${prometheus}`,
    `--tsdb.path=${scratchFolder('tsdb')}`,
    `--grpc-server-tls-cert=${folder}/tls.crt`,
    `--grpc-server-tls-key=${folder}/tls.key`,
    `--grpc-server-tls-client-ca=${folder}/tls.crt`,
  ]);
  const ask = async (tls: Parameters<typeof infoOver>[2]): Promise<string> => {
    const info = await infoOver(await dial(grpc), 'sidecar', tls);
    return info.ok ? info.value.component : info.refusal.message;
  };
  assert.equal(await ask({ ca: certificate, name: 'localhost', proof: { certificate, key } }), 'sidecar');
  const others = [
    null,
    { ca: certificate, name: 'localhost' },
    { ca: certificate, name: 'elsewhere', proof: { certificate, key } },
    { ca: makeCertificate().certificate, name: 'localhost', proof: { certificate, key } },
  ];
  for (const tls of others) assert.match(await ask(tls), /^The sidecar does not say over gRPC who it is: ./);
});

test('what does not speak gRPC at an address is told with the reason', async () => {
  const info = await infoOver(await dial(sidecar.http), 'page of the sidecar');
  assert.equal(info.ok, false);
  assert.match(info.ok ? '' : info.refusal.message, /^The page of the sidecar does not say over gRPC who it is: ./);
});

test('Query names the endpoints that have answered once, and none that never did', async () => {
  const asked = await storesAt(query);
  assert.deepEqual(asked.ok && asked.value.map((store) => ({ ...store, minTime: 0, maxTime: 0 })), [
    {
      type: 'sidecar',
      address: sidecar.grpc,
      lastError: '',
      labelSets: [{ ...labels, prometheus_replica: 'prometheus-main-0' }],
      minTime: 0,
      maxTime: 0,
    },
  ]);
});

test('the age of the newest sample of a stream is asked of Query in seconds, and grows once nobody scrapes', async () => {
  const age = `time() - max(timestamp(${selector('up', labels)}))`;
  const first = await eventually('a sample to be there', 60_000, running, async () => {
    const asked = await queryAt(query, age);
    return asked.ok ? (asked.value.points[0]?.value ?? null) : null;
  });
  assert.ok(first < 30, String(first));
  const other = await queryAt(query, selector('up', { ...labels, cluster: 'nowhere' }));
  assert.deepEqual(other.ok && other.value.points, []);
  const broken = await queryAt(query, 'up{');
  assert.match(broken.ok ? '' : broken.refusal.message, /answers `400` to `\/api\/v1\/query`/);
});

test('the metrics that an engine shows of itself are read as they are', async () => {
  const metrics = await metricsAt(asking(sidecar.http));
  assert.ok(metrics.ok);
  assert.equal(sumOf(metrics.value, 'thanos_sidecar_prometheus_up'), 1);
  assert.equal(sumOf(metrics.value, 'thanos_no_such_metric'), null);
});

test('an endpoint that answered before and no longer does stays in the list of Query, with its error', async () => {
  await sidecar.process.stop();
  const error = await eventually('Query to have noticed', 60_000, running.slice(-1), async () => {
    const asked = await storesAt(query);
    const text = asked.ok ? asked.value.find(({ address }) => address === sidecar.grpc)?.lastError : undefined;
    return text === undefined || text === '' ? null : text;
  });
  assert.match(error, /connection refused|DeadlineExceeded|Unavailable|EOF/);
});

async function servePrometheus(address: string): Promise<void> {
  const config = join(scratchFolder('prometheus-config'), 'prometheus.yml');
  const external = { ...labels, prometheus_replica: 'prometheus-main-0' };
  const jobs = [{ job_name: 'self', static_configs: [{ targets: [address] }] }];
  writeFileSync(
    config,
    JSON.stringify({ global: { scrape_interval: '1s', external_labels: external }, scrape_configs: jobs }),
  );
  const process = start({
    name: 'prometheus',
    command: await engine('prometheus'),
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${scratchFolder('prometheus')}`,
      `--web.listen-address=${address}`,
      '--storage.tsdb.min-block-duration=2h',
      '--storage.tsdb.max-block-duration=2h',
    ],
  });
  running.push(process);
  await eventually('Prometheus to be ready', 60_000, [process], async () =>
    (await fetch(`http://${address}/-/ready`)).ok ? true : null,
  );
}

/** The same question that goes to a pod, to a process of this machine. */
function asking(address: string): Ask {
  return {
    who: address,
    get: async (path) => {
      const reply = await fetch(`http://${address}${path}`);
      return answered({ status: reply.status, headers: {}, body: await reply.text() });
    },
  };
}
