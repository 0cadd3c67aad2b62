import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { acmePrivateName } from './acme-private-name.ts';

const issuer = (server: string) =>
  `---\n{apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: public}, spec: {acme: {server: "${server}"}}}\n`;
const letsEncrypt = issuer('https://acme-v02.api.letsencrypt.org/directory');
const certificate = (name: string) =>
  `---\n{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: web, namespace: a}, spec: {dnsNames: [${name}], issuerRef: {kind: ClusterIssuer, name: public}}}\n`;
const annotated = (kind: string, spec: string) =>
  `---\n{apiVersion: networking.k8s.io/v1, kind: ${kind}, metadata: {name: web, namespace: a, annotations: {cert-manager.io/cluster-issuer: public}}, spec: ${spec}}\n`;

test('a public CA that is asked for a private name is told, by certificates and by annotations', () => {
  assert.deepEqual(found(acmePrivateName, { hub: letsEncrypt + certificate('grafana.miribit.lab') }), [
    {
      code: 'platform/acme-private-name',
      severity: 'error',
      where: { cluster: 'hub', object: 'Certificate a/web', field: 'spec.issuerRef' },
      message: '`web` of `hub` asks `public`, a public CA, for `grafana.miribit.lab`',
      why: acmePrivateName.why,
      fix: acmePrivateName.fix,
      refs: ['R36'],
      counterexample: null,
    },
  ]);
  const hub =
    letsEncrypt +
    annotated('Ingress', '{tls: [{hosts: [a.internal]}]}') +
    annotated('Gateway', '{listeners: [{name: https, hostname: b.local}]}');
  assert.deepEqual(
    told(found(acmePrivateName, { hub })).map((one) => one[3]),
    [
      '`web` of `hub` asks `public`, a public CA, for `a.internal`',
      '`web` of `hub` asks `public`, a public CA, for `b.local`',
    ],
  );
});

test('public names, a CA of one’s own, and issuers that are not there are silent', () => {
  const silent = [
    letsEncrypt + certificate('grafana.example.com'),
    issuer('https://step-ca.example.com/acme/acme/directory') + certificate('grafana.miribit.lab'),
    certificate('grafana.miribit.lab'),
    letsEncrypt + annotated('Ingress', '{tls: []}'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(acmePrivateName, { hub })),
    [],
  );
});
