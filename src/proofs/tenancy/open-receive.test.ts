import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, service } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { openReceive } from './open-receive.ts';
import { agent, authUrl, ingress, querier, receive } from './testing/teams.ts';

const told = (one: string, two = agent('a', 'team-a') + agent('b', 'team-b')): readonly string[] =>
  provedOn(openReceive, { one, two });
const byHeader =
  'ingester `receive` of `one` takes the tenant from the header `THANOS-TENANT`, nothing on the way asks who calls';
const atNodePort = 'Anyone who reaches `node port 30291` (Service monitoring/receive of `one`) writes as any tenant';

test('the header of a tenant is no proof: plain text is a warning, and an error where tenants are promised to be kept apart', () => {
  assert.deepEqual(told(receive()), [
    `warning Deployment monitoring/receive: ${atNodePort}: ${byHeader}, and it is plain text; \`team-a\`, \`team-b\` are told apart by it alone`,
  ]);
  assert.deepEqual(told(receive() + querier('query', '--query.enforce-tenancy')), [
    `error Deployment monitoring/receive: ${atNodePort}: ${byHeader}, and it is plain text; \`team-a\`, \`team-b\` are told apart by it alone`,
  ]);
  const split = ['--receive.split-tenant-label-name=team'];
  assert.deepEqual(told(receive(...split)), [
    `warning Deployment monitoring/receive: ${atNodePort}: ingester \`receive\` of \`one\` takes the tenant from the label \`team\` of each series, nothing on the way asks who calls, and it is plain text; \`team-a\`, \`team-b\` are told apart by it alone`,
  ]);
});

const inside = deployment('receive', ['receive']) + service('receive', 'receive', '{name: rw, port: 19291}');
const byHost =
  agent('a', 'team-a', 'https://receive.example.com/api/v1/receive') +
  agent('b', 'team-b', 'https://receive.example.com/api/v1/receive');

test('through an Ingress with TLS it is told as a note, and not at all where that asks who calls', () => {
  assert.deepEqual(told(inside + ingress('receive', 'receive', 19_291), byHost), [
    `note Deployment monitoring/receive: Anyone who reaches \`https://receive.example.com\` (Ingress monitoring/receive of \`one\`) writes as any tenant: ${byHeader}; \`team-a\`, \`team-b\` are told apart by it alone`,
  ]);
  assert.deepEqual(told(inside + ingress('receive', 'receive', 19_291, authUrl), byHost), []);
  const snippet = 'nginx.ingress.kubernetes.io/configuration-snippet: "auth_request /check;"';
  assert.deepEqual(told(inside + ingress('receive', 'receive', 19_291, snippet), byHost), []);
});

test('a client CA, a tenant from the certificate, a single tenant and names of clusters are no fault', () => {
  const secured = ['--remote-write.server-tls-cert=/t/c', '--remote-write.server-tls-key=/t/k'];
  const mutual = receive(...secured, '--remote-write.server-tls-client-ca=/t/ca');
  assert.deepEqual(told(mutual), []);
  assert.deepEqual(told(receive(...secured, '--receive.tenant-certificate-field=organization')), []);
  assert.deepEqual(told(receive(), agent('a', 'team-a')), []);
  assert.deepEqual(told(receive(), agent('a', 'two') + agent('b', 'shop')), []);
  assert.equal(told(receive(...secured)).length, 1);
});

test('a proxy before Receive is taken to ask who calls', () => {
  const proxy =
    deployment('proxy', ['--upstream=http://receive:19291']).replace('thanos/thanos', 'oauth2-proxy/oauth2-proxy') +
    service('proxy', 'proxy', '{name: rw, port: 4180, nodePort: 30291}', 'type: NodePort');
  assert.deepEqual(told(inside + proxy), []);
});
