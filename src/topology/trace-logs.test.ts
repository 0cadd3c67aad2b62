import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapText } from './map-text.ts';
import { operatedLogsHub, plainLogsEdge } from './testing/logs.ts';
import { clusters, flows } from './testing/manifests.ts';
import { nodesOf } from './topology.ts';
import { trace } from './trace.ts';

const hints = { nodeAddresses: new Map([['10.0.0.1', 'hub']]) };
const traced = trace(clusters({ hub: operatedLogsHub, edge: plainLogsEdge }), hints);

test('logs are followed from the nodes of every cluster to the store, its indices, its repository and its bucket, and by Dashboards back', () => {
  assert.deepEqual(traced.notUnderstood, []);
  assert.deepEqual(flows(traced).toSorted(), [
    'deletes-in edge/snapshot-repository/logging/opensearch/archive -> /bucket/s3.example.com:9000/logs/edge [each] by s3.example.com:9000/logs',
    'indexes edge/log-store/logging/opensearch -> edge/log-index/logging/opensearch/logs-host-* [each] by logs-host-*',
    'indexes hub/log-store/logging/opensearch -> hub/log-index/logging/opensearch/logs-k8s-* [each] by logs-k8s-*',
    'reads-logs edge/dashboards/logging/dashboards -> edge/log-store/logging/opensearch [any] by https://opensearch:9200',
    'reads-logs hub/dashboards/logging/opensearch-dashboards -> hub/log-store/logging/opensearch [any] by https://opensearch:9200',
    'ships-logs edge/log-collector/logging/fluent-bit -> edge/log-store/logging/opensearch [any] by https://opensearch:9200',
    'ships-logs edge/log-collector/logging/fluent-bit -> hub/log-aggregator/logging/fluent-bit-aggregator [any] by 10.0.0.1:30224',
    'ships-logs hub/log-aggregator/logging/fluent-bit-aggregator -> hub/log-store/logging/opensearch [any] by https://opensearch.logging.svc:9200',
    'ships-logs hub/log-collector/logging/fluent-bit -> hub/log-store/logging/opensearch [any] by https://opensearch.logging.svc:9200',
    'snapshots edge/log-store/logging/opensearch -> edge/snapshot-repository/logging/opensearch/archive [each] by archive',
    'snapshots edge/snapshot-repository/logging/opensearch/archive -> /bucket/s3.example.com:9000/logs/edge [each] by s3.example.com:9000/logs',
    'snapshots hub/log-store/logging/opensearch -> hub/snapshot-repository/logging/opensearch/archive [each] by archive',
    'snapshots hub/snapshot-repository/logging/opensearch/archive -> /bucket/s3.example.com:9000/logs/hub [each] by s3.example.com:9000/logs',
  ]);
});

test('the indices of an output get the template and the policy whose patterns match their names', () => {
  const day = 86_400_000;
  assert.deepEqual(
    nodesOf(traced, 'log-index').map(({ id, period, template, policy }) => [id, period, template?.name, policy]),
    [
      ['edge/log-index/logging/opensearch/logs-host-*', 'day', 'logs-host', null],
      [
        'hub/log-index/logging/opensearch/logs-k8s-*',
        'day',
        'logs-k8s',
        {
          name: 'logs',
          deletesFrom: 15 * day,
          archives: { repository: 'archive', snapshot: 'ism-{{ctx.index}}', at: 15 * day },
          unclear: false,
          readAt: { cluster: 'hub', object: 'OpenSearchISMPolicy logging/logs', field: 'spec' },
        },
      ],
    ].toSorted((a, b) => (String(a[0]) < String(b[0]) ? 1 : -1)),
  );
});

test('policies of snapshot management are read with what they take and what they delete', () => {
  const day = 86_400_000;
  assert.deepEqual(
    nodesOf(traced, 'snapshot-repository').map(({ id, basePath, policies }) => [id, basePath, policies]),
    [
      ['hub/snapshot-repository/logging/opensearch/archive', 'hub', []],
      [
        'edge/snapshot-repository/logging/opensearch/archive',
        'edge',
        [
          {
            name: 'logs',
            indices: ['logs-*'],
            everyMs: day,
            deletion: {
              maxAgeMs: 180 * day,
              maxCount: Number.POSITIVE_INFINITY,
              minCount: 7,
              others: ['ism-*'],
            },
            readAt: {
              cluster: 'edge',
              object: 'ConfigMap logging/opensearch-setup',
              field: 'data[snapshot-policy.logs.json]',
            },
          },
        ],
      ],
    ],
  );
});

test('collectors say what they read and where it waits', () => {
  const [hub, edge] = nodesOf(traced, 'log-collector');
  const limit = Number.POSITIVE_INFINITY;
  assert.deepEqual(hub?.inputs, [
    {
      reads: 'containers',
      fromJournal: false,
      tag: 'kube.*',
      positions: 'kept',
      buffer: 'filesystem',
      memoryLimit: limit,
      readAt: { cluster: 'hub', object: 'ClusterInput containers', field: 'spec' },
    },
  ]);
  assert.deepEqual([hub?.bufferKept, edge?.bufferKept, edge?.inputs[0]?.reads], [true, true, 'host']);
  assert.deepEqual(edge?.marks, [{ match: { kind: 'wildcard', text: '*' }, field: 'cluster', value: 'edge' }]);
  assert.deepEqual(
    edge?.outputs.map((o) => [o.readAt.field, o.retries]),
    [
      ['data[fluent-bit.yaml].output[0]', 5],
      ['data[fluent-bit.yaml].output[1]', 1],
    ],
  );
  assert.deepEqual(
    nodesOf(traced, 'log-store').map((s) => [s.id, s.replicas, s.persistent, s.tls]),
    [
      ['hub/log-store/logging/opensearch', 6, true, true],
      ['edge/log-store/logging/opensearch', 1, true, true],
    ],
  );
});

test('a log store that is not there, a configuration that is not there and an output that is not read are told, each in its way', () => {
  const away = plainLogsEdge.replace('kind: StatefulSet', 'kind: Unknown');
  const broken = trace(clusters({ edge: away }), hints);
  assert.deepEqual(
    broken.edges.filter((e) => e.kind === 'ships-logs').map((e) => [e.to, e.broken]),
    [[null, 'Service logging/opensearch selects no pods']],
  );
  const unread = trace(
    clusters({ edge: plainLogsEdge.replace('-c, /config/fluent-bit.yaml', '-c, /elsewhere.conf') }),
    hints,
  );
  assert.deepEqual(unread.notUnderstood, [
    'edge: DaemonSet logging/fluent-bit: the configuration `/elsewhere.conf` cannot be read: nothing is mounted at `/elsewhere.conf`',
  ]);
  const other = trace(clusters({ edge: plainLogsEdge.replace('name: forward', 'name: loki') }), hints);
  assert.deepEqual(other.notUnderstood, ['edge: DaemonSet logging/fluent-bit: the output `loki` is not read']);
  assert.deepEqual(
    [...nodesOf(unread, 'log-collector'), ...nodesOf(other, 'log-collector')].map((c) => c.unclear),
    [true, true],
  );
});

test('the map shows logs with their facts', () => {
  assert.match(mapText(traced), /log-index logging\/logs-k8s-\* \(a new one each day, deleted from 15d on\)/);
});
