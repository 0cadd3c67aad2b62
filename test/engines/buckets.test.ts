import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { listAt, stringAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import { standIn } from './harness/mounts.ts';
import { freePort } from './harness/ports.ts';
import { type Running, run, start } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { readClusters } from './harness/trees.ts';
import { eventually, httpStatus } from './harness/waiting.ts';

const folder = scratchFolder('buckets');
const data = join(folder, 'data');
const access = standIn('access-key');
/** Signs that a shell and a configuration file have a meaning for: keys may have them. */
const secret = `${standIn('secret-key')}"\\ $x`;
let server: Running;
let endpoint = '';

before(async () => {
  mkdirSync(data);
  const port = await freePort();
  endpoint = `http://127.0.0.1:${port}`;
  server = start({
    name: 'versitygw',
    command: await engine('versitygw'),
    args: ['--port', `127.0.0.1:${port}`, 'posix', data],
    env: { ROOT_ACCESS_KEY: access, ROOT_SECRET_KEY: secret },
  });
  await eventually('the S3 service', 30_000, [server], () => httpStatus(endpoint));
});

after(() => server?.stop());

/** The rendered Job on this machine: its own script and variables, with the address of the service here. */
async function makeBuckets(secretKey: string): Promise<{ readonly code: number | null; readonly log: string }> {
  const job = readClusters()
    .flatMap(({ objects }) => objects)
    .find(({ kind, metadata }) => kind === 'Job' && metadata.name.includes('-buckets-'));
  const [container] = listAt(job, 'spec', 'template', 'spec', 'containers');
  const [command = '', ...args] = listAt(container, 'command').map(String);
  const env = Object.fromEntries(
    listAt(container, 'env').map((entry) => [stringAt(entry, 'name') ?? '', stringAt(entry, 'value') ?? '']),
  );
  const here = { AWS_ACCESS_KEY_ID: access, AWS_SECRET_ACCESS_KEY: secretKey, ENDPOINT: endpoint };
  return run({ name: 'buckets', command, args, env: { ...env, ...here } }, 60_000);
}

test('the Job makes every bucket, whatever signs the keys have, and finds them there the next time', async () => {
  const first = await makeBuckets(secret);
  assert.deepEqual([first.code, first.log.trim()], [0, 'thanos is made'], first.log);
  assert.deepEqual(readdirSync(data), ['thanos']);
  const second = await makeBuckets(secret);
  assert.deepEqual([second.code, second.log.trim()], [0, 'thanos is there'], second.log);
});

test('with a wrong key it fails and says so', async () => {
  const { code, log } = await makeBuckets(standIn('another-key'));
  assert.deepEqual([code, log.trim()], [1, 'making thanos was answered with 403']);
});
