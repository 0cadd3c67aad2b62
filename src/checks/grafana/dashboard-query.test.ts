import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { dashboardQuery, queriesOf } from './dashboard-query.ts';

const provisioned = (text: string, labels: object = { grafana_dashboard: '1' }) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'boards', namespace: 'm', labels },
    data: { 'a.json': text },
  });
const panel = (expr: string, more: object = {}) => ({ title: 'P', targets: [{ expr }], ...more });
const verdicts = (...panels: readonly object[]) =>
  found(dashboardQuery, { hub: provisioned(JSON.stringify({ panels })) }).map(({ message, fix }) => [message, fix]);

test('queries with variables of every form, and those to other data sources, are silent', () => {
  const fine = [
    'sum by (pod) (rate(thanos_objstore_bucket_operations_total{cluster=~"$cluster", job="a"}[$__rate_interval]))',
    `topk($\{top}, up{cluster=~"$\{cluster:regex}"}) > $least`,
    'max_over_time(up[$__range:$__interval])',
  ];
  assert.deepEqual(verdicts(...fine.map((expr) => panel(expr))), []);
  assert.deepEqual(verdicts(panel('{app="x"} |= "y"', { datasource: { type: 'loki' } })), []);
  assert.deepEqual(found(dashboardQuery, { hub: provisioned('no JSON', {}) }), []);
});

test('an unknown metric and what is no PromQL are told with panel and file, in rows too', () => {
  const of = 'Panel `P` of dashboard `a.json` of `hub` asks';
  assert.deepEqual(verdicts({ title: 'Row', panels: [panel('opensearch_cluster_health_status'), panel('sum(up')] }), [
    [
      `${of} for \`opensearch_cluster_health_status\`, which opensearch does not have`,
      'Write `opensearch_cluster_status` if that was meant.',
    ],
    [`${of} with \`sum(up\`, which is no PromQL`, dashboardQuery.fix],
  ]);
});

test('a file that is no JSON object is an error', () => {
  const [finding] = found(dashboardQuery, { hub: provisioned('[1]') });
  assert.deepEqual([finding?.severity, finding?.message], ['error', 'Dashboard `a.json` of `hub` is no JSON object']);
});

test('the lists of variables are queries too', () => {
  const list = [
    { type: 'query', query: { query: 'label_values(up{job="a"}, cluster)' } },
    { type: 'query', query: 'query_result(sum(up))' },
    { type: 'datasource', query: 'prometheus' },
  ];
  assert.deepEqual(
    [...queriesOf({ templating: { list } })].map(({ query }) => query),
    ['up{job="a"}', 'sum(up)'],
  );
});
