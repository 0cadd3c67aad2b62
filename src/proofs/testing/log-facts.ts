import type { LogNode, LogPipeline } from '../../topology/log-nodes.ts';

type Of<K extends LogNode['kind']> = Extract<LogNode, { kind: K }>;
type Facts = {
  readonly [K in LogNode['kind']]: Omit<Of<K>, 'id' | 'cluster' | 'namespace' | 'name' | 'replicas' | 'readAt'>;
};

/** A Fluent Bit that reads and ships nothing. */
export const emptyPipeline: LogPipeline = {
  inputs: [],
  outputs: [],
  marks: [],
  retags: false,
  marksUnclear: false,
  unclear: false,
  bufferKept: true,
  retryMs: 5_000,
};

/** What nodes of logs say of themselves where a test does not change it. */
export const logFacts: Facts = {
  'log-collector': { kind: 'log-collector', ...emptyPipeline },
  'log-aggregator': { kind: 'log-aggregator', ...emptyPipeline },
  'log-store': { kind: 'log-store', persistent: true, tls: true },
  'log-index': {
    kind: 'log-index',
    store: '',
    family: 'logs-k8s-*',
    sample: 'logs-k8s-2026.01.31',
    period: 'day',
    byRecordTime: true,
    template: null,
    policy: null,
  },
  'snapshot-repository': { kind: 'snapshot-repository', store: '', basePath: '', policies: [] },
  dashboards: { kind: 'dashboards' },
};
