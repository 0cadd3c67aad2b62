import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { until } from './harness/objects.ts';
import { labelValues } from './live/blocks.ts';
import { askHub } from './live/hub.ts';
import { ends } from './live/namsan.ts';
import { installOperators, sharedStage, strangersArrive, valuesFile } from './live/shared.ts';
import type { LiveStage } from './live/stage.ts';

describe('a sidecar fleet, from three empty clusters and one fleet file', () => {
  let stage: LiveStage;
  before(async () => {
    stage = await sharedStage();
    stage.useFleet('sidecar');
  });

  test('preflight names everything that is missing, and fails', async () => {
    const { out } = await ends(1, stage.namsan(['preflight']));
    for (const cluster of ['a', 'b', 'c'])
      assert.match(out, new RegExp(`\`${cluster}\` (?:has no|lacks) .*\`monitoring/s3-credentials\``), out);
    assert.match(out, /without it the object store `s3` cannot be asked/, out);
  });

  test('secrets puts the keys into every cluster that needs them, and shows none of them', async () => {
    const { out, err } = await ends(0, stage.namsan(['secrets', '--values', valuesFile(stage)]));
    assert.ok(!`${out}${err}`.includes(stage.store.secretKey), 'A value was shown.');
    for (const cluster of Object.values(stage.clusters)) {
      const kept = await cluster.kubectl([
        ...['--namespace', 'monitoring', 'get', 'secret', 's3-credentials'],
        ...['--output', 'jsonpath={.data.secret-key}'],
      ]);
      assert.equal(Buffer.from(kept, 'base64').toString(), stage.store.secretKey);
    }
    const again = await ends(0, stage.namsan(['secrets']));
    assert.ok(!again.out.includes(stage.store.secretKey));
  });

  test('with keys at hand preflight names the bucket that is missing; buckets makes it, private, and finds it there the next time', async () => {
    assert.match((await ends(1, stage.namsan(['preflight']))).out, /has no bucket `live-metrics`/);
    assert.match((await ends(0, stage.namsan(['buckets']))).out, /live-metrics +metrics +made +private/);
    assert.match((await ends(0, stage.namsan(['buckets']))).out, /live-metrics +metrics +there +private/);
    await ends(0, stage.namsan(['preflight']));
  });

  test('without the operator, whose chart is left out, apply names every kind that a cluster does not know', async () => {
    const { out } = await ends(1, stage.namsan(['apply', '--without-charts']));
    for (const cluster of ['a', 'b', 'c'])
      assert.match(out, new RegExp(`The API server of ${cluster} knows no kind Prometheus`), out);
  });

  test('with the operator apply brings everything up, wave by wave, and says what it waits for', async (t) => {
    await installOperators(stage);
    const start = Date.now();
    const { err } = await ends(0, stage.namsan(['apply', '--without-charts']));
    t.diagnostic(`three clusters are ready after ${Math.round((Date.now() - start) / 1_000)} s`);
    assert.match(
      err,
      /^a: waits for Prometheus main: StatefulSet prometheus-main: 0 of 1 ready, pod prometheus-main-0: /m,
    );
    assert.ok(
      err.lastIndexOf('a: waits for Prometheus main:') < err.indexOf('a: ThanosRuler monitoring/global created'),
      'The ruler came before Prometheus was ready.',
    );
    await strangersArrive(stage);
  });

  test('verify becomes green, and is right: every cluster is found at the hub', async () => {
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
    assert.deepEqual(
      (await askHub('count by (cluster) (up == 1)', 'cluster')).map(([cluster]) => cluster),
      ['a', 'b', 'c'],
    );
    assert.deepEqual(await askHub('count by (cluster) (up == 0)', 'cluster'), []);
  });

  test('blocks of every cluster are in the bucket', async () => {
    await until('blocks of all clusters', 600_000, async () => {
      const found = labelValues(join(stage.store.data, 'live-metrics'), 'cluster');
      if (found.length < 3) throw new Error(`Blocks are of ${found.join(', ')}.`);
      assert.deepEqual(found, ['a', 'b', 'c']);
      return true;
    });
    await ends(0, stage.namsan(['verify']));
  });

  test('nothing has drifted, nothing would be changed, and a second apply sends nothing', async () => {
    await ends(0, stage.namsan(['drift']));
    await ends(0, stage.namsan(['diff', '--without-charts']));
    await ends(0, stage.namsan(['apply', '--without-charts']));
    assert.match(readFileSync(join(stage.folder, 'fleet.yaml'), 'utf8'), /^name: live$/m);
  });
});
