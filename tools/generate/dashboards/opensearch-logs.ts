import { type BoardSpec, chosen, type PanelSpec, type Words } from './board.ts';

const rate = '[$__rate_interval]';

/** The way of logs, from the files on nodes to the indices. */
export const opensearchLogs: BoardSpec = {
  uid: 'opensearch-logs',
  title: { en: 'OpenSearch and logs', ko: 'OpenSearch와 로그' },
  rows: [
    [
      { en: 'State', ko: '상태' },
      [
        stat(
          { en: 'Worst status: 0 green, 1 yellow, 2 red', ko: '가장 나쁜 상태: 0 녹색, 1 황색, 2 적색' },
          `max(opensearch_cluster_status{${chosen}})`,
          { from: 1 },
        ),
        stat({ en: 'Nodes', ko: '노드' }, `sum(max by (cluster) (opensearch_cluster_nodes_number{${chosen}}))`),
        stat(
          { en: 'Shards on no node', ko: '배치되지 않은 샤드' },
          `sum(max by (cluster) (opensearch_cluster_shards_number{type="unassigned", ${chosen}}))`,
          { from: 1 },
        ),
        stat(
          { en: 'Records written per second', ko: '초당 기록' },
          `sum(rate(opensearch_indices_indexing_index_count{${chosen}}[5m]))`,
        ),
        stat(
          { en: 'Records lost per second', ko: '초당 유실' },
          `sum(rate(fluentbit_output_dropped_records_total{${chosen}}[5m]))`,
          { from: 0.001 },
        ),
        stat({ en: 'Fluent Bits up', ko: '가동 중인 Fluent Bit' }, `sum(up{job=~"fluent-bit.*", ${chosen}})`),
      ],
    ],
    [
      { en: 'OpenSearch', ko: 'OpenSearch' },
      [
        series({ en: 'Records written', ko: '기록된 레코드' }, 'ops', [
          [
            `sum by (cluster, node) (rate(opensearch_indices_indexing_index_count{${chosen}}${rate}))`,
            '{{cluster}} {{node}}',
          ],
        ]),
        series({ en: 'Records refused', ko: '거부된 레코드' }, 'ops', [
          [
            `sum by (cluster, node) (rate(opensearch_indices_indexing_index_failed_count{${chosen}}${rate}))`,
            '{{cluster}} {{node}} failed',
          ],
          [
            `sum by (cluster, node) (rate(opensearch_threadpool_threads_count{name="write", type="rejected", ${chosen}}${rate}))`,
            '{{cluster}} {{node}} rejected',
          ],
        ]),
        series({ en: 'Disks in use', ko: '디스크 사용률' }, 'percentunit', [
          [
            `1 - opensearch_fs_total_available_bytes{${chosen}} / opensearch_fs_total_total_bytes{${chosen}}`,
            '{{cluster}} {{node}}',
          ],
        ]),
        series({ en: 'Heap in use', ko: '힙 사용률' }, 'percent', [
          [`opensearch_jvm_mem_heap_used_percent{${chosen}}`, '{{cluster}} {{node}}'],
        ]),
        series({ en: 'Largest indices', ko: '가장 큰 인덱스' }, 'bytes', [
          [
            `topk(10, max by (cluster, index) (opensearch_index_store_size_bytes{context="total", ${chosen}}))`,
            '{{cluster}} {{index}}',
          ],
        ]),
        series({ en: 'Searches', ko: '검색' }, 'ops', [
          [`sum by (cluster) (rate(opensearch_indices_search_query_count{${chosen}}${rate}))`, '{{cluster}}'],
        ]),
      ],
    ],
    [
      { en: 'Fluent Bit', ko: 'Fluent Bit' },
      [
        series({ en: 'Records read', ko: '읽은 레코드' }, 'ops', [
          [
            `sum by (cluster, job, name) (rate(fluentbit_input_records_total{${chosen}}${rate}))`,
            '{{cluster}} {{job}} {{name}}',
          ],
        ]),
        series({ en: 'Records delivered', ko: '전달한 레코드' }, 'ops', [
          [
            `sum by (cluster, job, name) (rate(fluentbit_output_proc_records_total{${chosen}}${rate}))`,
            '{{cluster}} {{job}} {{name}}',
          ],
        ]),
        series({ en: 'Retries, errors, losses', ko: '재시도, 오류, 유실' }, 'ops', [
          [
            `sum by (cluster, name) (rate(fluentbit_output_retries_total{${chosen}}${rate}))`,
            '{{cluster}} {{name}} retries',
          ],
          [
            `sum by (cluster, name) (rate(fluentbit_output_errors_total{${chosen}}${rate}))`,
            '{{cluster}} {{name}} errors',
          ],
          [
            `sum by (cluster, name) (rate(fluentbit_output_dropped_records_total{${chosen}}${rate}))`,
            '{{cluster}} {{name}} lost',
          ],
        ]),
        series({ en: 'Chunks in buffers', ko: '버퍼의 청크' }, 'short', [
          [`sum by (cluster, pod) (fluentbit_storage_fs_chunks{${chosen}})`, '{{cluster}} {{pod}}'],
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
