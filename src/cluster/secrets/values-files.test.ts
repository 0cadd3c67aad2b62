import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { valuesAt, valuesOfEnvironment } from './values-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-values-'));
after(() => rmSync(folder, { recursive: true }));
const source = { secret: 's3', key: 'access-key' };

test('a file that others may read is refused with the way to close it, unless it is taken all the same', async () => {
  const path = join(folder, 'values.yaml');
  writeFileSync(path, 's3: {access-key: abc}');
  chmodSync(path, 0o644);
  const refusal = await valuesAt(path, [source], false);
  assert.equal(
    refusal.ok ? '' : refusal.refusal.message,
    `Others may read \`${path}\` (mode 644). Close it: chmod 600 ${path}`,
  );
  assert.ok((await valuesAt(path, [source], true)).ok);
  chmodSync(path, 0o600);
  const taken = await valuesAt(path, [source], false);
  assert.deepEqual(taken.ok && Buffer.from(taken.value.given(source)?.bytes() ?? []).toString(), 'abc');
});

test('a folder has a file for each value, whose bytes are the value', async () => {
  const path = join(folder, 'values');
  mkdirSync(join(path, 's3'), { recursive: true });
  const bytes = Buffer.from([0, 255, 10, 13]);
  writeFileSync(join(path, 's3', 'access-key'), bytes, { mode: 0o600 });
  const taken = await valuesAt(path, [source, { secret: 's3', key: 'secret-key' }], false);
  assert.ok(taken.ok);
  assert.deepEqual([Buffer.from(taken.value.given(source)?.bytes() ?? []), taken.value.names.size], [bytes, 1]);
});

test('the environment has values, or names files that have them, as the scripts of bootstrap/ know them', async () => {
  const path = join(folder, 'key');
  writeFileSync(path, 'from a file\n');
  const of = async (environment: Readonly<Record<string, string>>) => {
    const taken = await valuesOfEnvironment(environment, [source]);
    return taken.ok ? Buffer.from(taken.value(source)?.bytes() ?? []).toString() : taken.refusal.message;
  };
  assert.equal(await of({ S3_ACCESS_KEY: 'abc' }), 'abc');
  assert.equal(await of({ S3_ACCESS_KEY_FILE: path, S3_ACCESS_KEY: 'abc' }), 'from a file\n');
  const gone = join(folder, 'gone');
  assert.equal(await of({ S3_ACCESS_KEY_FILE: gone }), `S3_ACCESS_KEY_FILE: \`${gone}\` cannot be read (ENOENT).`);
});
