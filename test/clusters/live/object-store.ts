import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../../tools/engines/build.ts';
import { scratchFolder } from '../../engines/harness/scratch.ts';
import { attempt, must } from '../harness/command.ts';
import { until } from '../harness/objects.ts';

/** An S3 service beside the clusters, in a network namespace of its own: pods of all of them and this machine reach it. */
export interface ObjectStore {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** The folder that holds its buckets, one folder each. */
  readonly data: string;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

const namespace = 'testbed-s3';
const link = 'tb-s3';
/** In the network of the nodes (tools/testbed/lib.sh). */
const address = '10.88.0.20';
const port = 9_000;

/** Starts it on the bridge of the clusters, which must be there; it ends with this process. Keys are made anew in each run. */
export async function startObjectStore(): Promise<ObjectStore> {
  leave();
  // Before the clusters go: the bridge ends with its last link.
  process.prependListener('exit', leave);
  await must('ip', ['netns', 'add', namespace]);
  await must('ip', ['link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace]);
  await must('ip', ['link', 'set', link, 'master', 'testbed0', 'up']);
  for (const device of ['lo', 'eth0']) await must('ip', ['-n', namespace, 'link', 'set', device, 'up']);
  await must('ip', ['-n', namespace, 'addr', 'add', `${address}/24`, 'dev', 'eth0']);
  const data = join(scratchFolder('s3'), 'data');
  mkdirSync(data);
  const [accessKey, secretKey] = [`fleet-${randomBytes(6).toString('hex')}`, randomBytes(24).toString('base64url')];
  const command = await engine('versitygw');
  let running: ChildProcess | null = null;
  const startIt = async (): Promise<void> => {
    running = spawn(
      'ip',
      ['netns', 'exec', namespace, command, '--port', `${address}:${port}`, '--health', '/status', 'posix', data],
      { stdio: 'ignore', env: { ...process.env, ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: secretKey } },
    );
    // The tests end, and it with them.
    running.unref();
    await until('the S3 service', 60_000, async () => {
      const { out } = await attempt('curl', ['-s', '-m', '2', `http://${address}:${port}/status`]);
      return out === '' ? null : true;
    });
  };
  const stop = async (): Promise<void> => {
    const ended = running === null ? null : once(running, 'exit');
    running?.kill('SIGKILL');
    await ended;
    running = null;
  };
  process.prependListener('exit', () => running?.kill('SIGKILL'));
  await startIt();
  return { endpoint: `http://${address}:${port}`, accessKey, secretKey, data, start: startIt, stop };
}

/** Takes the namespace away, as an earlier run may have left it. */
function leave(): void {
  spawnSync('ip', ['link', 'del', link], { stdio: 'ignore' });
  spawnSync('ip', ['netns', 'del', namespace], { stdio: 'ignore' });
}
