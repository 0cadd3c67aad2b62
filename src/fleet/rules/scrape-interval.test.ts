import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { scrapeInterval } from './scrape-interval.ts';

test('an interval above two minutes', () => {
  assert.deepEqual(told(scrapeInterval, 'metrics: {scrapeInterval: 2m1s}'), [
    {
      path: 'metrics.scrapeInterval',
      severity: 'warning',
      message: '`scrapeInterval: 2m1s` is longer than 2m',
      fix: scrapeInterval.fix,
    },
  ]);
});

test('nothing is said of what is right', () => {
  assert.deepEqual(told(scrapeInterval, 'metrics: {scrapeInterval: 2m}'), [], 'an interval of two minutes');
});
