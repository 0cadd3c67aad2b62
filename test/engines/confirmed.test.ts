import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { day } from '../../src/kube/duration.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import { blockRange } from '../../src/proofs/block-timing.ts';
import { engine } from '../../tools/engines/build.ts';
import { makeBlocks, ship } from './harness/blocks.ts';
import { bucketConfiguration, compact } from './harness/bucket.ts';
import { errorsIn, prometheusObject, thanosObject } from './harness/our-verdict.ts';
import { freePorts } from './harness/ports.ts';
import { type Running, run, start, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { serveThanos, type Thanos } from './harness/thanos.ts';
import { eventually } from './harness/waiting.ts';

/** What namsan refuses because of how an engine behaves: the engine is asked, and namsan on the same. */
const running: Running[] = [];

after(() => stopAll(running));

const keptForEver = { retentionMs: { raw: 0, '5m': 0, '1h': 0 }, deleteDelayMs: 2 * day };

test('two streams with the same external labels halt the compactor, and a replica label that tells them apart does not', async () => {
  const to = Math.floor((Date.now() - day) / (4 * blockRange)) * 4 * blockRange;
  const times = { from: to - 8 * blockRange, to };
  const compacted = async (replicas: readonly string[]): Promise<void> => {
    const bucket = scratchFolder('bucket');
    for (const prometheus_replica of replicas)
      ship(await makeBlocks(times, 300_000), times, bucket, { cluster: 'edge', prometheus_replica });
    await compact(bucket, keptForEver);
  };
  await compacted(['prometheus-0', 'prometheus-1']);
  await assert.rejects(compacted(['prometheus-0', 'prometheus-0']), /overlaps found while gathering blocks/);

  const ours = (second: string): Promise<readonly string[]> =>
    errorsIn([
      ...prometheusObject({ cluster: 'edge', prometheus_replica: 'prometheus-0' }),
      ...prometheusObject({ cluster: 'edge', prometheus_replica: second }).map((o) => named(o, 'second')),
    ]);
  assert.equal((await ours('prometheus-1')).includes('identity/external-labels-equal'), false);
  assert.equal((await ours('prometheus-0')).includes('identity/external-labels-equal'), true);
});

function named(object: KubeObject, name: string): KubeObject {
  return object.kind === 'Prometheus' ? { ...object, metadata: { ...object.metadata, name } } : object;
}

/** Starts that fail at once, with the words of the engine and the code of the rule that foresees them. */
const starts: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly says: RegExp;
  readonly code: string;
}[] = [
  {
    name: 'a flag that was removed',
    args: ['query', '--store=127.0.0.1:10901'],
    files: {},
    says: /unknown long flag '--store'/,
    code: 'thanos/flags',
  },
  {
    name: 'an endpoint of the object store with a scheme',
    args: ['store', '--objstore.config-file=DIR/objstore.yaml'],
    files: { 'objstore.yaml': '{type: S3, config: {bucket: metrics, endpoint: "http://s3.example.com"}}' },
    says: /Endpoint url cannot have fully qualified paths/,
    code: 'thanos/object-store-config',
  },
  {
    name: 'a key of the object store that nobody knows',
    args: ['store', '--objstore.config-file=DIR/objstore.yaml'],
    files: { 'objstore.yaml': '{type: S3, config: {bucket: metrics, endpoint: s3.example.com, insecur: true}}' },
    says: /field insecur not found/,
    code: 'thanos/object-store-config',
  },
  {
    name: 'a hashring smaller than its replication factor',
    args: [...receive('hashrings.json'), '--receive.hashrings-algorithm=ketama', '--receive.replication-factor=3'],
    files: { 'hashrings.json': '[{"endpoints": ["127.0.0.1:1", "127.0.0.1:2"]}]' },
    says: /amount of endpoints needs to be larger than replication factor/,
    code: 'thanos/hashring',
  },
  {
    name: 'hashrings in YAML',
    args: [...receive('hashrings.yaml'), '--receive.hashrings-algorithm=ketama'],
    files: { 'hashrings.yaml': '- endpoints: ["127.0.0.1:1"]\n' },
    says: /configuration file is not parsable/,
    code: 'thanos/hashring',
  },
];

for (const { name, args, files, says, code } of starts) {
  test(`Thanos does not start with ${name}, and namsan says so before`, async () => {
    const folder = scratchFolder('start');
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const [command = '', ...rest] = args.map((arg) => arg.replace('DIR', folder));
    const own = command === 'receive' ? [`--tsdb.path=${join(folder, 'tsdb')}`, ...(await listening())] : [];
    const data = command === 'store' ? [`--data-dir=${join(folder, 'data')}`] : [];
    const thanos = await run(
      {
        name,
        command: await engine('thanos'),
        args: [command, '--http-address=127.0.0.1:0', '--grpc-address=127.0.0.1:0', ...own, ...data, ...rest],
      },
      60_000,
    );
    assert.match(thanos.log, says);
    assert.equal(thanos.code, 1);
    assert.ok((await errorsIn(mounting(args, files))).includes(code));
  });
}

function receive(hashrings: string): readonly string[] {
  return ['receive', '--label=receive_replica="a"', `--receive.hashrings-file=DIR/${hashrings}`];
}

async function listening(): Promise<readonly string[]> {
  const [write = 0, capnproto = 0] = await freePorts(2);
  return [`--remote-write.address=127.0.0.1:${write}`, `--receive.capnproto-address=127.0.0.1:${capnproto}`];
}

/** The same arguments and files as objects: a StatefulSet and the ConfigMap that it mounts. */
function mounting(args: readonly string[], files: Readonly<Record<string, string>>): readonly KubeObject[] {
  const object = thanosObject(args.map((arg) => arg.replace('DIR', '/config'))) as unknown as {
    readonly spec: { readonly template: { readonly spec: { readonly containers: readonly object[] } } };
  };
  const { spec } = object;
  const [container] = spec.template.spec.containers;
  const pod = {
    containers: [{ ...container, volumeMounts: [{ name: 'config', mountPath: '/config' }] }],
    volumes: [{ name: 'config', configMap: { name: 'config' } }],
  };
  const template = { ...spec.template, spec: pod };
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'monitoring' } };
  return [{ ...object, spec: { ...spec, template } } as unknown as KubeObject, { ...config, ...{ data: files } }];
}

/** Where to write, and the receiver that takes it. */
interface Written {
  readonly url: string;
  readonly receiver: Thanos;
}

/** Ingesters of a hashring, some of them away, behind a router that writes so many copies. */
async function routed(copies: number, alive: number, away: number): Promise<Written> {
  const ingesters = await Promise.all(
    Array.from({ length: alive }, async (_, i) => {
      const folder = scratchFolder('ingester');
      return serveThanos(running, 'receive', [
        `--tsdb.path=${folder}`,
        `--label=receive_replica="${i}"`,
        ...(await listening()),
      ]);
    }),
  );
  const closed = (await freePorts(away)).map((port) => `127.0.0.1:${port}`);
  const endpoints = [...ingesters.map(({ grpc }) => grpc), ...closed];
  const folder = scratchFolder('router');
  writeFileSync(join(folder, 'hashrings.json'), JSON.stringify([{ endpoints }]));
  const [write = 0, capnproto = 0] = await freePorts(2);
  const receiver = await serveThanos(running, 'receive', [
    `--tsdb.path=${join(folder, 'tsdb')}`,
    '--label=receive_replica="router"',
    `--receive.hashrings-file=${join(folder, 'hashrings.json')}`,
    '--receive.hashrings-algorithm=ketama',
    `--receive.replication-factor=${copies}`,
    `--remote-write.address=127.0.0.1:${write}`,
    `--receive.capnproto-address=127.0.0.1:${capnproto}`,
  ]);
  return { url: `http://127.0.0.1:${write}`, receiver };
}

/** The status that a write of many series is answered with, as the receiver counts it; `ageMs` is how old their samples are. */
async function statusOf({ url, receiver }: Written, ageMs = 0): Promise<number> {
  const file = join(scratchFolder('push'), 'metrics');
  const time = Date.now() - ageMs;
  const series = Array.from({ length: 60 }, (_, i) => `beacon{hill="${i}"} 1 ${time}`);
  writeFileSync(file, ['# TYPE beacon gauge', ...series, ''].join('\n'));
  const args = ['push', 'metrics', '--remote-write.path=/api/v1/receive', url, file];
  // It tries again and again where the refusal may pass: the first answer counts.
  const pushing = start({ name: 'promtool', command: await engine('promtool'), args });
  const status = await eventually('the write to be answered', 60_000, [receiver.process], async () => {
    if (pushing.ended()?.code === 0) return 200;
    const metrics = await (await fetch(`http://${receiver.http}/metrics`)).text();
    const found = /^http_requests_total\{code="([45]\d\d)",handler="receive"/m.exec(metrics);
    return found === null ? null : Number(found[1]);
  });
  await pushing.stop();
  return status;
}

for (const [copies, alive, away, expected] of [
  [3, 2, 1, true],
  [3, 1, 2, false],
  [2, 2, 1, true],
  [1, 2, 1, false],
] as const)
  test(`of ${copies} copies with ${away} of ${alive + away} ingesters away, a write is ${expected ? '' : 'not '}acknowledged`, async () => {
    assert.equal(await statusOf(await routed(copies, alive, away)), expected ? 200 : 503);
  });

test('a receiver takes samples as late as its out-of-order window, and none that are later', async () => {
  const within = async (window: string, ageMs: number): Promise<number> => {
    const [write = 0, capnproto = 0] = await freePorts(2);
    const receiver = await serveThanos(running, 'receive', [
      `--tsdb.path=${scratchFolder('tsdb')}`,
      '--label=receive_replica="0"',
      `--tsdb.out-of-order.time-window=${window}`,
      `--objstore.config=${bucketConfiguration(scratchFolder('bucket'))}`,
      `--remote-write.address=127.0.0.1:${write}`,
      `--receive.capnproto-address=127.0.0.1:${capnproto}`,
    ]);
    const written = { url: `http://127.0.0.1:${write}`, receiver };
    assert.equal(await statusOf(written), 200);
    return statusOf(written, ageMs);
  };
  const hour = 3_600_000;
  assert.equal(await within('4h', 3 * hour), 200);
  assert.equal(await within('2h', 3 * hour), 409);
});
