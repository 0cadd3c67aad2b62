import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { ingesters, thanos } from '../testing/manifests.ts';
import { fewerIngesters } from './fewer-ingesters.ts';

const alone = thanos('receive', 3, `receive, '--label=region="eu"', --tsdb.retention=2d`);

test('pods that go take what they have not uploaded, or all of it', () => {
  assert.deepEqual(judged(fewerIngesters, ingesters, ingesters.replace('replicas: 3', 'replicas: 1')), [
    [
      'loses 0s to 5h30s',
      'StatefulSet monitoring/receive',
      'spec.template.spec.containers[0]',
      'The ingesters `receive` of `hub` are 1 instead of 3: what the others have not uploaded is out of sight',
    ],
  ]);
  assert.deepEqual(judged(fewerIngesters, alone, alone.replace('replicas: 3', 'replicas: 2')), [
    [
      'loses 0s to 2d',
      'StatefulSet monitoring/receive',
      'spec.template.spec.containers[0]',
      'The ingesters `receive` of `hub` are 2 instead of 3: all that the others keep, for nothing is uploaded, is out of sight',
    ],
  ]);
});

test('more pods are no loss', () => {
  assert.deepEqual(judged(fewerIngesters, ingesters, ingesters.replace('replicas: 3', 'replicas: 4')), []);
});
