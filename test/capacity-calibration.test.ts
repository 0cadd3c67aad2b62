import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibration } from '../tools/generate/calibration.ts';
import { errorOf, percent } from '../tools/generate/calibration-page.ts';

test('the planner is within the stated bounds of every published figure', (t) => {
  const rows = calibration();
  for (const row of rows)
    t.diagnostic(
      `${row.what}: published ${row.published} ${row.unit}, planned ${row.planned.toPrecision(3)}, error ${percent(errorOf(row))}`,
    );
  assert.ok(rows.length >= 35, `${rows.length} rows`);
  assert.deepEqual(
    rows.filter(({ published, planned, bounds }) => planned < published * bounds[0] || planned > published * bounds[1]),
    [],
  );
});
