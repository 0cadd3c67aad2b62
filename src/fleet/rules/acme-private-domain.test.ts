import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { acmePrivateDomain } from './acme-private-domain.ts';

test('a domain under a private top-level name is not signed by a public authority', () => {
  assert.deepEqual(
    told(
      acmePrivateDomain,
      `tls: {issuer: acme, email: a@example.com}
clusters: [{id: edge, domain: edge.miribit.lab}]`,
    ),
    [
      {
        path: 'clusters.1.domain',
        severity: 'error',
        message: '`edge.miribit.lab` of `edge` lies under no public top-level domain',
        fix: acmePrivateDomain.fix,
      },
    ],
  );
});

test('a single label and home.arpa are private too', () => {
  assert.deepEqual(
    told(
      acmePrivateDomain,
      `tls: {issuer: acme, email: a@example.com}
clusters: [{id: hub, domain: hub}, {id: edge, domain: edge.home.arpa}]`,
    ),
    [
      {
        path: 'clusters.0.domain',
        severity: 'error',
        message: '`hub` of `hub` lies under no public top-level domain',
        fix: acmePrivateDomain.fix,
      },
      {
        path: 'clusters.1.domain',
        severity: 'error',
        message: '`edge.home.arpa` of `edge` lies under no public top-level domain',
        fix: acmePrivateDomain.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      acmePrivateDomain,
      `tls: {issuer: private-ca}
clusters: [{id: edge, domain: edge.lab}]`,
    ),
    [],
    'a private authority signs any name',
  );
  assert.deepEqual(
    told(
      acmePrivateDomain,
      `tls: {issuer: acme, email: a@example.com}
clusters: [{id: edge, domain: edge.lab, metrics: {mode: agent}, expose: {via: node-port}}]`,
    ),
    [],
    "a domain that no host uses is nobody's to sign",
  );
});
