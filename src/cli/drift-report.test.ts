import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../findings/finding.ts';
import { hasDrift } from './drift-report.ts';

test('what is worth a warning in a bucket is told and is no drift; what is wrong there is', () => {
  const bucket = (severity: Finding['severity']): Parameters<typeof hasDrift>[0]['buckets'][number] => ({
    ...{ store: 's3', bucket: 'metrics', refusal: null, blocks: { read: 1, total: 1 } },
    findings: [
      {
        ...{
          code: 'bucket-drift/orphan-stream',
          severity,
          message: 'x',
          why: 'y',
          fix: 'z',
          refs: [],
          counterexample: null,
        },
        where: { cluster: 'hub', object: 'Bucket s3/metrics', field: '' },
      },
    ],
  });
  const report = { clusters: [], objects: [], strangers: [], monitors: [], flows: [] };
  assert.equal(hasDrift({ ...report, buckets: [bucket('warning')] }), false);
  assert.equal(hasDrift({ ...report, buckets: [bucket('warning'), bucket('error')] }), true);
});
