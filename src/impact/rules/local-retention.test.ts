import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { keepingPrometheus, objectStore, thanos, uploadingPrometheus } from '../testing/manifests.ts';
import { localRetention } from './local-retention.ts';

const receive = thanos('receive', 3, `receive, '--label=region="eu"', ${objectStore('m')}, --tsdb.retention=1d`);

test('what uploads nothing loses the ages that it no longer keeps', () => {
  assert.deepEqual(judged(localRetention, keepingPrometheus, keepingPrometheus.replace('15d', '7d')), [
    [
      'loses 7d to 15d',
      'Prometheus monitoring/k8s',
      'spec',
      '`k8s` of `hub` keeps its own blocks for 7d instead of 15d',
    ],
  ]);
});

test('what uploads loses time to survive an outage in', () => {
  assert.deepEqual(
    judged(localRetention, uploadingPrometheus, uploadingPrometheus.replace('retention: 1d', 'retention: 6h')),
    [
      [
        'needs order',
        'Prometheus monitoring/k8s',
        'spec',
        '`k8s` of `hub` keeps its own blocks for 6h instead of 24h: an object store that is away for longer than 4h58m30s now loses samples',
      ],
    ],
  );
  assert.deepEqual(judged(localRetention, receive, receive.replace('=1d', '=4h')), [
    [
      'needs order',
      'StatefulSet monitoring/receive',
      'spec.template.spec.containers[0]',
      '`receive` of `hub` keeps its own blocks for 4h instead of 24h: an object store that is away for longer than 59m30s now loses samples',
    ],
  ]);
});

test('a longer retention loses nothing', () => {
  assert.deepEqual(judged(localRetention, keepingPrometheus, keepingPrometheus.replace('15d', '30d')), []);
});
