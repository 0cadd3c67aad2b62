import assert from 'node:assert/strict';
import { test } from 'node:test';
import { environmentProxy } from './environment-proxy.ts';

const proxies = { HTTPS_PROXY: 'http://proxy.example.com:3128', NO_PROXY: '10.0.0.0/8,.internal' };

test('proxies of the environment count, in either spelling', () => {
  const server = 'https://api.example.com:6443';
  assert.deepEqual(environmentProxy(server, proxies), { proxyEnv: proxies });
  assert.deepEqual(environmentProxy(server, { https_proxy: 'http://p:1', HTTPS_PROXY: 'http://q:1' }), {
    proxyEnv: { HTTPS_PROXY: 'http://p:1' },
  });
  assert.deepEqual(environmentProxy(server, { NO_PROXY: '*' }), {});
});

test('this machine and the networks of NO_PROXY are reached without one', () => {
  const hosts = ['127.0.0.1', 'localhost', '[::1]', '10.1.2.3', '11.1.2.3'];
  assert.deepEqual(
    hosts.map((host) => Object.keys(environmentProxy(`https://${host}:6443`, proxies))),
    [[], [], [], [], ['proxyEnv']],
  );
});
