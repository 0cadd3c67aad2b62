import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { NodeName } from '../harness/clusters.ts';
import { until } from '../harness/objects.ts';
import { labelValues } from './blocks.ts';
import { askHub } from './hub.ts';
import { ends } from './namsan.ts';
import { settledStage, strangersThenAndNow } from './shared.ts';
import type { FleetName, LiveStage } from './stage.ts';
import { placeTenants } from './tenants.ts';

/** A fleet where the agents of one edge write for two tenants. */
export interface TenantFleet {
  readonly fleet: FleetName;
  /** Where the tenants are. */
  readonly edge: NodeName;
  /** Every tenant whose blocks come into the bucket. What no tenant owns is sent as the tenant of the cluster's own name. */
  readonly tenants: readonly string[];
}

const teams: readonly string[] = ['team-a', 'team-b'];

/** The clusters go over from the fleet before to this one: what must be so afterwards. */
export function goesOver(title: string, { fleet, edge, tenants }: TenantFleet): void {
  describe(title, () => {
    let stage: LiveStage;
    before(async () => {
      stage = await settledStage(fleet);
      await placeTenants(stage.clusters[edge], teams);
    });

    test('verify becomes green: series of every cluster and of every tenant are at the hub', async () => {
      await ends(0, stage.namsan(['verify', '--wait', '15m']));
      const clusters = await askHub('count by (cluster) (up == 1)', 'cluster');
      assert.deepEqual(
        clusters.map(([cluster]) => cluster),
        ['a', 'b', 'c'],
      );
      await until('series of every tenant', 300_000, async () => {
        const found = await askHub(`count by (tenant_id) (up{cluster="${edge}"} == 1)`, 'tenant_id');
        assert.deepEqual(
          found.map(([tenant]) => tenant),
          [edge, ...teams],
        );
        return true;
      });
    });

    test('blocks of all tenants are in the bucket', async () => {
      await until('blocks of all tenants', 900_000, async () => {
        assert.deepEqual(labelValues(join(stage.store.data, 'live-metrics'), 'tenant_id'), tenants);
        return true;
      });
    });

    test('a marker that canary writes at each edge is found at the hub, and taken away', async () => {
      const { out } = await ends(0, stage.namsan(['canary', '--signal', 'metrics']));
      for (const cluster of Object.keys(stage.clusters)) assert.match(out, new RegExp(`^${cluster}\\b`, 'm'));
    });

    test('monitors of teams are no drift, nothing else has drifted, and what the fleet before had is gone', async () => {
      // Until then the producers of the fleet before have just written.
      await until('drift to find nothing', 600_000, async () => {
        assert.match((await ends(0, stage.namsan(['drift']))).out, /^ {2}\d monitors of teams are selected/m);
        return true;
      });
      await ends(0, stage.namsan(['diff', '--without-charts']));
      const left = await stage.clusters[edge].kubectl(['get', 'prometheuses', '--all-namespaces', '--output', 'name']);
      assert.equal(left, '');
      for (const [then, now] of await strangersThenAndNow(stage)) assert.equal(now, then);
    });
  });
}
