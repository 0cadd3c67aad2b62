import { parseDuration } from '../../kube/duration.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { SnapshotPolicy } from '../log-nodes.ts';
import { longestGap } from './cron.ts';
import type { Definition } from './definitions.ts';

const unlimited = Number.POSITIVE_INFINITY;

/** A policy of snapshot management (opensearch.org tuning-your-cluster/availability-and-recovery/snapshots/sm-api); it deletes its own snapshots, and others only by `snapshot_pattern`. */
export function snapshotPolicy(definition: Definition, say: (reason: string) => void): SnapshotPolicy {
  const { body, name, readAt } = definition;
  const enabled = at(body, 'enabled') !== false;
  // The API's key is `condition`, the resource's `deleteCondition`.
  const condition = at(body, 'deletion', 'condition') ?? at(body, 'deletion', 'delete_condition');
  const pattern = at(body, 'deletion', 'snapshot_pattern');
  const asked = stringAt(condition, 'max_age');
  return {
    name,
    indices: (stringAt(body, 'snapshot_config', 'indices') ?? '*').split(',').map((part) => part.trim()),
    everyMs: enabled && at(body, 'creation') !== undefined ? every(definition, say) : null,
    deletion:
      !enabled || condition === undefined
        ? null
        : {
            maxAgeMs: asked === undefined ? unlimited : (parseDuration(asked) ?? unlimited),
            maxCount: numberAt(condition, 'max_count') ?? unlimited,
            minCount: numberAt(condition, 'min_count') ?? 1,
            others: typeof pattern === 'string' ? pattern.split(',').map((p) => p.trim()) : listAt(pattern).map(String),
          },
    readAt,
  };
}

function every({ body, name }: Definition, say: (reason: string) => void): number | null {
  const expression = stringAt(body, 'creation', 'schedule', 'cron', 'expression') ?? '';
  const gap = longestGap(expression);
  if (gap === null) say(`the schedule \`${expression}\` of the snapshot policy \`${name}\` is not understood`);
  return gap;
}

/** The repository that a policy works in. */
export function policyRepository({ body }: Definition): string {
  return stringAt(body, 'snapshot_config', 'repository') ?? '';
}
