import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/planned.ts';
import { requestsExceedNodes } from './requests-exceed-nodes.ts';

const hub = (nodes: string): string => `clusters: [{id: hub, nodes: [${nodes}]}]`;

test('requests beyond what a node has for pods are an error, with the node that would do', () => {
  assert.deepEqual(found(requestsExceedNodes, hub('{name: n, address: 10.0.0.9, cpu: 8, memory: 4Gi}')), [
    {
      code: 'capacity/requests-exceed-nodes',
      severity: 'error',
      where: { cluster: 'hub', object: '', field: 'nodes' },
      message: 'Pods of `hub` request 5.9Gi of memory, more than the 2.9Gi that its nodes have for pods',
      why: requestsExceedNodes.why,
      fix: 'The node needs 4 cores and 8Gi at least, 4 cores and 16Gi with room to spare; or take fewer replicas.',
      refs: ['R48', 'N05'],
      counterexample: null,
    },
  ]);
});

test('more than 80% is a warning', () => {
  assert.deepEqual(told(found(requestsExceedNodes, hub('{name: n, address: 10.0.0.9, cpu: 8, memory: 9Gi}'))), [
    ['hub', 'warning', 'Pods of `hub` request 5.9Gi of memory, 85% of the 7Gi that its nodes have for pods'],
  ]);
});

test('a pod for which no node has room is an error, though all nodes together would do', () => {
  const small = (i: number): string => `{name: n${i}, address: 10.0.9.${i}, cpu: 4, memory: 1Gi}`;
  const nodes = Array.from({ length: 12 }, (_, i) => small(i)).join(', ');
  assert.deepEqual(told(found(requestsExceedNodes, hub(nodes)))[0], [
    'hub',
    'error',
    'A pod of Prometheus monitoring/main of `hub` requests 1.1Gi, and no node has more than 636Mi for it',
  ]);
});

test('nobody is blamed for sizes that the file does not say', () => {
  assert.deepEqual(found(requestsExceedNodes, ''), []);
  assert.deepEqual(
    found(requestsExceedNodes, `clusters: [{id: hub, nodes: [{name: n, address: 10.0.0.9, cpu: 8}]}]`),
    [],
  );
});

test('the hub of document 002, one node of 4 cores and 16 GB, does not hold what it is promised', () => {
  const findings = told(
    found(
      requestsExceedNodes,
      `
delivery: {via: argocd, repo: "https://git.example.com/a.git"}
objectStores: {s3: {buckets: {metrics: thanos, logs: lines, volumes: backups}}}
logs: {objectStore: s3, keep: {search: 14d, archive: 180d}}
volumes: {provider: longhorn, replicas: 1}
clusters:
  - id: hub
    kubernetes: {flavor: kubeadm}
    nodes: [{name: n, address: 10.0.0.9, cpu: 4, memory: 16G}]
    metrics: {mode: sidecar, replicas: 2}
    logs: {mode: local, store: {managers: 3, data: 3}}`,
    ),
  );
  assert.deepEqual(
    findings.map(([cluster, severity]) => [cluster, severity]),
    [
      ['hub', 'error'],
      ['hub', 'error'],
    ],
  );
});
