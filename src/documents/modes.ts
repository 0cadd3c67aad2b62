import type { Cluster } from '../model/model.ts';
import { both, type Words } from './page.ts';

/** What a cluster is in the fleet. */
export const roles: Readonly<Record<Cluster['role'], Words>> = {
  hub: both('허브', 'hub'),
  edge: both('엣지', 'edge'),
  storage: both('스토리지', 'storage'),
};

/** How the metrics of a cluster come to the hub. */
export const metricsModes: Readonly<Record<Cluster['metrics']['mode'], Words>> = {
  sidecar: both('Prometheus + Thanos 사이드카', 'Prometheus with Thanos sidecar'),
  agent: both('Prometheus Agent, 원격 쓰기', 'Prometheus Agent, remote write'),
  scrape: both('허브가 직접 수집', 'scraped by the hub'),
  none: both('없음', 'none'),
};

/** Where the logs of a cluster go. */
export const logsModes: Readonly<Record<Cluster['logs']['mode'], Words>> = {
  local: both('클러스터 안의 OpenSearch', 'OpenSearch in the cluster'),
  forward: both('허브로 전달', 'forwarded to the hub'),
  none: both('없음', 'none'),
};

/** How a cluster is reached from outside. */
export const exposures: Readonly<Record<Cluster['expose']['via'], Words>> = {
  gateway: both('Gateway API', 'Gateway API'),
  'ingress-nginx': both('ingress-nginx', 'ingress-nginx'),
  'load-balancer': both('로드밸런서 주소 풀', 'load-balancer addresses'),
  'node-port': both('NodePort', 'node ports'),
};
