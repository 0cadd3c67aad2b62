import { day, hour } from '../../kube/duration.ts';
import type {
  IndexPolicy,
  LogIndex,
  LogInput,
  LogOutput,
  LogPipeline,
  SnapshotPolicy,
} from '../../topology/log-nodes.ts';
import type { FlowNode, ReadAt } from '../../topology/topology.ts';
import type { LogPromise, Promised } from '../promise.ts';
import { type Flows, node, promised } from './flows.ts';
import { emptyPipeline } from './log-facts.ts';

const unlimited = Number.POSITIVE_INFINITY;

function readAt(kind: string, id: string, field = 'spec'): ReadAt {
  const [cluster = '', name = ''] = id.split('/');
  return { cluster, object: `${kind} ${name}`, field };
}

/** An input of the tag `kube.*` or `host.*` that waits on disk. */
export function input(id: string, reads: 'containers' | 'host' | 'forward', changed: Partial<LogInput> = {}): LogInput {
  const tag = { containers: 'kube.*', host: 'host.*', forward: '' }[reads];
  return {
    reads,
    fromJournal: reads === 'host',
    tag,
    positions: 'kept',
    buffer: 'filesystem',
    memoryLimit: unlimited,
    readAt: readAt('input', id, reads),
    ...changed,
  };
}

/** An output that takes everything, tries for ever and has room for a day at the promised rate. */
export function output(
  kind: 'log-collector' | 'log-aggregator',
  id: string,
  changed: Partial<LogOutput> = {},
): LogOutput {
  return {
    to: 'log-store',
    match: { kind: 'wildcard', text: '*' },
    index: { family: 'logs-*', sample: 'logs-2026.01.31', period: 'day', byRecordTime: true },
    diskLimit: 1e6 * 86_400,
    retries: unlimited,
    tls: true,
    readAt: readAt(kind, id),
    ...changed,
  };
}

/** A Fluent Bit that reads containers and the journal, marks its records with its cluster, and ships by one output. */
export function collector(id: string, changed: Partial<LogPipeline> = {}): FlowNode {
  const cluster = id.split('/')[0] ?? '';
  return node('log-collector', id, {
    ...emptyPipeline,
    inputs: [input(id, 'containers'), input(id, 'host')],
    outputs: [output('log-collector', id)],
    marks: [{ match: { kind: 'wildcard', text: '*' }, field: 'cluster', value: cluster }],
    ...changed,
  });
}

/** A policy that deletes after 15 days, and archives in `archive` before. */
export function policy(changed: Partial<IndexPolicy> = {}): IndexPolicy {
  return {
    name: 'logs',
    deletesFrom: 15 * day,
    archives: { repository: 'archive', snapshot: 'ism-{{ctx.index}}', at: 15 * day },
    unclear: false,
    readAt: readAt('OpenSearchISMPolicy', 'hub/logs'),
    ...changed,
  };
}

/** A policy that takes a snapshot every day and deletes its own and those of `ism-*` after 180 days. */
export function schedule(changed: Partial<SnapshotPolicy> = {}): SnapshotPolicy {
  return {
    name: 'daily',
    indices: ['logs-*'],
    everyMs: day,
    deletion: { maxAgeMs: 180 * day, maxCount: unlimited, minCount: 1, others: ['ism-*'] },
    readAt: readAt('ConfigMap', 'hub/opensearch-setup', 'data[snapshot-policy.daily.json]'),
    ...changed,
  };
}

/** The daily indices `logs-*` of the hub. */
export function index(changed: Partial<LogIndex> = {}): FlowNode {
  return node('log-index', 'hub/logs-*', {
    store: 'hub/opensearch',
    family: 'logs-*',
    sample: 'logs-2026.01.31',
    template: { name: 'logs', readAt: readAt('OpensearchIndexTemplate', 'hub/logs') },
    policy: policy(),
    ...changed,
  });
}

/** An edge that ships to the log store of the hub, which deletes after 15 days, archives before and expires after 180. */
export function healthyLogs(): Flows {
  return {
    nodes: {
      bit: collector('edge/bit'),
      store: node('log-store', 'hub/opensearch'),
      index: index(),
      archive: node('snapshot-repository', 'hub/archive', {
        store: 'hub/opensearch',
        basePath: 'hub',
        policies: [schedule()],
      }),
      bucket: node('bucket', 's3/logs', { bucket: 'logs' }),
      dashboards: node('dashboards', 'hub/dashboards'),
    },
    edges: [
      'bit ships-logs store',
      'store indexes index',
      'store snapshots archive',
      'archive snapshots bucket',
      'archive deletes-in bucket',
      'dashboards reads-logs store',
    ],
  };
}

/** What `healthyLogs` keeps. */
export function promisedLogs(changed: Partial<LogPromise> = {}): Promised {
  return {
    ...promised,
    logs: {
      clusters: [
        {
          cluster: 'edge',
          store: 'hub',
          nodes: 2,
          nodeDisk: 100e9,
          bytesPerSecond: { containers: 800_000, host: 200_000 },
        },
      ],
      families: null,
      keep: { search: 14 * day, archive: 180 * day },
      survive: { store: 2 * hour, link: 2 * hour, objectStore: 6 * hour },
      ...changed,
    },
  };
}

/** The healthy logs with some nodes changed and edges added. */
export function changedLogs(nodes: Flows['nodes'], edges: readonly string[] = []): Flows {
  const flows = healthyLogs();
  return { nodes: { ...flows.nodes, ...nodes }, edges: [...flows.edges, ...edges] };
}
