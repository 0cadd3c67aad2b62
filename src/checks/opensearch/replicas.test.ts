import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { replicas } from './replicas.ts';

const store = (data: number) =>
  `---\n{apiVersion: opensearch.org/v1, kind: OpenSearchCluster, metadata: {name: os, namespace: logging}, spec: {nodePools: [{component: m, replicas: 3, roles: [cluster_manager]}, {component: d, replicas: ${data}, roles: [data]}]}}\n`;
const template = (settings: string) =>
  `---\n{apiVersion: opensearch.org/v1, kind: OpensearchIndexTemplate, metadata: {name: logs, namespace: logging}, spec: {opensearchCluster: {name: os}, name: logs, indexPatterns: ["logs-*"], template: {settings: ${settings}}}}\n`;

test('a copy less than data nodes is silent, however it is written, and so is what adapts itself', () => {
  const given = [
    store(2) + template('{index: {number_of_replicas: 1}}'),
    store(2) + template('{}'),
    store(1) + template('{"index.number_of_replicas": "0"}'),
    store(1) + template('{index: {auto_expand_replicas: 0-1}}'),
    template('{index: {number_of_replicas: 3}}'),
  ];
  assert.deepEqual(
    given.flatMap((hub) => found(replicas, { hub })),
    [],
  );
});

test('as many copies as data nodes are told, those of the default too', () => {
  assert.deepEqual(found(replicas, { hub: store(2) + template('{number_of_replicas: 2}') }), [
    {
      code: 'opensearch/replicas',
      severity: 'error',
      where: { cluster: 'hub', object: 'OpensearchIndexTemplate logging/logs', field: 'spec' },
      message: 'Indices of `logs` have 2 copies beside the first, on 2 data nodes',
      why: replicas.why,
      fix: replicas.fix,
      refs: ['E1'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(told(found(replicas, { hub: store(1) + template('{}') })), [
    [
      'OpensearchIndexTemplate logging/logs',
      'spec',
      'error',
      'Indices of `logs` have 1 copy beside the first, on 1 data node',
    ],
  ]);
});

test('a single node without the operator has room for no copy', () => {
  const plain = `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: opensearch, namespace: logging}
spec: {replicas: 1, template: {spec: {containers: [{name: opensearch, image: "docker.io/opensearchproject/opensearch:3.6.0"}]}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: setup, namespace: logging}
data: {index-template.logs.json: '{"index_patterns": ["logs-*"], "template": {"settings": {"number_of_replicas": 1}}}'}
---
apiVersion: batch/v1
kind: Job
metadata: {name: setup, namespace: logging}
spec: {template: {spec: {containers: [{name: a, image: curl}], volumes: [{name: s, configMap: {name: setup}}]}}}
`;
  assert.deepEqual(
    found(replicas, { hub: plain }).map(({ message }) => message),
    ['Indices of `logs` have 1 copy beside the first, on 1 data node'],
  );
});
