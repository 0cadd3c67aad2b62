import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../src/kube/objects.ts';
import { at, listAt, stringAt } from '../../src/kube/read.ts';
import { setLink } from './harness/clusters.ts';
import { metricsStage, type Stage } from './harness/install.ts';
import { until } from './harness/objects.ts';

describe('metrics of two real clusters at the hub', () => {
  let stage: Stage;
  before(async () => {
    stage = await metricsStage();
  });

  test('one query at the hub has the series of both clusters, each replica counted once', async () => {
    await untilClusters(['a', 'b']);
    // Two Prometheus of b scrape the same StoreAPI of two sidecars: deduplicated there are two targets, not four.
    assert.deepEqual(await ask('count by (cluster) (up{job="thanos-sidecar"})'), [
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  test('while the link of an edge is cut the hub answers with what it has, and with all of it once the link is back', async (t) => {
    await untilClusters(['a', 'b']);
    await setLink('b', 'down');
    try {
      await untilClusters(['a']);
    } finally {
      await setLink('b', 'up');
    }
    const mended = Date.now();
    await untilClusters(['a', 'b']);
    t.diagnostic(`both clusters answer ${Math.round((Date.now() - mended) / 1_000)} s after the link is back`);
  });

  test('clusters that are gone are told by the ruler of the hub, which evaluates over all of them', async () => {
    await until('the rule groups of the ruler', 120_000, async () => {
      const url = 'http://thanos-ruler.monitoring.svc.cluster.local:10902/api/v1/rules';
      const groups = listAt(JSON.parse(await stage.boxes.a.run(['hello', 'get', url])) as Json, 'data', 'groups');
      const rules = groups.flatMap((group) => listAt(group, 'rules'));
      assert.ok(rules.length > 0);
      assert.deepEqual(
        rules.filter((rule) => stringAt(rule, 'health') !== 'ok').map((rule) => stringAt(rule, 'lastError')),
        [],
      );
      return true;
    });
  });

  async function untilClusters(wanted: readonly string[]): Promise<void> {
    await until(`answers of ${wanted.join(' and ')}`, 300_000, async () => {
      const found = (await ask('count by (cluster) (up)')).map(([cluster]) => cluster);
      if (!isDeepStrictEqual(found, wanted)) throw new Error(`Answers are of ${found.join(' and ')}.`);
      return true;
    });
  }

  /** What the rendered query frontend says: pairs of cluster and value. Nothing is taken from its cache, because no time is asked twice. */
  async function ask(query: string): Promise<readonly (readonly [string, string])[]> {
    const url = new URL('http://thanos-query-frontend.monitoring.svc.cluster.local:9090/api/v1/query');
    url.searchParams.set('query', query);
    const answer = JSON.parse(await stage.boxes.a.run(['hello', 'get', url.href])) as Json;
    return listAt(answer, 'data', 'result')
      .map((row): readonly [string, string] => [stringAt(row, 'metric', 'cluster') ?? '', String(at(row, 'value', 1))])
      .sort();
  }
});
