import { type BoardSpec, chosen, type PanelSpec, type Words } from './board.ts';

const rate = '[$__rate_interval]';
const disk = `fstype!~"tmpfs|overlay|squashfs|", ${chosen}`;

/** One cluster, or several side by side: nodes, workloads, volumes, scraping. */
export const clusterMetrics: BoardSpec = {
  uid: 'cluster-metrics',
  title: { en: 'Cluster metrics', ko: '클러스터 메트릭' },
  rows: [
    [
      { en: 'State', ko: '상태' },
      [
        stat(
          { en: 'Nodes ready', ko: '준비된 노드' },
          `sum(kube_node_status_condition{condition="Ready", status="true", ${chosen}})`,
        ),
        stat(
          { en: 'Nodes not ready', ko: '준비되지 않은 노드' },
          `sum(kube_node_status_condition{condition="Ready", status="true", ${chosen}} == bool 0)`,
          { from: 1 },
        ),
        stat({ en: 'Pods that run', ko: '실행 중인 파드' }, `sum(kube_pod_status_phase{phase="Running", ${chosen}})`),
        stat(
          { en: 'Pods that do not', ko: '실행되지 않는 파드' },
          `sum(kube_pod_status_phase{phase=~"Pending|Failed|Unknown", ${chosen}})`,
          { from: 1 },
        ),
        stat({ en: 'Targets down', ko: '응답 없는 타깃' }, `count(up{${chosen}} == 0) or vector(0)`, { from: 1 }),
        stat(
          { en: 'Alerts', ko: '알림' },
          `count(ALERTS{alertstate="firing", alertname!~"Watchdog|InfoInhibitor", ${chosen}}) or vector(0)`,
          { from: 1 },
        ),
      ],
    ],
    [
      { en: 'Nodes', ko: '노드' },
      [
        series({ en: 'CPU in use', ko: 'CPU 사용률' }, 'percentunit', [
          [
            `1 - avg by (cluster, instance) (rate(node_cpu_seconds_total{mode="idle", ${chosen}}${rate}))`,
            '{{cluster}} {{instance}}',
          ],
        ]),
        series({ en: 'Memory in use', ko: '메모리 사용률' }, 'percentunit', [
          [
            `1 - node_memory_MemAvailable_bytes{${chosen}} / node_memory_MemTotal_bytes{${chosen}}`,
            '{{cluster}} {{instance}}',
          ],
        ]),
        series({ en: 'Disks in use', ko: '디스크 사용률' }, 'percentunit', [
          [
            `1 - node_filesystem_avail_bytes{${disk}} / node_filesystem_size_bytes{${disk}}`,
            '{{cluster}} {{instance}} {{mountpoint}}',
          ],
        ]),
        series({ en: 'Network', ko: '네트워크' }, 'Bps', [
          [
            `sum by (cluster, instance) (rate(node_network_receive_bytes_total{device!="lo", ${chosen}}${rate}))`,
            '{{cluster}} {{instance}} in',
          ],
          [
            `sum by (cluster, instance) (rate(node_network_transmit_bytes_total{device!="lo", ${chosen}}${rate}))`,
            '{{cluster}} {{instance}} out',
          ],
        ]),
      ],
    ],
    [
      { en: 'Workloads', ko: '워크로드' },
      [
        series({ en: 'CPU by namespace', ko: '네임스페이스별 CPU' }, 'short', [
          [
            `sum by (cluster, namespace) (rate(container_cpu_usage_seconds_total{container!="", ${chosen}}${rate}))`,
            '{{cluster}} {{namespace}}',
          ],
        ]),
        series({ en: 'Memory by namespace', ko: '네임스페이스별 메모리' }, 'bytes', [
          [
            `sum by (cluster, namespace) (container_memory_working_set_bytes{container!="", ${chosen}})`,
            '{{cluster}} {{namespace}}',
          ],
        ]),
        series({ en: 'Restarts within an hour', ko: '한 시간 동안의 재시작' }, 'short', [
          [
            `topk(10, sum by (cluster, namespace, pod) (increase(kube_pod_container_status_restarts_total{${chosen}}[1h])) > 0)`,
            '{{cluster}} {{namespace}}/{{pod}}',
          ],
        ]),
        series({ en: 'Volumes in use', ko: '볼륨 사용률' }, 'percentunit', [
          [
            `1 - kubelet_volume_stats_available_bytes{${chosen}} / kubelet_volume_stats_capacity_bytes{${chosen}}`,
            '{{cluster}} {{namespace}}/{{persistentvolumeclaim}}',
          ],
        ]),
      ],
    ],
    [
      { en: 'Scraping', ko: '수집' },
      [
        series({ en: 'Active series', ko: '활성 시계열' }, 'short', [
          [`sum by (cluster, pod) (prometheus_tsdb_head_series{${chosen}})`, '{{cluster}} {{pod}}'],
          [`sum by (cluster, pod) (prometheus_agent_active_series{${chosen}})`, '{{cluster}} {{pod}}'],
        ]),
        series({ en: 'Samples per second', ko: '초당 샘플' }, 'short', [
          [
            `sum by (cluster, pod) (rate(prometheus_tsdb_head_samples_appended_total{${chosen}}${rate}))`,
            '{{cluster}} {{pod}}',
          ],
          [
            `sum by (cluster, pod) (rate(prometheus_agent_samples_appended_total{${chosen}}${rate}))`,
            '{{cluster}} {{pod}}',
          ],
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
