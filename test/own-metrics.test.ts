import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queriesOf } from '../src/checks/grafana/dashboard-query.ts';
import { readPromql } from '../src/checks/promql/read-promql.ts';
import { expressionsOf, recordedNames } from '../src/checks/rules/expressions.ts';
import type { ClusterObjects } from '../src/kube/objects.ts';
import { stringsAt } from '../src/kube/read.ts';
import { isMetric } from '../src/model/facts/metric-names.ts';
import { checkFleet } from '../src/pipeline.ts';
import { exampleFleet, exampleNames } from '../tools/generate/golden.ts';

test('every metric that a rule or a dashboard of the examples asks for is one that an engine has', async () => {
  const clusters: ClusterObjects[] = [];
  for (const name of exampleNames()) {
    const { rendered } = await checkFleet(exampleFleet(name), 'fleet.yaml');
    clusters.push(...(rendered?.clusters ?? []));
  }
  const expressions = [...expressionsOf({ clusters })].map(({ name, text }) => [name, text] as const);
  const queries = [...dashboardsIn(clusters)].flatMap((board) =>
    [...queriesOf(JSON.parse(board))].map(({ panel, query }) => [panel, plain(query)] as const),
  );
  assert.ok(expressions.length > 100 && queries.length > 100);
  const recorded = recordedNames({ clusters });
  const faults = [...expressions, ...queries].flatMap(([where, text]) => {
    const { metrics, fault } = readPromql(text);
    if (fault !== null) return [`${where}: ${text} is no PromQL`];
    return metrics.filter((name) => !isMetric(name) && !recorded.has(name)).map((name) => `${where}: ${name}`);
  });
  assert.deepEqual([...new Set(faults)], []);
});

function* dashboardsIn(clusters: readonly ClusterObjects[]): Generator<string> {
  for (const { objects } of clusters)
    for (const object of objects)
      if (stringsAt(object, 'metadata', 'labels')['grafana_dashboard'] !== undefined)
        yield* Object.values(stringsAt(object, 'data'));
}

/** With a duration where Grafana would put one. */
function plain(query: string): string {
  return query.replaceAll('$__rate_interval', '5m');
}
