import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setLink } from './harness/clusters.ts';
import { crash } from './live/daemons.ts';
import { killedAfter } from './live/killed.ts';
import { ends } from './live/namsan.ts';
import { settledStage } from './live/shared.ts';
import type { LiveStage } from './live/stage.ts';
import { ownedState } from './live/state.ts';

const apply = ['apply', '--without-charts'];

describe('runs of namsan that end too early, and clusters that do not answer', () => {
  let stage: LiveStage;
  before(async () => {
    stage = await settledStage('sidecar');
  });

  test('a run that is killed is continued by the next one, which says so and ends where an undisturbed one would', async () => {
    scrapeEvery('20s');
    await ends(0, stage.namsan(apply));
    const undisturbed = await states();
    for (const [i, lines] of [1, 4, 9, 16].entries()) {
      scrapeEvery(i % 2 === 0 ? '25s' : '20s');
      if (!(await killedAfter(stage, apply, lines))) continue;
      const { err } = await ends(0, stage.namsan(apply));
      assert.match(err, /^A run begun .* stopped in wave .*; going on\.$/m);
    }
    scrapeEvery('20s');
    await ends(0, stage.namsan(apply));
    assert.deepEqual(await states(), undisturbed);
    await ends(0, stage.namsan(['diff', '--without-charts']));
  });

  test('an API server that is killed in the middle of an apply is waited for', async () => {
    scrapeEvery('15s');
    const run = stage.namsan(apply);
    await sleep(2_000);
    await crash('b', 'kube-apiserver');
    await ends(0, run);
    await ends(0, stage.namsan(['diff', '--without-charts']));
  });

  test('a cluster that cannot be reached fails alone: the others are applied, and a later run does the rest', async () => {
    scrapeEvery('20s');
    await setLink('c', 'down');
    try {
      const { out } = await ends(1, stage.namsan(apply));
      assert.match(out, /^a +done/m);
      assert.match(out, /^b +done/m);
      assert.match(out, /^c +(failed|unreachable)/m);
    } finally {
      await setLink('c', 'up');
    }
    await ends(0, stage.namsan(apply));
    await ends(0, stage.namsan(['diff', '--without-charts']));
  });

  function scrapeEvery(interval: string): void {
    const path = join(stage.folder, 'fleet.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/scrapeInterval: \w+/, `scrapeInterval: ${interval}`));
  }

  async function states(): Promise<readonly unknown[]> {
    return Promise.all(Object.values(stage.clusters).map(ownedState));
  }
});
