import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { shape } from './shape.ts';

test('a name with capitals is told in small letters', () => {
  assert.deepEqual(told(shape, 'clusters: [{id: edge, nodes: [{name: Node_1, address: 10.0.1.1}]}]'), [
    {
      path: 'clusters.1.nodes.0.name',
      severity: 'error',
      message:
        '`nodes[0].name` of the cluster `edge` must be a DNS label: lower-case letters, digits and `-`, at most 63 characters, no `-` at either end',
      fix: 'Write `node-1`.',
    },
  ]);
});

test('a host has neither scheme nor port', () => {
  assert.deepEqual(
    told(
      shape,
      'clusters: [{id: hub, domain: "https://hub.example.com/"}, {id: edge, domain: "edge.example.com:443"}]',
    ),
    [
      {
        path: 'clusters.0.domain',
        severity: 'error',
        message: '`domain` of the cluster `hub` must be a host name alone, without a scheme',
        fix: 'Write `hub.example.com`.',
      },
      {
        path: 'clusters.1.domain',
        severity: 'error',
        message:
          '`domain` of the cluster `edge` must be a host name: lower-case labels joined by dots, no port and no path, and no number at the end',
        fix: 'Write `edge.example.com`.',
      },
    ],
  );
});

test('a URL has a scheme and no path', () => {
  assert.deepEqual(
    told(
      shape,
      `objectStores:
  s3: {endpoint: s3.example.com}
  b: {provider: s3, endpoint: "https://s3.example.com/bucket", credentials: {secret: b}, buckets: {}}
  c: {provider: s3, endpoint: "ftp://s3.example.com", credentials: {secret: b}, buckets: {}}`,
    ),
    [
      {
        path: 'objectStores.s3.endpoint',
        severity: 'error',
        message:
          '`objectStores.s3.endpoint` must be the address of the S3 service as a URL that begins with `https://` or `http://`',
        fix: 'Write `https://s3.example.com`.',
      },
      {
        path: 'objectStores.b.endpoint',
        severity: 'error',
        message: '`objectStores.b.endpoint` must end after host and port; leave out the path',
        fix: 'Write `https://s3.example.com`.',
      },
      {
        path: 'objectStores.c.endpoint',
        severity: 'error',
        message:
          '`objectStores.c.endpoint` must be the address of the S3 service as a URL that begins with `https://` or `http://`',
        fix: 'Correct the value. Address of an S3 service outside the fleet: scheme, host, port.',
      },
    ],
  );
});

test('addresses are IPv4', () => {
  assert.deepEqual(
    told(
      shape,
      'clusters: [{id: edge, nodes: [{name: a, address: 10.0.1.256}, {name: b, address: node.example.com}, {name: c, address: 010.0.1.1}], expose: {via: load-balancer, addresses: [10.0.0.0/24]}}]',
    ),
    [
      {
        path: 'clusters.1.nodes.0.address',
        severity: 'error',
        message: '`nodes[0].address` of the cluster `edge` must be an IPv4 address such as `192.168.1.10`',
        fix: 'Correct the value. IPv4 address under which other clusters reach it.',
      },
      {
        path: 'clusters.1.nodes.1.address',
        severity: 'error',
        message: '`nodes[1].address` of the cluster `edge` must be an IPv4 address such as `192.168.1.10`',
        fix: 'Correct the value. IPv4 address under which other clusters reach it.',
      },
      {
        path: 'clusters.1.nodes.2.address',
        severity: 'error',
        message: '`nodes[2].address` of the cluster `edge` must be an IPv4 address such as `192.168.1.10`',
        fix: 'Correct the value. IPv4 address under which other clusters reach it.',
      },
      {
        path: 'clusters.1.expose.addresses.0',
        severity: 'error',
        message:
          '`expose.addresses[0]` of the cluster `edge` must be a range `FIRST-LAST` of IPv4 addresses, or one address',
        fix: 'Correct the value.',
      },
    ],
  );
});

test("label names are Prometheus', and values are text", () => {
  assert.deepEqual(told(shape, 'clusters: [{id: edge, labels: {a-b: x, c: 1, d: "two words"}}]'), [
    {
      path: 'clusters.1.labels.a-b',
      severity: 'error',
      message:
        'The name of `labels.a-b` of the cluster `edge` must be a Prometheus label name: letters, digits and `_`, no digit first',
      fix: 'Rename `a-b`.',
    },
    {
      path: 'clusters.1.labels.c',
      severity: 'error',
      message: '`labels.c` of the cluster `edge` must be a text without blanks and quotes, of at most 128 characters',
      fix: 'Write `"1"`.',
    },
    {
      path: 'clusters.1.labels.d',
      severity: 'error',
      message: '`labels.d` of the cluster `edge` must be a text without blanks and quotes, of at most 128 characters',
      fix: 'Write `two-words`.',
    },
  ]);
});

test('names that others are made of leave room for them', () => {
  const long = 'a'.repeat(36);
  assert.deepEqual(
    told(shape, `clusters: [{id: edge, domain: ${'a.'.repeat(115)}a, metrics: {mode: agent, tenants: [${long}]}}]`),
    [
      {
        path: 'clusters.1.domain',
        severity: 'error',
        message: '`domain` of the cluster `edge` must have at most 230 characters: names of services come before it',
        fix: 'Correct the value. Exposed hosts are `<service>.<domain>`.',
      },
      {
        path: 'clusters.1.metrics.tenants.0',
        severity: 'error',
        message:
          '`metrics.tenants[0]` of the cluster `edge` must have at most 35 characters: it is part of the names of pods',
        fix: 'Correct the value.',
      },
    ],
  );
});
