import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAddress, shownAddress } from './address.ts';

test('an address is read as Thanos, Prometheus and Grafana write it', () => {
  const plain = { lookup: 'plain', scheme: null, path: '/' };
  assert.deepEqual(
    ['10.0.0.1:30901', 'dnssrv+_grpc._tcp.Store.ns.svc', 'dns+x:1', 'dnssrvnoa+x', 'store', '[::1]:10901'].map(
      parseAddress,
    ),
    [
      { ...plain, host: '10.0.0.1', port: 30901 },
      { ...plain, lookup: 'srv', host: '_grpc._tcp.store.ns.svc', port: null },
      { ...plain, lookup: 'a', host: 'x', port: 1 },
      { ...plain, lookup: 'srv', host: 'x', port: null },
      { ...plain, host: 'store', port: null },
      { ...plain, host: '::1', port: 10901 },
    ],
  );
  assert.deepEqual(
    ['https://receive.example.com./api/v1/receive?x=1', 'http://a:9090', 'dnssrv+http://_web._tcp.am', 'ftp://a/b'].map(
      parseAddress,
    ),
    [
      { lookup: 'plain', scheme: 'https', host: 'receive.example.com', port: 443, path: '/api/v1/receive' },
      { lookup: 'plain', scheme: 'http', host: 'a', port: 9090, path: '/' },
      { lookup: 'srv', scheme: 'http', host: '_web._tcp.am', port: 80, path: '/' },
      { lookup: 'plain', scheme: 'ftp', host: 'a', port: null, path: '/b' },
    ],
  );
});

test('what is no address is said to be none', () => {
  assert.deepEqual(['', ' ', 'http://', 'a b:1', '$(HOST):1 x', 'http://:80'].map(parseAddress), [
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a user and a password in a URL are never shown', () => {
  const user = ['someone', 'something'].join(':');
  assert.equal(shownAddress(`https://${user}@s3.example.com/x`), 'https://s3.example.com/x');
  assert.equal(parseAddress(`https://${user}@s3.example.com/x`)?.host, 's3.example.com');
});

test('no text makes the reading of an address fail', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const address = parseAddress(text);
      assert.ok(address === null || address.host !== '');
    }),
  );
});
