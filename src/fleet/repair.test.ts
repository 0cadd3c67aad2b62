import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { repair } from './repair.ts';
import { byteSize, cores, flag, host, id, quantity, webUrl } from './schema/scalars.ts';

const version = z.string().regex(/^1\.\d+$/);

test('what was probably meant is proposed as it would be written', () => {
  const text = (written: string) => ({ value: written.replaceAll('"', ''), text: written, quoted: true });
  const bare = (written: string) => ({ value: JSON.parse(written), text: written, quoted: false });
  assert.deepEqual(repair(id, 'Hub_One', null), text('hub-one'));
  assert.deepEqual(repair(id, ' hub ', null), text('hub'));
  assert.deepEqual(repair(host, 'https://hub.example.com:443', null), text('hub.example.com'));
  assert.deepEqual(repair(webUrl('it'), 's3.example.com:9000', null), text('https://s3.example.com:9000'));
  assert.deepEqual(repair(webUrl('it'), 'http://s3.example.com/bucket', null), text('http://s3.example.com'));
  assert.deepEqual(repair(version, 1.3, '1.30'), text('"1.30"'));
  assert.deepEqual(repair(version, 'v1.30.2', null), text('"1.30"'));
  assert.deepEqual(repair(quantity, '32GB', null), text('32Gi'));
  assert.deepEqual(repair(byteSize, '32Gi', null), text('32GiB'));
  assert.deepEqual(repair(cores, '4', null), bare('4'));
  assert.deepEqual(repair(flag, 'yes', null), bare('true'));
});

test('nothing is guessed where a guess could be wrong', () => {
  assert.equal(repair(quantity, 32, '32'), null);
  assert.equal(repair(webUrl('it'), 'https://user:none@s3.example.com', null), null);
  assert.equal(repair(webUrl('it'), 'ftp://s3.example.com', null), null);
  assert.equal(repair(id, 'a'.repeat(200), null), null);
  assert.equal(repair(z.string().regex(/^(?!.*\.\.)[\w./-]+$/), '../x', null), null);
  assert.equal(repair(id, { a: 1 }, null), null);
});

test('a proposal is always something that the field takes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.webUrl(), fc.domain()), (value) => {
      for (const schema of [id, host, quantity, webUrl('it'), version]) {
        const better = repair(schema, value, null);
        if (better !== null) assert.ok(schema.safeParse(better.text.replace(/^"(.*)"$/, '$1')).success, better.text);
      }
    }),
  );
});
