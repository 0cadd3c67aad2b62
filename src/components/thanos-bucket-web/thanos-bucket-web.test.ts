import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { argsOf, objectNames, objectOf } from '../testing/objects.ts';
import { thanosBucketWeb } from './thanos-bucket-web.ts';

test('the page is there where it is asked for, and can change nothing in the bucket', () => {
  assert.deepEqual(objectNames(thanosBucketWeb, modelOf()), []);
  assert.deepEqual(
    argsOf(objectOf(thanosBucketWeb, modelOf({ metrics: 'bucketWeb: true' }), 'Deployment', 'thanos-bucket-web')),
    [
      'tools',
      'bucket',
      'web',
      '--log.level=info',
      '--log.format=logfmt',
      '--enable-auto-gomemlimit',
      '--http-address=0.0.0.0:8080',
      '--objstore.config-file=/etc/thanos/objectstore/objstore.yaml',
      '--refresh=15m',
      '--timeout=5m',
      '--label=cluster',
      '--disable-admin-operations',
    ],
  );
});
