import { readDashboards } from '../logs/dashboards.ts';
import { readFluentBit } from '../logs/fluent-bit.ts';
import { readOpenSearch, readOpenSearchCluster } from '../logs/opensearch.ts';
import { readAlertmanager } from './alertmanager.ts';
import type { Engine } from './engine.ts';
import { readOperatedAlertmanager } from './operator-alertmanager.ts';
import { readOperatedAgent, readOperatedPrometheus } from './operator-prometheus.ts';
import { readPrometheus } from './prometheus.ts';
import type { Part, Reading } from './reading.ts';
import { readBucketWeb } from './thanos-bucket-web.ts';
import { readCompact } from './thanos-compact.ts';
import { readQuery } from './thanos-query.ts';
import { readQueryFrontend } from './thanos-query-frontend.ts';
import { readReceive } from './thanos-receive.ts';
import { readRule } from './thanos-rule.ts';
import { readSidecar } from './thanos-sidecar.ts';
import { readStore } from './thanos-store.ts';

/** Every engine whose command line is read. */
export const engines: Readonly<Record<Engine, (reading: Reading) => Part>> = {
  prometheus: readPrometheus,
  sidecar: readSidecar,
  receive: readReceive,
  store: readStore,
  compact: readCompact,
  rule: readRule,
  query: readQuery,
  'query-frontend': readQueryFrontend,
  'bucket web': readBucketWeb,
  alertmanager: readAlertmanager,
  'fluent-bit': readFluentBit,
  opensearch: readOpenSearch,
  'opensearch-dashboards': readDashboards,
};

/** Every resource of an operator that is an engine by itself; a ThanosRuler is read by the arguments that the operator gives it. */
export const resources: Readonly<Record<string, (reading: Reading) => Part>> = {
  Prometheus: readOperatedPrometheus,
  PrometheusAgent: readOperatedAgent,
  Alertmanager: readOperatedAlertmanager,
  FluentBit: readFluentBit,
  Collector: readFluentBit,
  OpenSearchCluster: readOpenSearchCluster,
};
