import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { queryEndpoints } from './query-endpoints.ts';

const volumes = 'volumes: [{name: config, configMap: {name: e}}]';
const listed = (text: string) =>
  `${thanos('q', ['query', '--endpoint.sd-config-file=/config/e.yaml'], { volumes })}---
${JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'e', namespace: 'monitoring' }, data: { 'e.yaml': text } })}
`;

test('a querier with an endpoint by flag or by file is silent', () => {
  for (const args of [['--endpoint=a:10901'], ['--store=a:10901'], ['--store.sd-files=/x'], ['--endpoint=$(STORES)']])
    assert.deepEqual(found(queryEndpoints, { hub: thanos('q', ['query', ...args]) }), []);
  assert.deepEqual(found(queryEndpoints, { hub: listed('endpoints: [{address: "a:10901"}]') }), []);
});

test('a file that is in no object, or words that only the container knows, blame nobody', () => {
  assert.deepEqual(
    found(queryEndpoints, { hub: thanos('q', ['query', '--endpoint.sd-config-file=/config/e.yaml']) }),
    [],
  );
  assert.deepEqual(found(queryEndpoints, { hub: thanos('q', ['query', '$(MORE)']) }), []);
});

test('a querier that asks nobody is an error', () => {
  assert.deepEqual(found(queryEndpoints, { hub: thanos('q', ['query']) }), [
    {
      code: 'thanos/query-endpoints',
      severity: 'error',
      where: { cluster: 'hub', object: 'StatefulSet monitoring/q', field: 'spec.template.spec.containers[0]' },
      message: 'StatefulSet monitoring/q of `hub` has no endpoint to ask',
      why: queryEndpoints.why,
      fix: queryEndpoints.fix,
      refs: ['B10'],
      counterexample: null,
    },
  ]);
});

test('an empty list of endpoints is told where it stands', () => {
  assert.deepEqual(told(found(queryEndpoints, { hub: listed('endpoints: []') })), [
    [
      'ConfigMap monitoring/e',
      'data[e.yaml]',
      'error',
      'The list of endpoints of StatefulSet monitoring/q of `hub` is empty',
    ],
  ]);
});
