import { z } from 'zod';

/**
 * Schemas of what OpenSearch is sent for the plugins that are not to be had in the tests: Index State Management, Snapshot Management and security.
 * Written from opensearch.org (im-plugin/ism/policies, snapshots/sm-api, security/access-control/api) and index-management@3.6.0.0
 * (Policy.kt, State.kt, Transition.kt, SnapshotAction.kt, SMPolicy.kt). They are closed: Snapshot Management itself answers an unknown key with 201 and ignores it.
 */
const duration = z.string().regex(/^[1-9]\d*[dhms]$/);
/** Minute, hour, day, month, weekday. */
const cron = z.strictObject({
  cron: z.strictObject({ expression: z.string().regex(/^(?:\S+ ){4}\S+$/), timezone: z.string().min(1) }),
});
const name = z.string().min(1);

const action = z.strictObject({
  retry: z
    .strictObject({
      count: z.int().positive(),
      backoff: z.enum(['exponential', 'constant', 'linear']),
      delay: duration,
    })
    .optional(),
  timeout: duration.optional(),
  snapshot: z.strictObject({ repository: name, snapshot: name }).optional(),
  delete: z.strictObject({}).optional(),
});

const state = z.strictObject({
  name,
  actions: z.array(action.refine((a) => (a.snapshot === undefined) !== (a.delete === undefined))),
  transitions: z.array(
    z.strictObject({ state_name: name, conditions: z.strictObject({ min_index_age: duration }).optional() }),
  ),
});

const ismPolicy = z
  .strictObject({
    policy: z.strictObject({
      description: z.string(),
      default_state: name,
      ism_template: z.array(z.strictObject({ index_patterns: z.array(name).min(1), priority: z.int().nonnegative() })),
      states: z.array(state).min(1),
    }),
  })
  .refine(({ policy }) => {
    const names = new Set(policy.states.map((s) => s.name));
    const asked = [policy.default_state, ...policy.states.flatMap((s) => s.transitions.map((t) => t.state_name))];
    return asked.every((one) => names.has(one));
  }, 'a state that is not there');

const snapshotPolicy = z.strictObject({
  description: z.string().optional(),
  enabled: z.boolean(),
  creation: z.strictObject({ schedule: cron, time_limit: duration.optional() }),
  deletion: z.strictObject({
    schedule: cron,
    time_limit: duration.optional(),
    condition: z.strictObject({
      max_age: duration,
      min_count: z.int().positive().optional(),
      max_count: z.int().positive().optional(),
    }),
    snapshot_pattern: name.optional(),
  }),
  snapshot_config: z.strictObject({
    repository: name,
    indices: name,
    ignore_unavailable: z.boolean().optional(),
    include_global_state: z.boolean().optional(),
    partial: z.boolean().optional(),
  }),
});

const permission = z.string().regex(/^(?:cluster|indices):[a-z_/*]+$/);

const role = z.strictObject({
  cluster_permissions: z.array(permission),
  index_permissions: z.array(
    z.strictObject({ index_patterns: z.array(name).min(1), allowed_actions: z.array(permission).min(1) }),
  ),
});

const roleMapping = z.strictObject({ users: z.array(name).min(1) });

/** The schemas by kind of definition. */
export const bodySchemas: Readonly<Record<string, z.ZodType>> = {
  'ism-policy': ismPolicy,
  'snapshot-policy': snapshotPolicy,
  role,
  'role-mapping': roleMapping,
};
