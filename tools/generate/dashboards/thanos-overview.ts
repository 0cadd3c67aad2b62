import { type BoardSpec, chosen, type PanelSpec, type Words } from './board.ts';

const rate = '[$__rate_interval]';

/** Whether metrics of every cluster arrive, are kept and can be asked. */
export const thanosOverview: BoardSpec = {
  uid: 'thanos-overview',
  title: { en: 'Thanos overview', ko: 'Thanos 개요' },
  rows: [
    [
      { en: 'State', ko: '상태' },
      [
        stat({ en: 'Clusters', ko: '클러스터' }, `count(count by (cluster) (up{${chosen}}))`),
        stat({ en: 'Queriers up', ko: '가동 중인 Query' }, `sum(up{job="thanos-query", ${chosen}})`, { below: 1 }),
        stat({ en: 'Stores up', ko: '가동 중인 Store' }, `sum(up{job="thanos-store", ${chosen}})`, { below: 1 }),
        stat({ en: 'Sidecars up', ko: '가동 중인 Sidecar' }, `sum(up{job="thanos-sidecar", ${chosen}})`),
        stat({ en: 'Compactor halted', ko: '멈춘 Compactor' }, `sum(thanos_compact_halted{${chosen}})`, { from: 1 }),
        stat(
          { en: 'Blocks in the bucket', ko: '버킷의 블록' },
          `max(thanos_blocks_meta_synced{job="thanos-compactor", state="loaded", ${chosen}})`,
        ),
      ],
    ],
    [
      { en: 'Queries', ko: '쿼리' },
      [
        series({ en: 'Queries per second', ko: '초당 쿼리' }, 'ops', [
          [
            `sum by (handler, code) (rate(http_requests_total{job="thanos-query", handler=~"query|query_range", ${chosen}}${rate}))`,
            '{{handler}} {{code}}',
          ],
        ]),
        series({ en: 'Duration of queries', ko: '쿼리 소요 시간' }, 's', [
          quantile(
            '0.5',
            `http_request_duration_seconds_bucket{job="thanos-query", handler=~"query|query_range", ${chosen}}`,
            'p50',
          ),
          quantile(
            '0.99',
            `http_request_duration_seconds_bucket{job="thanos-query", handler=~"query|query_range", ${chosen}}`,
            'p99',
          ),
        ]),
        series({ en: 'Calls to stores that fail', ko: '실패한 Store 호출' }, 'ops', [
          [
            `sum by (grpc_code) (rate(grpc_client_handled_total{job="thanos-query", grpc_code!="OK", ${chosen}}${rate}))`,
            '{{grpc_code}}',
          ],
        ]),
        series({ en: 'Queries at once, and their limit', ko: '동시 쿼리와 한도' }, 'short', [
          [`sum(thanos_query_concurrent_gate_queries_in_flight{${chosen}})`, 'in flight'],
          [`sum(thanos_query_concurrent_gate_queries_max{${chosen}})`, 'limit'],
        ]),
      ],
    ],
    [
      { en: 'Bucket', ko: '버킷' },
      [
        series({ en: 'Operations', ko: '작업' }, 'ops', [
          [
            `sum by (job, operation) (rate(thanos_objstore_bucket_operations_total{${chosen}}${rate}))`,
            '{{job}} {{operation}}',
          ],
        ]),
        series({ en: 'Operations that fail', ko: '실패한 작업' }, 'ops', [
          [
            `sum by (cluster, job, operation) (rate(thanos_objstore_bucket_operation_failures_total{${chosen}}${rate}))`,
            '{{cluster}} {{job}} {{operation}}',
          ],
        ]),
        series({ en: 'Since the last upload', ko: '마지막 업로드 이후' }, 's', [
          [
            `time() - max by (cluster, job) (thanos_objstore_bucket_last_successful_upload_time{${chosen}} > 0)`,
            '{{cluster}} {{job}}',
          ],
        ]),
        series({ en: 'Blocks that stores have loaded', ko: 'Store가 불러온 블록' }, 'short', [
          [`sum by (pod) (thanos_bucket_store_blocks_loaded{${chosen}})`, '{{pod}}'],
        ]),
        series({ en: 'Work that waits for the compactor', ko: 'Compactor 대기 작업' }, 'short', [
          [`sum(thanos_compact_todo_compactions{${chosen}})`, 'compactions'],
          [`sum(thanos_compact_todo_downsample_blocks{${chosen}})`, 'downsampling'],
          [`sum(thanos_compact_todo_deletion_blocks{${chosen}})`, 'deletions'],
        ]),
        series({ en: 'Compactions', ko: '컴팩션' }, 'ops', [
          [`sum(rate(thanos_compact_group_compactions_total{${chosen}}${rate}))`, 'all'],
          [`sum(rate(thanos_compact_group_compactions_failures_total{${chosen}}${rate}))`, 'failed'],
        ]),
      ],
    ],
    [
      { en: 'Receive and rules', ko: 'Receive와 규칙' },
      [
        series({ en: 'Remote writes per second', ko: '초당 원격 쓰기' }, 'ops', [
          [`sum by (tenant, code) (rate(thanos_receive_write_samples_count{${chosen}}${rate}))`, '{{tenant}} {{code}}'],
        ]),
        series({ en: 'Samples per second', ko: '초당 샘플' }, 'short', [
          [`sum by (tenant) (rate(thanos_receive_write_samples_sum{${chosen}}${rate}))`, '{{tenant}}'],
        ]),
        series({ en: 'Replications', ko: '복제' }, 'ops', [
          [`sum by (result) (rate(thanos_receive_replications_total{${chosen}}${rate}))`, '{{result}}'],
        ]),
        series({ en: 'Alerts and rules of the ruler that fail', ko: '실패한 Ruler 규칙과 알림' }, 'ops', [
          [`sum(rate(prometheus_rule_evaluation_failures_total{job="thanos-ruler", ${chosen}}${rate}))`, 'evaluations'],
          [`sum(rate(thanos_alert_sender_alerts_dropped_total{${chosen}}${rate}))`, 'alerts dropped'],
        ]),
      ],
    ],
  ],
};

function stat(title: Words, expr: string, bad?: PanelSpec['bad']): PanelSpec {
  return { kind: 'stat', title, queries: [[expr, '']], ...(bad === undefined ? {} : { bad }) };
}

function series(title: Words, unit: string, queries: PanelSpec['queries']): PanelSpec {
  return { kind: 'series', title, unit, queries };
}

function quantile(q: string, buckets: string, legend: string): PanelSpec['queries'][number] {
  return [`histogram_quantile(${q}, sum by (le) (rate(${buckets}${rate})))`, legend];
}
