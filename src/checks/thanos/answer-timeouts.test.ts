import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { answerTimeouts } from './answer-timeouts.ts';

const service = (name: string) =>
  `---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: monitoring}, spec: {selector: {app: ${name}}, ports: [{port: 9090, targetPort: 10902}]}}\n`;
const query = (...args: readonly string[]) => thanos('q', ['query', ...args]) + service('q');
const frontend = (tripper: string) =>
  thanos('f', [
    'query-frontend',
    '--query-frontend.downstream-url=http://q.monitoring.svc:9090',
    `--query-frontend.downstream-tripper-config=${tripper}`,
  ]) + service('f');
const ingress = (name: string, annotations: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i, namespace: monitoring, annotations: ${annotations}}
spec: {ingressClassName: nginx, rules: [{http: {paths: [{backend: {service: {name: ${name}, port: {number: 9090}}}}]}}]}
`;
const source = (timeout: string) =>
  `---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: s, namespace: monitoring, labels: {grafana_datasource: "1"}}, data: {a.yaml: 'datasources: [{name: T, type: prometheus, url: "http://f.monitoring.svc:9090", jsonData: {timeout: ${timeout}}}]'}}\n`;
const wait = (seconds: number) => `{nginx.ingress.kubernetes.io/proxy-read-timeout: "${seconds}"}`;

test('parts that wait longer than Query, or that do not say how long, are silent', () => {
  for (const hub of [
    query() + frontend('{response_header_timeout: 3m}') + ingress('f', wait(200)) + source('240'),
    query() + frontend('{max_idle_conns_per_host: 10}') + source('""'),
    query('--query.timeout=30s') + ingress('q', '{}'),
    ingress('q', '{}'),
  ])
    assert.deepEqual(found(answerTimeouts, { hub }), []);
});

test('an Ingress that gives up after the minute of nginx is told', () => {
  assert.deepEqual(found(answerTimeouts, { hub: query() + ingress('q', '{}') }), [
    {
      code: 'thanos/answer-timeouts',
      severity: 'warning',
      where: {
        cluster: 'hub',
        object: 'Ingress monitoring/i',
        field: 'metadata.annotations[nginx.ingress.kubernetes.io/proxy-read-timeout]',
      },
      message: 'The Ingress `i` of `hub` waits 1m for an answer, and Query takes up to 2m',
      why: answerTimeouts.why,
      fix: answerTimeouts.fix,
      refs: ['B6'],
      counterexample: null,
    },
  ]);
});

test('so are the query frontend, what is before it, and the data source', () => {
  const hub =
    query('--query.timeout=5m') + frontend('{response_header_timeout: 2m}') + ingress('f', wait(240)) + source('60');
  assert.deepEqual(
    told(found(answerTimeouts, { hub })).map((f) => f[3]),
    [
      'StatefulSet monitoring/f of `hub` waits 2m for an answer, and Query takes up to 5m',
      'The Ingress `i` of `hub` waits 4m for an answer, and Query takes up to 5m',
      'The data source `T` of `hub` waits 1m for an answer, and Query takes up to 5m',
    ],
  );
});
