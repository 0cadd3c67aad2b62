import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { Model } from '../../model/model.ts';
import { modelOf } from '../testing/fleet.ts';
import { loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { dashboards } from './dashboards.ts';

const boardOf = (model: Model, name: string): unknown =>
  JSON.parse(objectOf(dashboards, model, 'ConfigMap', `grafana-dashboard-${name}`).data?.[`${name}.json`] ?? '');
const names = ['thanos-overview', 'cluster-metrics', 'opensearch-logs', 'multi-cluster-summary'];

test('Grafana has the four dashboards, that of logs where there are logs, and a cluster without Grafana has none', () => {
  const maps = names.map((name) => `ConfigMap monitoring/grafana-dashboard-${name}`);
  assert.deepEqual(objectNames(dashboards, loggingModel()), maps);
  assert.deepEqual(objectNames(dashboards, modelOf()), maps.toSpliced(2, 1));
  assert.deepEqual(objectNames(dashboards, modelOf({ hub: 'metrics: {mode: none}, grafana: none' })), []);
  const { metadata, data } = objectOf(dashboards, loggingModel(), 'ConfigMap', 'grafana-dashboard-thanos-overview');
  assert.equal(metadata.labels?.['grafana_dashboard'], '1');
  assert.ok(JSON.stringify(data).length < 32_768);
});

test('every query of every dashboard looks at the clusters that are chosen, through the hub', () => {
  for (const name of names) {
    const board = boardOf(loggingModel(), name);
    const variable = at(board, 'templating', 'list', 0);
    assert.deepEqual(
      [stringAt(variable, 'name'), stringAt(variable, 'query', 'query')],
      ['cluster', 'label_values(up, cluster)'],
    );
    const panels = listAt(board, 'panels').filter((panel) => stringAt(panel, 'type') !== 'row');
    assert.deepEqual([...new Set(panels.map((panel) => stringAt(panel, 'datasource', 'uid')))], ['thanos']);
    const others = panels
      .flatMap((panel) => listAt(panel, 'targets'))
      .map((target) => stringAt(target, 'expr') ?? '')
      .filter((expr) => (expr.match(/\{/g) ?? []).length !== (expr.match(/cluster=~"\$cluster"/g) ?? []).length);
    assert.deepEqual(others, [], name);
  }
});

test('panels have numbers of their own and titles in the language of the fleet', () => {
  const titles = (language: string) =>
    listAt(boardOf(modelOf({ fleet: `language: ${language}` }), 'multi-cluster-summary'), 'panels').map((panel) =>
      stringAt(panel, 'title'),
    );
  assert.equal(titles('en')[0], 'Fleet');
  assert.equal(titles('ko')[0], '전체');
  assert.equal(titles('ko').length, titles('en').length);
  const ids = listAt(boardOf(modelOf(), 'cluster-metrics'), 'panels').map((panel) => at(panel, 'id'));
  assert.deepEqual(
    ids,
    ids.map((_, i) => i + 1),
  );
});

test('the dashboard of logs leads to where the lines are read', () => {
  assert.deepEqual(
    listAt(boardOf(loggingModel(), 'opensearch-logs'), 'links').map((link) => stringAt(link, 'url')),
    ['http://logs.hub.example.com'],
  );
});
