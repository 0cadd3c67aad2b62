import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { z } from 'zod';
import { parseDuration } from '../../kube/duration.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import {
  address,
  addressRange,
  byteRate,
  byteSize,
  cores,
  count,
  duration,
  host,
  id,
  nodePort,
  quantity,
  span,
  webUrl,
} from './scalars.ts';

/** Which of the values a scalar takes. */
function taken(schema: z.ZodType, values: readonly unknown[]): readonly unknown[] {
  return values.filter((value) => schema.safeParse(value).success);
}

test('names are DNS labels', () => {
  const good = ['a', 'a-b', '0a', 'a'.repeat(63), 'constructor'];
  assert.deepEqual(taken(id, [...good, '', 'A', 'a_b', 'a.b', '-a', 'a-', 'a'.repeat(64), 'a\n', 1, null]), good);
});

test('hosts have neither scheme nor port nor path, and are no addresses', () => {
  const good = ['a', 'a.b-c.d', 'x1.example.com', '1.example'];
  const bad = [
    '',
    'A.b',
    'a..b',
    '.a',
    'a.',
    'a:1',
    'a/b',
    'https://a',
    '10.0.0.1',
    '1.34',
    'a.0x1f',
    `${'a'.repeat(63)}.`.repeat(5),
  ];
  assert.deepEqual(taken(host, [...good, ...bad]), good);
});

test('addresses are IPv4, each number once and without leading zeros', () => {
  const good = ['0.0.0.0', '10.0.0.1', '255.255.255.255'];
  const bad = ['256.0.0.1', '1.2.3', '1.2.3.4.5', '01.2.3.4', '1.2.3.4.', '1.2.3.4\n', '::1', 'a.b.c.d', 167772161];
  assert.deepEqual(taken(address, [...good, ...bad]), good);
  const ranges = ['10.0.0.1-10.0.0.9', '10.0.0.1'];
  assert.deepEqual(
    taken(addressRange, [...ranges, '10.0.0.1-', '10.0.0.0/24', '10.0.0.1-2', '1.2.3.4-1.2.3.5-1.2.3.6']),
    ranges,
  );
});

test('durations carry a unit and end at a hundred years; some begin at a second', () => {
  const good = ['1s', '24h', '1h30m', '100y'];
  const bad = ['0', '14', 14, '', 'h', '1.5h', '-1h', '101y', '1h ', `${'0'.repeat(50)}1s`, null];
  assert.deepEqual(taken(duration, ['0s', '1ms', ...good, ...bad]), ['0s', '1ms', ...good]);
  assert.deepEqual(taken(span, ['0s', '999ms', ...good, ...bad]), good);
});

test('sizes carry a unit, volumes as Kubernetes and retention as Prometheus spells it', () => {
  const good = ['1Mi', '16Gi', '1.5Ti', '1e12', '500M'];
  assert.deepEqual(taken(quantity, [...good, '', '32', 32, '500m', '1Ki', '16GB', '-1Gi', '9999Ei', '1e999']), good);
  const sizes = ['10GiB', '1.5TB', '512B'];
  assert.deepEqual(taken(byteSize, [...sizes, '10Gi', '10', 10, 'B', '1e3B']), sizes);
  const rates = ['256Ki', '1Ki', '2Mi', '1Gi', '1500'];
  assert.deepEqual(taken(byteRate, [...rates, '', '1', '1000', 256, '256KiB', '2Gi', '-1Ki']), rates);
});

test('numbers lie within their bounds', () => {
  const strange = [Number.NaN, Number.POSITIVE_INFINITY, '4', null, true];
  assert.deepEqual(taken(cores, [0.5, 4096, 0, -1, 4097, ...strange]), [0.5, 4096]);
  assert.deepEqual(taken(nodePort, [30000, 32767, 29999, 32768, 30000.5, ...strange]), [30000, 32767]);
  assert.deepEqual(taken(count(1, 3), [1, 3, 0, 4, 1.5, ...strange]), [1, 3]);
});

test('URLs end after host and port, and carry no user', () => {
  const good = ['https://a.example.com', 'http://10.0.0.1:9000', 'https://a/', 'https://a:8443'];
  const bad = [
    'a',
    'a:9000',
    'ftp://a',
    'https://',
    'https://a/b',
    'https://a?x',
    'https://a#x',
    'https://u@a',
    'https://u:p@a',
  ];
  const odd = [
    'https://[::1]',
    ' https://a',
    'https://a\\b',
    'https://a b',
    'https://a_b',
    'javascript:alert(1)',
    'https://a:99999',
  ];
  assert.deepEqual(taken(webUrl('the address'), [...good, ...bad, ...odd]), good);
});

test('whatever a duration or a quantity takes, the code that reads it understands', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.eE]{0,6}[a-zA-Z]{0,3}[0-9]{0,3}[a-z]{0,2}$/));
  fc.assert(
    fc.property(texts, (text) => {
      if (duration.safeParse(text).success) assert.ok(parseDuration(text) !== null);
      if (quantity.safeParse(text).success) assert.ok((parseQuantity(text) ?? 0) > 0);
    }),
    { numRuns: 500 },
  );
});
