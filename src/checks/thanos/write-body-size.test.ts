import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { writeBodySize } from './write-body-size.ts';

const receive = `${thanos('r', ['receive'])}---
{apiVersion: v1, kind: Service, metadata: {name: r, namespace: monitoring}, spec: {selector: {app: r}, ports: [{name: w, port: 80, targetPort: 19291}, {name: http, port: 10902}]}}
`;
const ingress = (annotations: string, port = '{number: 80}', className = 'nginx') => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i, namespace: monitoring, annotations: ${annotations}}
spec: {ingressClassName: ${className}, rules: [{host: r.example.com, http: {paths: [{path: /, backend: {service: {name: r, port: ${port}}}}]}}]}
`;
const size = (text: string) => `{nginx.ingress.kubernetes.io/proxy-body-size: "${text}"}`;

test('50m, no limit, another port of Receive and another proxy are silent', () => {
  for (const one of [
    ingress(size('50m')),
    ingress(size('0')),
    ingress(size('1G')),
    ingress('{}', '{name: http}'),
    ingress('{}', '{number: 80}', 'traefik'),
  ])
    assert.deepEqual(found(writeBodySize, { hub: receive + one }), []);
});

test('a limit of the controller for all counts', () => {
  const map =
    '---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: i}, data: {proxy-body-size: 64m}}\n';
  assert.deepEqual(found(writeBodySize, { hub: receive + ingress('{}') + map }), []);
});

test('the default of nginx is an error before Receive', () => {
  assert.deepEqual(found(writeBodySize, { hub: receive + ingress('{}', '{name: w}') }), [
    {
      code: 'thanos/write-body-size',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'Ingress monitoring/i',
        field: 'metadata.annotations[nginx.ingress.kubernetes.io/proxy-body-size]',
      },
      message: 'The Ingress `i` of `hub` lets 1m of a remote write through, which is the default of nginx',
      why: writeBodySize.why,
      fix: writeBodySize.fix,
      refs: ['D8'],
      counterexample: null,
    },
  ]);
});

test('a few mebibytes are a warning', () => {
  assert.deepEqual(
    told(found(writeBodySize, { hub: receive + ingress(size('8m')) })).map(([, , severity, message]) => [
      severity,
      message,
    ]),
    [['warning', 'The Ingress `i` of `hub` lets 8m of a remote write through']],
  );
});
