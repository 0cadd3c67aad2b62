import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topologyOf } from '../proofs/testing/flows.ts';
import { healthyLogs, promisedLogs } from '../proofs/testing/log-flows.ts';
import { logStreamsOfCluster } from './explain-logs.ts';

test('the logs of a cluster are explained hop by hop, with the ages that the index and the snapshots hold for certain', () => {
  const streams = logStreamsOfCluster(topologyOf(healthyLogs()), promisedLogs(), 'edge');
  assert.deepEqual(
    streams.map((s) => s.stream),
    ['container logs of edge', 'host logs of edge'],
  );
  assert.deepEqual(streams[0], {
    stream: 'container logs of edge',
    producer: 'log-collector monitoring/bit of edge',
    hops: ['log-collector monitoring/bit of edge ships-logs store -> log-store monitoring/opensearch of hub'],
    held: [
      { ages: '0s to 14d', resolution: 'index', by: 'log-index monitoring/logs-* of hub', asked: ['store'] },
      { ages: '14d to 194d', resolution: 'snapshot', by: 'snapshot-repository monitoring/archive of hub', asked: [] },
      {
        ages: '14d to 192d18h',
        resolution: 'snapshot',
        by: 'snapshot-repository monitoring/archive of hub',
        asked: [],
      },
    ],
  });
  assert.deepEqual(logStreamsOfCluster(topologyOf(healthyLogs()), promisedLogs(), 'hub'), []);
});
