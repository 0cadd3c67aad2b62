import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { oneDefault } from './one-default.ts';

const sources = (name: string, namespace: string, list: readonly object[]) =>
  `---\n${JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels: { grafana_datasource: '1' } },
    data: { 'a.yaml': JSON.stringify({ apiVersion: 1, datasources: list }) },
  })}\n`;

test('one default for each Grafana and organisation is silent', () => {
  const hub =
    sources('a', 'm', [
      { name: 'Thanos', isDefault: true },
      { name: 'Local' },
      { name: 'Org 2', orgId: 2, isDefault: true },
    ]) + sources('b', 'other', [{ name: 'Thanos', isDefault: true }]);
  assert.deepEqual(found(oneDefault, { hub }), []);
});

test('two defaults in two files keep Grafana from starting', () => {
  const hub =
    sources('a', 'm', [{ name: 'Thanos', isDefault: true }]) +
    sources('b', 'm', [{ name: 'x' }, { name: 'Local', isDefault: true }]);
  assert.deepEqual(found(oneDefault, { hub }), [
    {
      code: 'grafana/one-default',
      severity: 'error',
      where: { cluster: 'hub', object: 'ConfigMap m/b', field: 'data[a.yaml].datasources[1].isDefault' },
      message: 'The data sources `Thanos` and `Local` of `hub` are both the default of one Grafana',
      why: oneDefault.why,
      fix: oneDefault.fix,
      refs: ['B11'],
      counterexample: null,
    },
  ]);
});
