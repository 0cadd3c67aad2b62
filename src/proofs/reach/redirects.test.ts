import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, service } from '../../topology/testing/manifests.ts';
import { ingress } from '../tenancy/testing/teams.ts';
import { provedOn } from '../testing/traced.ts';
import { metricTlsMismatch } from './tls-mismatch.ts';

const told = (...texts: readonly string[]): readonly string[] => provedOn(metricTlsMismatch, { one: texts.join('') });

const redirected = (write: string, filter: string): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gw, namespace: monitoring}
spec: {gatewayClassName: any, listeners: [{name: http, port: 80, protocol: HTTP}, {name: https, port: 443, protocol: HTTPS, tls: {mode: Terminate}}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: receive, namespace: monitoring}
spec: {parentRefs: [{name: gw, sectionName: https}], hostnames: [r.example.com], rules: [{backendRefs: [{name: receive, port: 19291}]}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: https-only, namespace: monitoring}
spec: {parentRefs: [{name: gw, sectionName: http}], hostnames: [r.example.com], rules: [{filters: [{type: RequestRedirect, requestRedirect: {${filter}}}]}]}
---
apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: agent, namespace: monitoring}
spec: {externalLabels: {cluster: one}, remoteWrite: [{${write}}]}
---`;
const receive =
  deployment('receive', ['receive', '--tsdb.path=/data', '--label=receive="a"']) +
  service('receive', 'receive', '{name: write, port: 19291}');
const asked =
  'error PrometheusAgent monitoring/agent: agent `agent` of `one` asks `http://r.example.com/w` without TLS';

test('a write by http to what only sends it on to https arrives empty, unless the status keeps it whole', () => {
  const plain = 'url: "http://r.example.com/w"';
  for (const [status, shown] of [
    ['', 302],
    [', statusCode: 301', 301],
  ] as const)
    assert.deepEqual(told(receive, redirected(plain, `scheme: https${status}`)), [
      `${asked}, and HTTPRoute monitoring/https-only on port 80 only sends it elsewhere (${shown}), where it asks again by GET and without what it sends`,
    ]);
  assert.deepEqual(told(receive, redirected(plain, 'scheme: https, statusCode: 308')), []);
  assert.deepEqual(told(receive, redirected('url: "https://r.example.com/w"', 'scheme: https, statusCode: 301')), []);
});

test('who is told to follow nobody is stopped by any redirect', () => {
  const stays = 'url: "http://r.example.com/w", followRedirects: false';
  assert.deepEqual(told(receive, redirected(stays, 'scheme: https, statusCode: 308')), [
    `${asked}, and HTTPRoute monitoring/https-only on port 80 only sends it elsewhere (308), where the caller is told not to follow`,
  ]);
});

test('ingress-nginx sends writes on whole, unless its ConfigMap has another status', () => {
  const write = redirected('url: "http://store.example.com/w"', 'scheme: https');
  const config = (more: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: {name: ingress-nginx-controller, namespace: ingress-nginx}
data: {http-redirect-code: "301"${more}}
---`;
  const written = ingress('store', 'receive', 19_291);
  assert.deepEqual(told(receive, write, written), []);
  assert.deepEqual(told(receive, write, written, config(', ssl-redirect: "false"')), []);
  assert.deepEqual(told(receive, write, written, config('')), [
    'error PrometheusAgent monitoring/agent: agent `agent` of `one` asks `http://store.example.com/w` without TLS, and Ingress monitoring/store on port 80 only sends it elsewhere (301), where it asks again by GET and without what it sends',
  ]);
});
