import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deadManSilent } from '../../src/probes/alertmanager-live/dead-man-silent.ts';
import type { Live, Probe } from '../../src/probes/probe.ts';
import { remoteWriteFailing } from '../../src/probes/prometheus-live/remote-write-failing.ts';
import { targetDown } from '../../src/probes/prometheus-live/target-down.ts';
import { answersOf, runningFleet } from '../../src/probes/testing/live.ts';
import { compactorHalted } from '../../src/probes/thanos-live/compactor-halted.ts';
import { duplicateSeries } from '../../src/probes/thanos-live/duplicate-series.ts';
import { hashringSplit } from '../../src/probes/thanos-live/hashring-split.ts';
import { infoNotAnswered } from '../../src/probes/thanos-live/info-not-answered.ts';
import { storeNotRegistered } from '../../src/probes/thanos-live/store-not-registered.ts';
import { streamNotSeen } from '../../src/probes/thanos-live/stream-not-seen.ts';
import { engine } from '../../tools/engines/build.ts';
import { bucketConfiguration } from './harness/bucket.ts';
import { dial } from './harness/dial.ts';
import { freePorts } from './harness/ports.ts';
import { type Running, start, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { serveThanos, type Thanos } from './harness/thanos.ts';
import { eventually } from './harness/waiting.ts';

/**
 * The probes of `verify` on real engines: an edge with an agent that writes into Receive, and what the hub has for it. Pods are in memory;
 * their ports lead to the processes.
 */
const fleet = `namsan: v1
name: small
delivery: {via: apply}
secrets: {via: existing}
objectStores:
  main: {provider: s3, endpoint: "https://s3.example.com", region: eu-central-1, credentials: {secret: s3}, buckets: {metrics: blocks}}
metrics:
  objectStore: main
  keep: {raw: 14d, 5m: 30d, 1h: 90d}
  scrapeInterval: 5s
  query: {replicas: 1}
  receive: {replicas: 1, replication: 1, routers: 1}
clusters:
  - {id: hub, role: hub, domain: hub.example.com, nodes: [{name: hub-1, address: 10.0.0.1}], metrics: {mode: agent}}
  - {id: edge, role: edge, domain: edge.example.com, nodes: [{name: edge-1, address: 10.0.0.2}], metrics: {mode: agent}}
`;
const running: Running[] = [];
let live: Live;
let ingester: Thanos;
let alertmanager: string;

before(async () => {
  ingester = await receiver('--label=receive_replica="thanos-receive-ingester-0"', '--label=receive_cluster="hub"');
  const hashrings = join(scratchFolder('hashrings'), 'hashrings.json');
  writeFileSync(hashrings, JSON.stringify([{ hashring: 'default', endpoints: [ingester.grpc] }]));
  const [write = 0] = await freePorts(1);
  const router = await receiver(
    '--label=receive_replica="router"',
    `--receive.hashrings-file=${hashrings}`,
    '--receive.hashrings-algorithm=ketama',
    '--receive.replication-factor=1',
    `--remote-write.address=127.0.0.1:${write}`,
  );
  const query = await serveThanos(running, 'query', [
    `--endpoint=${ingester.grpc}`,
    '--query.replica-label=receive_replica',
  ]);
  const compactor = await compacting();
  alertmanager = await serveAlertmanager();
  const agent = await serveAgent(`http://127.0.0.1:${write}/api/v1/receive`);
  const ports = new Map([
    ['hub monitoring/thanos-receive-ingester-0:10902', ingester.http],
    ['hub monitoring/thanos-receive-ingester-0:10901', ingester.grpc],
    ['hub monitoring/thanos-receive-router-0:10902', router.http],
    ['hub monitoring/thanos-query-0:9090', query.http],
    ['hub monitoring/thanos-compactor-0:10902', compactor],
    ['hub monitoring/alertmanager-main-0:9093', alertmanager],
    ['edge monitoring/prom-agent-agent-0:9090', agent],
  ]);
  live = runningFleet({
    fleet,
    dial: (cluster, pod, port) => {
      const address = ports.get(`${cluster} ${pod}:${port}`);
      return address === undefined ? null : dial(address);
    },
  });
});

after(() => stopAll(running));

test('the stream of the agent is seen at the hub once, fresh and with every label', async () => {
  const [answer] = await eventually('samples to have come', 60_000, running, async () => {
    const answers = await ofEdge(streamNotSeen);
    return answers.every(({ ok }) => ok) ? answers : null;
  });
  assert.match(
    answer?.asked ?? '',
    /: \{cluster="edge", prometheus="monitoring\/agent", receive_cluster="hub", tenant_id="edge"\}$/,
  );
  assert.match(answer?.ok === true ? answer.seen : '', /^newest sample \d+s old$/);
  assert.deepEqual((await ofEdge(duplicateSeries)).map(said), ['no series twice']);
});

test('the agent says that its targets answer, and that its writes are taken in time', async () => {
  assert.deepEqual((await ofEdge(targetDown)).map(said), ['1 target']);
  assert.match((await ofEdge(remoteWriteFailing)).map(said).join(), /^\d+s behind, \d+ samples wait$/);
});

test('the router says which hashring it has, the compactor that it works, the ingester who it is', async () => {
  assert.deepEqual((await ofHub(hashringSplit)).map(said), ['1 node in 1 router', '1 of 1 ingester ready']);
  assert.match((await ofHub(compactorHalted)).map(said).join(), /^\d+ rounds?$/);
  assert.match((await ofHub(infoNotAnswered)).map(said).join(), /^receive \{/);
});

test('Alertmanager has no alert that always fires until one comes', async () => {
  assert.deepEqual((await ofHub(deadManSilent)).map(said), [
    'The alert `Watchdog` does not fire at `alertmanager-main-0`',
  ]);
  await fetch(`http://${alertmanager}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ labels: { alertname: 'Watchdog' } }]),
  });
  assert.match((await ofHub(deadManSilent)).map(said).join(), /^since \d{4}-/);
});

test('an ingester that ends is told by Query with the error, and by the stream that grows old', async () => {
  const registered = async (): Promise<string> =>
    (await ofHub(storeNotRegistered))
      .filter(({ asked }) => asked.includes('receive'))
      .map(said)
      .join();
  assert.equal(await registered(), '1 endpoint');
  await ingester.process.stop();
  const error = await eventually('Query to have noticed', 60_000, running.slice(1), async () => {
    const text = await registered();
    return text === '1 endpoint' ? null : text;
  });
  assert.match(
    error,
    /^`thanos-query-0` cannot reach receive `thanos-receive-ingester` of `hub` at `127\.0\.0\.1:\d+`: ./,
  );
  assert.match(
    (await ofEdge(streamNotSeen)).map(said).join(),
    /^No series of metrics of edge, tenant edge is at the hub/,
  );
});

async function ofEdge(probe: Probe): ReturnType<typeof answersOf> {
  return (await answersOf(probe, live)).filter(({ cluster }) => cluster === 'edge');
}

async function ofHub(probe: Probe): ReturnType<typeof answersOf> {
  return (await answersOf(probe, live)).filter(({ cluster }) => cluster === 'hub');
}

function said(answer: Awaited<ReturnType<typeof answersOf>>[number]): string {
  return answer.ok ? answer.seen : answer.message;
}

async function receiver(...args: readonly string[]): Promise<Thanos> {
  const [write = 0, capnproto = 0] = await freePorts(2);
  const writes = args.some((arg) => arg.startsWith('--remote-write'))
    ? []
    : [`--remote-write.address=127.0.0.1:${write}`];
  const data = `--tsdb.path=${scratchFolder('receive')}`;
  return serveThanos(running, 'receive', [
    data,
    ...args,
    ...writes,
    `--receive.capnproto-address=127.0.0.1:${capnproto}`,
  ]);
}

/** A compactor with an empty bucket: it has no gRPC, and goes round by itself. */
async function compacting(): Promise<string> {
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const objects = `--objstore.config=${bucketConfiguration(scratchFolder('bucket'))}`;
  const args = ['compact', `--http-address=${address}`, `--data-dir=${scratchFolder('compact')}`, objects, '--wait'];
  await ready('thanos compact', address, await engine('thanos'), args);
  return address;
}

async function serveAlertmanager(): Promise<string> {
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const config = join(scratchFolder('alertmanager'), 'alertmanager.yml');
  writeFileSync(config, JSON.stringify({ route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] }));
  await ready('alertmanager', address, await engine('alertmanager'), [
    `--config.file=${config}`,
    `--storage.path=${scratchFolder('alerts')}`,
    `--web.listen-address=${address}`,
    '--cluster.listen-address=',
  ]);
  return address;
}

/** An agent that scrapes itself, under the name that the operator gives the job of the fleet's monitor. */
async function serveAgent(url: string): Promise<string> {
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const config = join(scratchFolder('agent'), 'prometheus.yml');
  const external_labels = { cluster: 'edge', prometheus: 'monitoring/agent', prometheus_replica: 'prom-agent-agent-0' };
  const job = { job_name: 'serviceMonitor/monitoring/prometheus-agent/0', static_configs: [{ targets: [address] }] };
  const written = { url, headers: { 'THANOS-TENANT': 'edge' } };
  const all = { global: { scrape_interval: '2s', external_labels }, scrape_configs: [job], remote_write: [written] };
  writeFileSync(config, JSON.stringify(all));
  await ready('prometheus agent', address, await engine('prometheus'), [
    '--agent',
    `--config.file=${config}`,
    `--storage.agent.path=${scratchFolder('wal')}`,
    `--web.listen-address=${address}`,
  ]);
  return address;
}

async function ready(name: string, address: string, command: string, args: readonly string[]): Promise<void> {
  const process = start({ name, command, args });
  running.push(process);
  await eventually(`${name} to be ready`, 60_000, [process], async () =>
    (await fetch(`http://${address}/-/ready`)).ok ? true : null,
  );
}
