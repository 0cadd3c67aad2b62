import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { stringAt, stringsAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import { standIn } from './harness/mounts.ts';
import { freePort } from './harness/ports.ts';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { readClusters } from './harness/trees.ts';

/** Every configuration of a bucket in the trees, once: many clusters have the same. */
const configurations = new Set(
  readClusters()
    .flatMap(({ objects }) => objects.filter((object) => object.kind === 'ConfigMap'))
    .flatMap((object) => Object.values(stringsAt(object, 'data')))
    .filter((text) => /^type:/m.test(text) && stringAt(load(text), 'config', 'bucket') !== undefined),
);

test('Thanos takes every rendered configuration of a bucket, and asks the store with keys from the environment', async () => {
  assert.ok(configurations.size > 0, 'No tree has a configuration of a bucket.');
  const folder = scratchFolder('bucket');
  const certificate = join(folder, 'ca.crt');
  writeFileSync(certificate, standIn('ca.crt'));
  // A store that is not there: Thanos must get as far as asking it. A configuration that it does not understand ends earlier.
  const port = await freePort();
  const asked = [...configurations].map(async (text, i) => {
    const file = join(folder, `${i}.yaml`);
    const local = text
      .replace(/^(\s*endpoint:).*$/m, `$1 127.0.0.1:${port}`)
      .replace(/^(\s*ca_file:).*$/gm, `$1 ${certificate}`);
    writeFileSync(file, local);
    const env = { AWS_ACCESS_KEY_ID: standIn('access-key'), AWS_SECRET_ACCESS_KEY: standIn('secret-key') };
    const args = ['tools', 'bucket', 'ls', `--objstore.config-file=${file}`];
    const { log } = await run({ name: 'thanos', command: await engine('thanos'), args, env }, 60_000);
    assert.match(log, new RegExp(`dial tcp 127\\.0\\.0\\.1:${port}: connect: connection refused`), `${text}\n${log}`);
  });
  await Promise.all(asked);
});
