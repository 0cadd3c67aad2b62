import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { engine } from '../../tools/engines/build.ts';
import { freePorts } from './harness/ports.ts';
import { type Running, start, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { eventually, httpStatus, tail } from './harness/waiting.ts';
import { compactTrials, receiveTrials, sidecarTrials } from './refusals.ts';

const limitMs = 60_000;

for (const trial of compactTrials) {
  test(`the compactor and ${trial.name}: ${trial.refusal === null ? 'it starts' : 'it refuses to start'}`, async () => {
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
  });
}

for (const trial of receiveTrials) {
  test(`the receiver: ${trial.name} ${trial.refusal === null ? 'starts' : 'refuses to start'}`, async () => {
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
  });
}

for (const trial of sidecarTrials) {
  test(`${trial.name} ${trial.refusal === null ? 'becomes ready' : 'gives up'}`, async () => {
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
      `--http-address=127.0.0.1:${http}`,
      `--grpc-address=127.0.0.1:${grpc}`,
    ]);
    await judge(sidecar, `http://127.0.0.1:${http}/-/ready`, trial.refusal, [prometheus]);
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
