import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { versions } from '../../src/model/versions.ts';
import { until } from './harness/objects.ts';
import { askHub } from './live/hub.ts';
import { ends, namsanIn } from './live/namsan.ts';
import { olderNamsan } from './live/older-namsan.ts';
import { settledStage, strangersThenAndNow } from './live/shared.ts';
import type { LiveStage } from './live/stage.ts';
import { ownedState } from './live/state.ts';

const apply = ['apply', '--without-charts', '--prune'];

describe('changes of a fleet that runs: by edit, impact, diff, apply and verify', () => {
  let stage: LiveStage;
  before(async () => {
    stage = await settledStage('sidecar');
  });

  test('a cluster is removed: the hub asks it no longer, and what is in it stays until somebody takes it down', async () => {
    edit((text) => text.replace(/ {2}- id: c\n[\s\S]*$/, ''));
    const { out } = await ends(1, stage.namsan(['impact', 'before.yaml', 'fleet.yaml']));
    assert.match(out, /\bc\b/);
    await ends(3, stage.namsan(['diff', '--without-charts']));
    await ends(0, stage.namsan(apply));
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
    await untilClusters(['a', 'b']);
    assert.notDeepEqual(await ownedState(stage.clusters.c), {});
  });

  test('a cluster is added by add-cluster, like another', async () => {
    keep();
    const more = ['--node', 'c=10.88.0.13', '--context', 'c', '--api', 'https://10.88.0.13:6443'];
    await ends(0, stage.namsan(['add-cluster', '--id', 'c', '--like', 'b', ...more]));
    assert.match((await ends(0, stage.namsan(['impact', 'before.yaml', 'fleet.yaml']))).out, /No data is lost/);
    await ends(3, stage.namsan(['diff', '--without-charts']));
    await ends(0, stage.namsan(apply));
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
    await untilClusters(['a', 'b', 'c']);
  });

  test('a setting is changed in every cluster', async () => {
    edit((text) => text.replace('scrapeInterval: 15s', 'scrapeInterval: 10s'));
    await ends(0, stage.namsan(['impact', 'before.yaml', 'fleet.yaml']));
    assert.match((await ends(3, stage.namsan(['diff', '--without-charts']))).out, /scrapeInterval.*"15s" -> "10s"/);
    await ends(0, stage.namsan(apply));
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
    await ends(0, stage.namsan(['drift']));
  });

  test('Thanos is upgraded by one minor release: from what the namsan that pins the older one has applied', async (t) => {
    const older = namsanIn(stage.folder, stage.env, olderNamsan());
    await ends(0, older(['render', '--out', 'older']));
    await ends(0, stage.namsan(['render', '--out', 'newer']));
    await ends(0, older(apply));
    await untilThanos('0.41.0');
    await ends(0, older(['verify', '--wait', '10m']));
    assert.match((await ends(3, stage.namsan(['upgrade', '--from', 'older']))).out, /thanos/i);
    const { out } = await ends(0, stage.namsan(['impact', 'older', 'newer']));
    t.diagnostic(out.split('\n')[0] ?? '');
    assert.match((await ends(3, stage.namsan(['diff', '--without-charts']))).out, /thanos:v0\.41\.0.*thanos:v0\.42\.4/);
    await ends(0, stage.namsan(apply));
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
    await untilThanos(versions.thanos.slice(1));
    await ends(0, stage.namsan(['drift']));
  });

  test('what is not of the fleet is as it was, byte for byte', async () => {
    for (const [then, now] of await strangersThenAndNow(stage)) assert.equal(now, then);
  });

  /** The fleet file before the next change. */
  function keep(): void {
    copyFileSync(join(stage.folder, 'fleet.yaml'), join(stage.folder, 'before.yaml'));
  }

  function edit(change: (text: string) => string): void {
    keep();
    const path = join(stage.folder, 'fleet.yaml');
    const text = readFileSync(path, 'utf8');
    assert.notEqual(change(text), text);
    writeFileSync(path, change(text));
  }

  async function untilClusters(wanted: readonly string[]): Promise<void> {
    await until(`series of ${wanted.join(', ')}`, 600_000, async () => {
      const found = (await askHub('count by (cluster) (up)', 'cluster')).map(([cluster]) => cluster);
      assert.deepEqual(found, wanted);
      return true;
    });
  }

  /** By what every Thanos of every cluster says of itself. */
  async function untilThanos(version: string): Promise<void> {
    await until(`Thanos ${version} everywhere`, 600_000, async () => {
      // What is no longer scraped is in answers for five more minutes.
      const query = 'count by (version) (thanos_build_info and timestamp(thanos_build_info) > time() - 45)';
      const found = await askHub(query, 'version');
      assert.deepEqual(
        found.map(([one]) => one).filter((one) => one !== ''),
        [version],
      );
      return true;
    });
  }
});
