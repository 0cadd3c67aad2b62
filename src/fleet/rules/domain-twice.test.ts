import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { domainTwice } from './domain-twice.ts';

test('two clusters with one domain answer to the same hosts', () => {
  assert.deepEqual(told(domainTwice, 'clusters: [{id: edge, domain: hub.example.com}]'), [
    {
      path: 'clusters.1.domain',
      severity: 'error',
      message: '`hub.example.com` of `edge` is already the domain of `hub`',
      fix: domainTwice.fix,
    },
  ]);
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(domainTwice, 'clusters: [{id: edge, domain: hub.example.com, expose: {via: node-port}}]'),
    [],
    'a domain that no host uses may stand twice',
  );
});
