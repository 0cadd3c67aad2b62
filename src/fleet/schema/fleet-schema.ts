import { z } from 'zod';
import { cluster } from './cluster.ts';
import { metrics } from './metrics.ts';
import { alerts, delivery, logs, objectStore, secrets, tls, volumes } from './platform.ts';
import { id } from './scalars.ts';
import { suppress } from './suppress.ts';

/** Everything that may stand in a fleet file. Its descriptions are the reference page and the JSON Schema for editors. */
export const fleetSchema = z
  .strictObject({
    namsan: z.literal('v1', { error: 'must be `v1`' }).describe('Version of this file format.'),
    name: id.describe('Name of the fleet.'),
    profile: z
      .enum(['strict', 'compat'])
      .default('strict')
      .describe('Whether retired or unmaintained parts are errors (`strict`) or warnings (`compat`).'),
    language: z.enum(['en', 'ko']).default('en').describe('Language of the generated pages.'),
    delivery: delivery.prefault({}),
    secrets: secrets.prefault({}),
    objectStores: z
      .record(id, objectStore, { error: 'must map a name to each object store' })
      .describe('The S3 stores, by name.'),
    metrics,
    logs: logs.optional(),
    alerts: alerts.prefault({}),
    tls: tls.prefault({}),
    volumes: volumes.prefault({}),
    networkPolicies: z
      .enum(['default-deny', 'none'])
      .default('default-deny')
      .describe(
        'Whether pods of the fleet’s namespaces take and make only the calls that its flows need. The network of the cluster must enforce it.',
      ),
    suppress,
    clusters: z
      .array(cluster, { error: 'must be a list of clusters' })
      .min(1, { error: 'must name at least one cluster' })
      .describe('The clusters of the fleet.'),
  })
  .describe('A fleet of Kubernetes clusters and what their observability promises.');

/** What a user wrote, with the fixed defaults filled in; what depends on other fields may still be absent. */
export type Fleet = z.output<typeof fleetSchema>;
export type FleetCluster = Fleet['clusters'][number];
