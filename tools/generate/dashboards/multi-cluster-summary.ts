import { type BoardSpec, chosen } from './board.ts';

const lost = `ALERTS{alertname="ClusterSendsNoMetrics", alertstate="firing", ${chosen}}`;

/** All clusters on one page: which are lost, and how each is. */
export const multiClusterSummary: BoardSpec = {
  uid: 'multi-cluster-summary',
  title: { en: 'Summary of all clusters', ko: '전체 클러스터 요약' },
  rows: [
    [
      { en: 'Fleet', ko: '전체' },
      [
        {
          kind: 'stat',
          title: { en: 'Clusters that send metrics', ko: '메트릭을 보내는 클러스터' },
          queries: [[`count(count by (cluster) (up{${chosen}} == 1))`, '']],
        },
        {
          kind: 'stat',
          title: { en: 'Clusters lost', ko: '끊긴 클러스터' },
          queries: [[`count(${lost}) or vector(0)`, '']],
          bad: { from: 1 },
        },
        { kind: 'stat', title: { en: 'Nodes', ko: '노드' }, queries: [[`count(kube_node_info{${chosen}})`, '']] },
        {
          kind: 'stat',
          title: { en: 'Pods that run', ko: '실행 중인 파드' },
          queries: [[`sum(kube_pod_status_phase{phase="Running", ${chosen}})`, '']],
        },
        {
          kind: 'stat',
          title: { en: 'Critical alerts', ko: '심각한 알림' },
          queries: [[`count(ALERTS{severity="critical", alertstate="firing", ${chosen}}) or vector(0)`, '']],
          bad: { from: 1 },
        },
        {
          kind: 'stat',
          title: { en: 'Warnings', ko: '경고' },
          queries: [[`count(ALERTS{severity="warning", alertstate="firing", ${chosen}}) or vector(0)`, '']],
        },
      ],
    ],
    [
      { en: 'Clusters', ko: '클러스터' },
      [
        {
          kind: 'table',
          title: { en: 'Each cluster', ko: '클러스터별' },
          by: 'cluster',
          queries: [
            [`count by (cluster) (kube_node_info{${chosen}})`, 'nodes'],
            [`avg by (cluster) (up{${chosen}}) * 100`, 'targets up %'],
            [`100 - avg by (cluster) (rate(node_cpu_seconds_total{mode="idle", ${chosen}}[5m])) * 100`, 'CPU %'],
            [
              `100 - sum by (cluster) (node_memory_MemAvailable_bytes{${chosen}}) / sum by (cluster) (node_memory_MemTotal_bytes{${chosen}}) * 100`,
              'memory %',
            ],
            [`sum by (cluster) (kube_pod_status_phase{phase="Running", ${chosen}})`, 'pods'],
            [
              `count by (cluster) (ALERTS{alertstate="firing", alertname!~"Watchdog|InfoInhibitor", ${chosen}})`,
              'alerts',
            ],
          ],
        },
      ],
    ],
    [
      { en: 'Over time', ko: '시간에 따라' },
      [
        {
          kind: 'series',
          title: { en: 'CPU in use', ko: 'CPU 사용률' },
          unit: 'percentunit',
          queries: [
            [
              `1 - avg by (cluster) (rate(node_cpu_seconds_total{mode="idle", ${chosen}}[$__rate_interval]))`,
              '{{cluster}}',
            ],
          ],
        },
        {
          kind: 'series',
          title: { en: 'Memory in use', ko: '메모리 사용률' },
          unit: 'percentunit',
          queries: [
            [
              `1 - sum by (cluster) (node_memory_MemAvailable_bytes{${chosen}}) / sum by (cluster) (node_memory_MemTotal_bytes{${chosen}})`,
              '{{cluster}}',
            ],
          ],
        },
        {
          kind: 'series',
          title: { en: 'Targets up', ko: '응답하는 타깃' },
          unit: 'percentunit',
          queries: [[`avg by (cluster) (up{${chosen}})`, '{{cluster}}']],
        },
        {
          kind: 'series',
          title: { en: 'Alerts', ko: '알림' },
          queries: [
            [
              `count by (cluster) (ALERTS{alertstate="firing", alertname!~"Watchdog|InfoInhibitor", ${chosen}})`,
              '{{cluster}}',
            ],
          ],
        },
      ],
    ],
  ],
};
