import { logSecrets, logUsers } from '../../../model/logs/secret-names.ts';
import type { Cluster, Logs } from '../../../model/model.ts';
import { isScraped } from '../service-monitor.ts';
import { logPatterns } from './definitions.ts';

/** A role of the security plugin and the one user who has it. */
export interface LogRole {
  readonly name: string;
  readonly user: string;
  /** The Secret with that user's password. */
  readonly secret: string;
  readonly cluster: readonly string[];
  readonly indices: readonly string[];
  readonly actions: readonly string[];
}

/** A user whose password is in a Secret. */
export type LogUser = keyof typeof logUsers;

/** The users of the OpenSearch of a cluster: those of parts that are there. */
export function logUsersIn(cluster: Cluster): readonly LogUser[] {
  const shown = cluster.logs.mode === 'local' && cluster.logs.dashboards > 0;
  return [
    'admin',
    'writer',
    ...(shown ? ['dashboards' as const] : []),
    ...(isScraped(cluster) ? ['monitor' as const] : []),
  ];
}

/** The roles that OpenSearch does not bring, of the users that are there. */
export function logRoles(logs: Logs, cluster: Cluster): readonly LogRole[] {
  const there = new Set<string>(logUsersIn(cluster).map((user) => logUsers[user]));
  return roles(logs).filter(({ user }) => there.has(user));
}

function roles(logs: Logs): readonly LogRole[] {
  return [
    {
      // What a bulk request of Fluent Bit needs: it may add lines and make the day's index, and can neither read nor delete. Making an index and adding
      // fields by a write count as the actions below (opensearch-security@3.6.0.0 PrivilegesEvaluator.java).
      name: 'log-writer',
      user: logUsers.writer,
      secret: logSecrets.writer.name,
      cluster: ['indices:data/write/bulk'],
      indices: logPatterns(logs),
      actions: [
        'indices:admin/create',
        'indices:admin/mapping/put',
        'indices:data/write/index*',
        'indices:data/write/bulk*',
      ],
    },
    {
      // What the exporter asks on behalf of who scrapes it (opensearch-prometheus-exporter@3.6.0.0 README.md, security).
      name: 'metrics-reader',
      user: logUsers.monitor,
      secret: logSecrets.monitor.name,
      cluster: [
        'cluster:monitor/prometheus/metrics',
        'cluster:monitor/health',
        'cluster:monitor/state',
        'cluster:monitor/nodes/info',
        'cluster:monitor/nodes/stats',
      ],
      indices: ['*'],
      actions: ['indices:monitor/stats'],
    },
  ];
}
