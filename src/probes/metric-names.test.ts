import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isMetric } from '../model/facts/metric-names.ts';

const folder = import.meta.dirname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'),
);

test('every metric that a probe asks for is one that the pinned engines have', () => {
  const asked = sources.flatMap((name) =>
    [
      ...readFileSync(join(folder, name), 'utf8').matchAll(
        /\b(?:thanos|prometheus|fluentbit|opensearch)_[a-z0-9_]+\b/g,
      ),
    ].map(([metric]) => metric),
  );
  // Labels that begin like metrics.
  const others = ['prometheus_replica'];
  const names = [...new Set(asked)].filter((name) => !others.includes(name));
  assert.ok(names.length > 10, names.join());
  assert.deepEqual(
    names.filter((name) => !isMetric(name)),
    [],
  );
});
