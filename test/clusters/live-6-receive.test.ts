import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { until } from './harness/objects.ts';
import { labelValues } from './live/blocks.ts';
import { askHub } from './live/hub.ts';
import { ends } from './live/namsan.ts';
import { settledStage, strangersThenAndNow } from './live/shared.ts';
import type { LiveStage } from './live/stage.ts';
import { placeTenants } from './live/tenants.ts';

describe('a receive fleet: agents everywhere, those of one edge as two tenants, and a hashring of three', () => {
  let stage: LiveStage;
  before(async () => {
    stage = await settledStage('receive');
    await placeTenants(stage.clusters.b, ['team-a', 'team-b']);
  });

  test('verify becomes green: series of every cluster and of every tenant are at the hub', async () => {
    await ends(0, stage.namsan(['verify', '--wait', '15m']));
    assert.deepEqual(
      (await askHub('count by (cluster) (up == 1)', 'cluster')).map(([cluster]) => cluster),
      ['a', 'b', 'c'],
    );
    // Everything that no tenant owns is sent as the tenant of the cluster's own name.
    await until('series of every tenant', 300_000, async () => {
      const found = await askHub('count by (tenant_id) (up{cluster="b"} == 1)', 'tenant_id');
      assert.deepEqual(
        found.map(([tenant]) => tenant),
        ['b', 'team-a', 'team-b'],
      );
      return true;
    });
  });

  test('blocks of all tenants are in the bucket', async () => {
    await until('blocks of all tenants', 900_000, async () => {
      const tenants = labelValues(join(stage.store.data, 'live-metrics'), 'tenant_id');
      assert.deepEqual(tenants, ['a', 'b', 'c', 'team-a', 'team-b']);
      return true;
    });
  });

  test('nothing has drifted, and what the fleet before had is gone', async () => {
    const { out } = await ends(0, stage.namsan(['drift']));
    assert.match(out, / {2}2 monitors of teams are selected besides the fleet's own\n/);
    await ends(0, stage.namsan(['diff', '--without-charts']));
    const left = await stage.clusters.b.kubectl(['get', 'prometheuses', '--all-namespaces', '--output', 'name']);
    assert.equal(left, '');
    for (const [then, now] of await strangersThenAndNow(stage)) assert.equal(now, then);
  });
});
