import type { FlowNode } from '../topology/topology.ts';
import { both, type Words } from './page.ts';

const same = (name: string): Words => both(name, name);

/** What the parts of the flows are called on the pages. Engines keep their own names in every language. */
export const nodeTitles: Readonly<Record<FlowNode['kind'], Words>> = {
  scraper: same('Prometheus'),
  agent: same('Prometheus Agent'),
  sidecar: same('Thanos Sidecar'),
  'receive-router': same('Thanos Receive (router)'),
  ingester: same('Thanos Receive (ingester)'),
  'store-gateway': same('Thanos Store'),
  compactor: same('Thanos Compactor'),
  ruler: same('Thanos Ruler'),
  querier: same('Thanos Query'),
  'query-frontend': same('Thanos Query Frontend'),
  'data-source': both('Grafana 데이터 소스', 'Grafana data source'),
  alertmanager: same('Alertmanager'),
  bucket: both('버킷', 'bucket'),
  'object-store-server': both('오브젝트 스토리지 서버', 'object store server'),
  targets: both('수집 대상', 'scraped targets'),
  'bucket-web': same('Thanos Bucket Web'),
  external: both('외부', 'outside'),
  'log-collector': same('Fluent Bit'),
  'log-aggregator': both('Fluent Bit (집계)', 'Fluent Bit (aggregator)'),
  'log-store': same('OpenSearch'),
  'log-index': both('로그 인덱스', 'log index'),
  'snapshot-repository': both('스냅샷 저장소', 'snapshot repository'),
  dashboards: same('OpenSearch Dashboards'),
};

/** A part of the flows with its cluster: `Thanos Query (hub)`. */
export function nodeTitle(node: FlowNode): Words {
  const kind = nodeTitles[node.kind];
  const where = node.cluster === '' ? node.name : node.cluster;
  return both(`${kind.ko} (${where})`, `${kind.en} (${where})`);
}
