import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { thanosType } from './thanos-type.ts';

const query = `${thanos('q', ['query'])}---
{apiVersion: v1, kind: Service, metadata: {name: q, namespace: monitoring}, spec: {selector: {app: q}, ports: [{port: 9090, targetPort: 10902}]}}
`;
const prometheus = `---
{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: monitoring}, spec: {scrapeInterval: 1m}}
`;
const source = (jsonData: object, url = 'http://q.monitoring.svc:9090') =>
  `---\n${JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 's', namespace: 'monitoring', labels: { grafana_datasource: '1' } },
    data: { 'a.yaml': JSON.stringify({ datasources: [{ name: 'T', type: 'prometheus', url, jsonData }] }) },
  })}\n`;

test('a data source that says what it asks and how often is scraped is silent, and so is one of a Prometheus', () => {
  const right = { prometheusType: 'Thanos', timeInterval: '1m' };
  assert.deepEqual(found(thanosType, { hub: query + prometheus + source(right) }), []);
  assert.deepEqual(found(thanosType, { hub: query + prometheus + source({}, 'http://p.monitoring.svc:9090') }), []);
});

test('what nobody scrapes by a known interval is not judged by one', () => {
  assert.deepEqual(found(thanosType, { hub: query + source({ prometheusType: 'Thanos' }) }), []);
});

test('Thanos behind the type of Prometheus is a warning', () => {
  assert.deepEqual(found(thanosType, { hub: query + source({ prometheusType: 'Prometheus' }) }), [
    {
      code: 'grafana/thanos-type',
      severity: 'warning',
      where: {
        cluster: 'hub',
        object: 'ConfigMap monitoring/s',
        field: 'data[a.yaml].datasources[0].jsonData.prometheusType',
      },
      message: 'The data source `T` of `hub` asks Thanos and says that it is `Prometheus`',
      why: thanosType.why,
      fix: thanosType.fix,
      refs: ['B12'],
      counterexample: null,
    },
  ]);
});

test('an interval below that of the scrapes leaves graphs empty', () => {
  const messages = (jsonData: object) =>
    told(found(thanosType, { hub: query + prometheus + source({ prometheusType: 'Thanos', ...jsonData }) })).map(
      (f) => f[3],
    );
  assert.deepEqual(messages({ timeInterval: '30s' }), [
    'The data source `T` of `hub` counts on a sample every 30s, and there is one every 1m',
  ]);
  assert.deepEqual(messages({}), [
    'The data source `T` of `hub` counts on a sample every 15s, which is the default of Grafana, and there is one every 1m',
  ]);
});
