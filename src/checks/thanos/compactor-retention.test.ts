import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { compactorRetention } from './compactor-retention.ts';

const keep = (raw: string, fiveMinutes: string, hours: string) => [
  'compact',
  `--retention.resolution-raw=${raw}`,
  `--retention.resolution-5m=${fiveMinutes}`,
  `--retention.resolution-1h=${hours}`,
];
const object = 'StatefulSet monitoring/c';
const field = (i: number) => `spec.template.spec.containers[0].args[${i}]`;

test('the least that the compactor takes, everything for ever, and no retention at all are silent', () => {
  const args = [
    keep('40h', '10d', '10d'),
    keep('14d', '30d', '90d'),
    keep('0d', '0d', '0d'),
    keep('14d', '0d', '0d'),
    ['compact'],
  ];
  assert.deepEqual(found(compactorRetention, { hub: args.map((a) => thanos('c', a)).join('') }), []);
});

test('two hours of raw data, as the documents had it, are refused', () => {
  assert.deepEqual(found(compactorRetention, { hub: thanos('c', keep('2h', '14d', '30d')) }), [
    {
      code: 'thanos/compactor-retention',
      severity: 'error',
      where: { cluster: 'hub', object, field: field(1) },
      message: `${object} of \`hub\` keeps raw data for 2h, and 5m data is made of raw data that is 40h old`,
      why: compactorRetention.why,
      fix: 'Write `--retention.resolution-raw=40h` or more, or `--downsampling.disable`.',
      refs: ['C1', 'C2', 'C05', 'R02'],
      counterexample: null,
    },
  ]);
});

test('5m data below ten days is refused too', () => {
  assert.deepEqual(told(found(compactorRetention, { hub: thanos('c', keep('40h', '863999s', '90d')) })), [
    [
      object,
      field(2),
      'error',
      `${object} of \`hub\` keeps 5m data for 9d23h59m59s, and 1h data is made of 5m data that is 10d old`,
    ],
  ]);
});

test('a coarse resolution that ends before the fine one is a warning; zero is for ever', () => {
  assert.deepEqual(told(found(compactorRetention, { hub: thanos('c', keep('0d', '30d', '20d')) })), [
    [
      object,
      field(2),
      'warning',
      `${object} of \`hub\` keeps 5m data for 30d and raw data for ever: the coarse data ends before the fine`,
    ],
    [
      object,
      field(3),
      'warning',
      `${object} of \`hub\` keeps 1h data for 20d and 5m data for 30d: the coarse data ends before the fine`,
    ],
  ]);
});

test('without downsampling any retention will do', () => {
  assert.deepEqual(
    found(compactorRetention, { hub: thanos('c', [...keep('2h', '1h', '1h'), '--downsampling.disable']) }),
    [],
  );
});
