import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { ingesters, uploadingPrometheus } from '../testing/manifests.ts';
import { externalLabels } from './external-labels.ts';

test('a label that changes, comes or goes splits what is stored from what comes', () => {
  assert.deepEqual(
    judged(
      externalLabels,
      uploadingPrometheus,
      uploadingPrometheus.replace('cluster: edge-1', 'cluster: berlin, region: eu'),
    ),
    [
      [
        'splits history',
        'Prometheus monitoring/k8s',
        'spec',
        'The Prometheus `k8s` of `hub` changes `cluster` from `edge-1` to `berlin`, `region` from nothing to `eu`',
      ],
    ],
  );
  assert.deepEqual(judged(externalLabels, ingesters, ingesters.replace('region="eu"', 'region="us"')), [
    [
      'splits history',
      'StatefulSet monitoring/receive',
      'spec.template.spec.containers[0]',
      'The ingester `receive` of `hub` changes `region` from `eu` to `us`',
    ],
  ]);
});

test('anything else of the producer leaves its identity alone', () => {
  assert.deepEqual(
    judged(externalLabels, uploadingPrometheus, uploadingPrometheus.replace('retention: 1d', 'retention: 2d')),
    [],
  );
  assert.deepEqual(judged(externalLabels, ingesters, ingesters.replace('replicas: 3', 'replicas: 5')), []);
});
