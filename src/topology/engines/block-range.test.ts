import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration } from '../../kube/duration.ts';
import { clusters, deployment } from '../testing/manifests.ts';
import { trace } from '../trace.ts';

/** How long the blocks of everything are that cuts them, in these objects. */
function ranges(text: string): readonly string[] {
  return [...trace(clusters({ hub: text })).nodes.values()].flatMap((node) =>
    'blockRangeMs' in node ? [`${node.kind} ${formatDuration(node.blockRangeMs)}`] : [],
  );
}

const operated = (spec: string): string => `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: ${spec}
`;

test('the flags of an engine say how long its blocks are; without one they are two hours', () => {
  const prometheus = (...args: readonly string[]) =>
    deployment('main', args).replace('quay.io/thanos/thanos:v0.42.4', 'quay.io/prometheus/prometheus:v3.14.0');
  assert.deepEqual(
    [
      prometheus(),
      prometheus('--storage.tsdb.min-block-duration=10m', '--storage.tsdb.max-block-duration=1d'),
      deployment('receive', ['receive']),
      deployment('receive', ['receive', '--tsdb.min-block-duration=10m', '--tsdb.max-block-duration=10m']),
      deployment('rule', ['rule']),
      deployment('rule', ['rule', '--tsdb.block-duration=30m']),
      deployment('rule', ['rule', '--tsdb.block-duration=0s']),
    ].flatMap(ranges),
    ['scraper 2h', 'scraper 10m', 'ingester 2h', 'ingester 10m', 'ruler 2h', 'ruler 30m', 'ruler 2h'],
  );
});

test('the operator sets the length beside a sidecar that uploads, or where local compaction is off', () => {
  const flag = '{name: storage.tsdb.min-block-duration, value: 1h}';
  assert.deepEqual(
    [
      operated('{thanos: {blockSize: 10m}}'),
      operated('{disableCompaction: true, thanos: {blockSize: 10m}}'),
      operated('{thanos: {blockSize: 10m, objectStorageConfigFile: /etc/thanos/bucket.yml}}'),
      operated('{disableCompaction: true, thanos: {}}'),
      operated(`{additionalArgs: [${flag}]}`),
    ].map((text) => ranges(text)[0]),
    ['scraper 2h', 'scraper 10m', 'scraper 10m', 'scraper 2h', 'scraper 1h'],
  );
});
