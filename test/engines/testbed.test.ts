import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { Json } from '../../src/kube/objects.ts';
import { at, listAt, stringAt } from '../../src/kube/read.ts';
import { type Image, writeImage } from '../../tools/testbed/image.ts';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';

test('shellcheck has nothing to say of the scripts of the testbed', async () => {
  const root = resolve(import.meta.dirname, '../../tools/testbed');
  const scripts = [root, join(root, 'image-files')].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /^#!|^# shellcheck shell/.test(readFileSync(join(folder, entry.name), 'utf8')),
      )
      .map((entry) => join(folder, entry.name)),
  );
  assert.ok(scripts.length > 8);
  const checked = await run({ name: 'shellcheck', command: 'shellcheck', args: ['-x', ...scripts] }, 120_000);
  assert.deepEqual([checked.log, checked.code], ['', 0]);
});

test('an image is an OCI layout whose layer tar reads: files with their bytes and rights, folders above them, links', async () => {
  const folder = scratchFolder('image');
  const long = `opt/${'deep/'.repeat(24)}file`;
  writeFileSync(join(folder, 'program'), 'from disk');
  const image: Image = {
    tags: ['registry.test/one:v1', 'registry.test/two:v2'],
    entries: [
      { path: 'bin/run', mode: 0o755, file: join(folder, 'program') },
      { path: 'bin/sh', mode: 0o777, link: '/bin/run' },
      { path: long, mode: 0o644, bytes: Buffer.from('text') },
      { path: 'tmp', mode: 0o1777, directory: true },
    ],
    entrypoint: ['/bin/run'],
    command: ['serve'],
    env: ['A=b'],
    user: '65534',
    workdir: '/',
  };
  await writeImage(image, join(folder, 'image.tar'));
  const first = readFileSync(join(folder, 'image.tar'));
  await writeImage(image, join(folder, 'again.tar'));
  assert.ok(first.equals(readFileSync(join(folder, 'again.tar'))), 'the same image gave other bytes');

  const tar = async (...args: readonly string[]): Promise<string> => {
    const ended = await run({ name: 'tar', command: 'tar', args, cwd: folder }, 30_000);
    assert.equal(ended.code, 0, ended.log);
    return ended.log;
  };
  await tar('-xf', 'image.tar');
  const read = (file: string): Json => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
  const blob = (digest: string | undefined): string => join('blobs', ...(digest ?? '').split(':'));
  const manifests = listAt(read('index.json'), 'manifests');
  assert.deepEqual(
    manifests.map((one) => at(one, 'annotations', 'io.containerd.image.name')),
    image.tags,
  );
  const manifest = read(blob(stringAt(manifests[0], 'digest')));
  assert.deepEqual(at(read(blob(stringAt(manifest, 'config', 'digest'))), 'config', 'Entrypoint'), ['/bin/run']);
  const layer = blob(stringAt(manifest, 'layers', 0, 'digest'));
  const listed = (await tar('-tvf', layer, '--numeric-owner')).trim().split('\n');
  const lines = listed.map((line) => line.replace(/^(\S+) \S+ +(\d+) \S+ \S+ /, '$1 $2 '));
  assert.deepEqual(
    lines.filter((line) => !line.includes('/deep/')),
    [
      'drwxr-xr-x 0 bin/',
      '-rwxr-xr-x 9 bin/run',
      'lrwxrwxrwx 0 bin/sh -> /bin/run',
      'drwxr-xr-x 0 opt/',
      'drwxrwxrwt 0 tmp/',
    ],
  );
  assert.ok(lines.includes(`-rw-r--r-- 4 ${long}`));
  assert.equal(await tar('-xOf', layer, 'bin/run'), 'from disk');
});
