import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { engine } from '../../tools/engines/build.ts';
import { errorsIn, prometheusObject, thanosObject } from './harness/our-verdict.ts';
import { freePorts } from './harness/ports.ts';
import { type Running, start, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { eventually, httpStatus, tail } from './harness/waiting.ts';
import { compactTrials, receiveTrials, sidecarTrials } from './refusals.ts';

const limitMs = 60_000;

/** A bucket that is only read about, by our own checks. */
const s3 = JSON.stringify({ type: 'S3', config: { bucket: 'metrics', endpoint: 's3.example.com' } });

for (const trial of compactTrials) {
  test(`the compactor and ${trial.name}: ${trial.refusal === null ? 'it starts, and no check objects' : 'it refuses to start, and so does the check'}`, async () => {
    const [http = 0] = await freePorts(1);
    const folder = scratchFolder('compact');
    const running = await thanos('compact', [
      '--wait',
      `--data-dir=${join(folder, 'data')}`,
      `--objstore.config=${folderBucket(folder)}`,
      `--http-address=127.0.0.1:${http}`,
      ...trial.args,
    ]);
    await judge(running, `http://127.0.0.1:${http}/-/ready`, trial.refusal);
    const ours = await errorsIn([thanosObject(['compact', '--wait', `--objstore.config=${s3}`, ...trial.args])]);
    assert.equal(ours.includes('thanos/compactor-retention'), trial.refusal !== null, ours.join());
  });
}

for (const trial of receiveTrials) {
  test(`the receiver: ${trial.name} ${trial.refusal === null ? 'starts, and no check objects' : 'refuses to start, and so does the check'}`, async () => {
    const [http = 0, grpc = 0, write = 0, capnproto = 0] = await freePorts(4);
    const folder = scratchFolder('receive');
    const running = await thanos('receive', [
      `--tsdb.path=${folder}`,
      `--http-address=127.0.0.1:${http}`,
      `--grpc-address=127.0.0.1:${grpc}`,
      `--remote-write.address=127.0.0.1:${write}`,
      `--receive.capnproto-address=127.0.0.1:${capnproto}`,
      ...trial.args,
    ]);
    await judge(running, `http://127.0.0.1:${http}/-/ready`, trial.refusal);
    const ours = await errorsIn([thanosObject(['receive', `--objstore.config=${s3}`, ...trial.args])]);
    assert.equal(ours.includes('thanos/receive-labels'), trial.refusal !== null, ours.join());
  });
}

for (const trial of sidecarTrials) {
  test(`${trial.name} ${trial.refusal === null ? 'becomes ready, and no proof objects' : 'gives up, and so does the proof'}`, async () => {
    const [web = 0, http = 0, grpc = 0] = await freePorts(3);
    const folder = scratchFolder('sidecar');
    const configuration = join(folder, 'prometheus.yml');
    writeFileSync(configuration, JSON.stringify({ global: { external_labels: trial.externalLabels } }));
    const prometheus = start({
      name: 'prometheus',
      command: await engine('prometheus'),
      args: [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        '--storage.tsdb.min-block-duration=2h', // what a sidecar with a bucket asks of its Prometheus
        '--storage.tsdb.max-block-duration=2h',
        `--web.listen-address=127.0.0.1:${web}`,
      ],
    });
    const url = `http://127.0.0.1:${web}`;
    await eventually('Prometheus', limitMs, [prometheus], async () =>
      (await httpStatus(`${url}/-/ready`)) === 200 ? true : null,
    );
    const sidecar = await thanos('sidecar', [
      `--prometheus.url=${url}`,
      `--tsdb.path=${join(folder, 'data')}`,
      `--objstore.config=${folderBucket(folder)}`,
      `--http-address=127.0.0.1:${http}`,
      `--grpc-address=127.0.0.1:${grpc}`,
    ]);
    await judge(sidecar, `http://127.0.0.1:${http}/-/ready`, trial.refusal, [prometheus]);
    const ours = await errorsIn(prometheusObject(trial.externalLabels));
    assert.equal(ours.includes('identity/external-labels-missing'), trial.refusal !== null, ours.join());
  });
}

async function thanos(component: string, args: readonly string[]): Promise<Running> {
  return start({ name: `thanos ${component}`, command: await engine('thanos'), args: [component, ...args] });
}

/** Demands that the process becomes ready, or that it ends by itself with failure and the words of the refusal. */
async function judge(
  running: Running,
  readyUrl: string,
  refusal: RegExp | null,
  others: readonly Running[] = [],
): Promise<void> {
  try {
    const verdict = await eventually(`${running.name} to be ready or to end`, limitMs, others, async () => {
      if (running.ended() !== null) return 'ended';
      return (await httpStatus(readyUrl)) === 200 ? 'ready' : null;
    });
    if (refusal === null) {
      assert.equal(verdict, 'ready', tail(running));
      return;
    }
    assert.equal(verdict, 'ended', tail(running));
    assert.match(running.log(), refusal);
    assert.equal(running.ended()?.code, 1, tail(running));
  } finally {
    await stopAll([running, ...others]);
  }
}

function folderBucket(folder: string): string {
  return JSON.stringify({ type: 'FILESYSTEM', config: { directory: join(folder, 'bucket') } });
}
