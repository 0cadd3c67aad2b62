import { day, hour } from '../../../kube/duration.ts';
import type { JsonObject } from '../../../kube/objects.ts';
import { archive, indexPattern, type LogFamily, logFamilies } from '../../../model/logs/names.ts';
import type { Cluster, Logs } from '../../../model/model.ts';
import { logMappings } from './mappings.ts';

/** The settings of new indices on so many data nodes. */
export function indexSettings(family: LogFamily, data: number): JsonObject {
  return {
    index: {
      // Lines of containers are written on several nodes at once; those of the nodes themselves are few.
      number_of_shards: family === 'k8s' ? Math.min(data, 3) : 1,
      number_of_replicas: data > 1 ? 1 : 0,
      refresh_interval: '10s',
      codec: 'best_compression',
      // A value of the wrong type leaves its field out, not the line.
      mapping: { total_fields: { limit: 200 }, ignore_malformed: true },
    },
  };
}

/** Above templates that others bring for `*`. */
export const definitionPriority = 100;

/** Body of `PUT _index_template/<name>`. */
export function indexTemplate(logs: Logs, family: LogFamily, data: number): JsonObject {
  return {
    index_patterns: [indexPattern(logs, family)],
    priority: definitionPriority,
    template: { settings: indexSettings(family, data), mappings: logMappings(family) },
  };
}

/** The patterns of every log index. */
export function logPatterns(logs: Logs): readonly string[] {
  return logFamilies.map((family) => indexPattern(logs, family));
}

/**
 * Age at which an index is archived and deleted, counted from its making (index-management@3.6 Transition.kt, `min_index_age`): it takes in lines for
 * a day, and the last of them is promised the whole search period too.
 */
export function deletionAge({ keep }: Logs): string {
  return ismTime(keep.search + day);
}

/** How often the snapshot of an index is tried again before its policy stops, with growing pauses that begin with an hour. */
export const snapshotRetry = { count: 5, backoff: 'exponential', delay: '1h' } as const;

/** Name of the snapshot of one index before its deletion; OpenSearch adds the time (index-management@3.6 AttemptSnapshotStep.kt). */
export const archiveSnapshot = 'ism-{{ctx.index}}';

/** Body of `PUT _plugins/_ism/policies/<name>`: nothing is deleted before it is archived, because a state whose action failed is not left. */
export function ismPolicy(logs: Logs): JsonObject {
  return {
    policy: {
      description: policyDescription(logs),
      default_state: 'search',
      ism_template: [{ index_patterns: logPatterns(logs), priority: definitionPriority }],
      states: [
        {
          name: 'search',
          actions: [],
          transitions: [{ state_name: 'archive', conditions: { min_index_age: deletionAge(logs) } }],
        },
        {
          name: 'archive',
          actions: [{ retry: snapshotRetry, snapshot: { repository: archive.repository, snapshot: archiveSnapshot } }],
          transitions: [{ state_name: 'delete', conditions: { min_index_age: deletionAge(logs) } }],
        },
        { name: 'delete', actions: [{ delete: {} }], transitions: [] },
      ],
    },
  };
}

/** One sentence for whoever finds the policy in OpenSearch. */
export function policyDescription(logs: Logs): string {
  return `Searchable for ${ismTime(logs.keep.search)} after its last line, then archived in ${archive.repository}, then deleted`;
}

/**
 * Body of `POST _plugins/_sm/policies/<name>`: a snapshot of every log index each day, and the deletion of all that are older than the archive period,
 * those of ISM among them (`snapshot_pattern`, index-management 3.3). The operator's OpensearchSnapshotPolicy cannot say the pattern.
 */
export function snapshotPolicy(logs: Logs): JsonObject {
  return {
    description: `Every day, kept for ${ismTime(logs.keep.archive)}`,
    enabled: true,
    creation: { schedule: cron('0 1 * * *'), time_limit: '6h' },
    deletion: {
      schedule: cron('0 8 * * *'),
      time_limit: '6h',
      condition: { max_age: ismTime(logs.keep.archive), min_count: 1 },
      snapshot_pattern: 'ism-*',
    },
    snapshot_config: {
      repository: archive.repository,
      indices: logPatterns(logs).join(','),
      ignore_unavailable: true,
      include_global_state: false,
      partial: false,
    },
  };
}

/** Settings of the repository; where the store is and its keys are settings of the client `default`. */
export function repositorySettings({ objectStore }: Logs, cluster: Cluster): Readonly<Record<string, string>> {
  return { bucket: objectStore.buckets.logs, base_path: archive.basePath(cluster), client: 'default' };
}

/** Body of `PUT _snapshot/<name>`. */
export function repository(logs: Logs, cluster: Cluster): JsonObject {
  return { type: 's3', settings: repositorySettings(logs, cluster) };
}

/** Settings of the S3 client `default` (opensearch@3.6.0 plugins/repository-s3, S3ClientSettings.java). A store of one's own has no DNS name per bucket. */
export function s3ClientSettings({ objectStore }: Logs): Readonly<Record<string, string>> {
  const { endpoint, scheme, region, provider } = objectStore;
  return {
    's3.client.default.endpoint': endpoint,
    's3.client.default.protocol': scheme,
    's3.client.default.region': region,
    ...(provider === 's3' ? {} : { 's3.client.default.path_style_access': 'true' }),
  };
}

/** A time in the units of OpenSearch: whole days or hours, rounded up, as its policies know no parts. */
function ismTime(ms: number): string {
  return ms % day === 0 ? `${ms / day}d` : `${Math.ceil(ms / hour)}h`;
}

function cron(expression: string): JsonObject {
  return { cron: { expression, timezone: 'UTC' } };
}
