import assert from 'node:assert/strict';
import { test } from 'node:test';
import { volumes } from './platform.ts';

function taken(schedules: readonly string[]): readonly string[] {
  return schedules.filter(
    (schedule) => volumes.safeParse({ provider: 'longhorn', backup: { objectStore: 's3', schedule } }).success,
  );
}

test('a schedule is a cron line whose fields are within their ranges', () => {
  const good = [
    '0 2 * * *',
    '*/15 0-6,22-23 1,15 * *',
    '59 23 31 12 6',
    '00 02 * jan-mar MON-FRI',
    '5/10 * * * sun,sat',
  ];
  const bad = ['60 2 * * *', '0 24 * * *', '0 25 * * *', '0 2 0 * *', '0 2 32 * *', '0 2 * 13 *', '0 2 * * 7'];
  const wrong = [
    '',
    'hourly',
    '@daily',
    '* * * *',
    '* * * * * *',
    '0  2 * * *',
    '*/0 * * * *',
    '- , / * *',
    '0 2 * * *\n',
  ];
  assert.deepEqual(taken([...good, ...bad, ...wrong]), good);
});
