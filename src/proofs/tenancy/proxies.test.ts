import assert from 'node:assert/strict';
import { test } from 'node:test';
import { service } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { nestedQuerier } from './nested-querier.ts';
import { openQuerier } from './open-querier.ts';
import { openReceive } from './open-receive.ts';
import { agent, authUrl, ingress, querier } from './testing/teams.ts';

/** A pod of an engine on loopback behind a proxy in the same pod, which is all that can be reached from outside of it. */
function proxied(name: string, args: readonly string[], proxy: string, port: number, loopback = '127.0.0.1'): string {
  const [command = ''] = args;
  const http = command === 'receive' ? `--remote-write.address=${loopback}:19291` : `--http-address=${loopback}:10902`;
  const local = [...args, http, `--grpc-address=${loopback}:10901`];
  return `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: monitoring}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - {name: thanos, image: "quay.io/thanos/thanos:v0.42.4", args: ${JSON.stringify(local)}}
        - {name: proxy, ports: [{name: web, containerPort: ${port}}], ${proxy}}
---`;
}

const proxies: readonly (readonly [name: string, proxy: string, port: number])[] = [
  [
    'prom-label-proxy',
    'image: "quay.io/prometheuscommunity/prom-label-proxy:v0.12.1", args: [--label=tenant_id, --header-name=X-Team, "--upstream=http://127.0.0.1:10902", "--insecure-listen-address=:8080"]',
    8080,
  ],
  [
    'oauth2-proxy',
    'image: "quay.io/oauth2-proxy/oauth2-proxy:v7.12.0", args: ["--upstream=http://127.0.0.1:10902", "--http-address=0.0.0.0:4180"]',
    4180,
  ],
  [
    'kube-rbac-proxy',
    'image: "quay.io/brancz/kube-rbac-proxy:v0.20.0", args: ["--upstream=http://127.0.0.1:10902/", "--secure-listen-address=0.0.0.0:8443"]',
    8443,
  ],
];
const others = querier('plain') + querier('tenants', '--query.enforce-tenancy', '--endpoint=plain:10901');
const web = (app: string, port: number): string =>
  service(app, app, `{name: web, port: ${port}, targetPort: web, nodePort: 30900}`, 'type: NodePort');

for (const [name, proxy, port] of proxies) {
  test(`a querier that hears only ${name} in its own pod is open to nobody`, () => {
    for (const args of [['query'], ['query', '--query.enforce-tenancy']])
      for (const loopback of ['127.0.0.1', 'localhost', '[::1]']) {
        const all =
          proxied('front', args, proxy, port, loopback) + web('front', port) + ingress('front', 'front', port);
        assert.deepEqual(provedOn(openQuerier, { one: all + others }), [], `${args} ${loopback}`);
      }
  });

  test(`a querier beside ${name} that hears the network as well is open past it`, () => {
    const all = proxied('front', ['query'], proxy, port, '0.0.0.0') + web('front', port);
    const past = service('past', 'front', '{name: http, port: 10902, nodePort: 30901}', 'type: NodePort');
    assert.deepEqual(provedOn(openQuerier, { one: all + others }), []);
    assert.deepEqual(provedOn(openQuerier, { one: all + past + others }), [
      'error Deployment monitoring/front: Anyone who reaches `node port 30901` (Service monitoring/past of `one`) reads as any tenant: nothing on the way to querier `front` of `one`, which does not enforce tenancy, while `tenants` does, asks who calls',
    ]);
  });

  test(`a Receive that hears only ${name} in its own pod is written to as any tenant by nobody`, () => {
    const write = proxy.replaceAll('10902', '19291');
    const own = proxied('receive', ['receive'], write, port) + web('receive', port);
    const url = 'http://10.0.0.1:30900/api/v1/receive';
    const agents = agent('a', 'team-a', url) + agent('b', 'team-b', url);
    assert.deepEqual(provedOn(openReceive, { one: own + others, two: agents }), []);
    const past = service('past', 'receive', '{name: rw, port: 19291, nodePort: 30291}', 'type: NodePort');
    const open = proxied('receive', ['receive'], write, port, '0.0.0.0') + web('receive', port) + past;
    assert.equal(provedOn(openReceive, { one: open + others, two: agents }).length, 1);
  });
}

test('an enforcing querier on loopback has no gRPC port that could be asked past its proxy', () => {
  const [, proxy, port] = proxies[0] ?? ['', '', 0];
  const front = proxied('front', ['query', '--query.enforce-tenancy'], proxy, port) + web('front', port);
  assert.deepEqual(provedOn(nestedQuerier, { one: front }), []);
  const open = proxied('front', ['query', '--query.enforce-tenancy'], proxy, port, '0.0.0.0') + web('front', port);
  assert.deepEqual(provedOn(nestedQuerier, { one: open }), [
    'warning Deployment monitoring/front: Any pod of `one` can ask querier `front` of `one` by gRPC, where it does not enforce tenancy: no NetworkPolicy isolates that port',
  ]);
  assert.deepEqual(provedOn(openQuerier, { one: open + ingress('front', 'front', port, authUrl) }), []);
});
