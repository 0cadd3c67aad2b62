import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { ingesters, keepingPrometheus, thanos, uploadingPrometheus } from '../testing/manifests.ts';
import { volatileRestart } from './volatile-restart.ts';

const bare = thanos('receive', 1, `receive, '--label=region="eu"', --tsdb.retention=2d`);
const search = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: os, namespace: logging}
spec:
  replicas: 1
  template: {spec: {containers: [{name: opensearch, image: 'opensearchproject/opensearch:3.5.0'}]}}
`;

test('what was not uploaded, or all of it, goes with the pod', () => {
  assert.deepEqual(
    judged(volatileRestart, uploadingPrometheus, uploadingPrometheus.replace('retention: 1d', 'retention: 2d')),
    [
      [
        'loses 0s to 3h1m30s',
        'Prometheus monitoring/k8s',
        'spec',
        '`k8s` of `hub` starts anew, and has no volume that outlives its pod',
      ],
    ],
  );
  assert.deepEqual(judged(volatileRestart, keepingPrometheus, keepingPrometheus.replace('15d', '30d')), [
    [
      'loses 0s to 15d',
      'Prometheus monitoring/k8s',
      'spec',
      '`k8s` of `hub` starts anew, and has no volume that outlives its pod',
    ],
  ]);
  assert.deepEqual(judged(volatileRestart, bare, bare.replace('v0.42.4', 'v0.42.5')), [
    [
      'loses 0s to 2d',
      'StatefulSet monitoring/receive',
      'spec.template.spec.containers[0]',
      '`receive` of `hub` starts anew, and has no volume that outlives its pod',
    ],
  ]);
  assert.deepEqual(judged(volatileRestart, search, search.replace('3.5.0', '3.6.0')), [
    [
      'loses everything in it',
      'StatefulSet logging/os',
      'spec.template.spec.containers[0]',
      'The OpenSearch `os` of `hub` starts anew, and has no volume that outlives its pod',
    ],
  ]);
});

test('what only changes its count, what several hold, and what does not restart, loses nothing, and Receive uploads when it is told to stop', () => {
  assert.deepEqual(
    judged(volatileRestart, uploadingPrometheus, uploadingPrometheus.replace('replicas: 1', 'replicas: 2')),
    [],
  );
  assert.deepEqual(judged(volatileRestart, ingesters, ingesters.replace('v0.42.4', 'v0.42.5')), []);
  assert.deepEqual(
    judged(
      volatileRestart,
      search.replace('replicas: 1', 'replicas: 3'),
      search.replace('replicas: 1', 'replicas: 3').replace('3.5.0', '3.6.0'),
    ),
    [],
  );
});
