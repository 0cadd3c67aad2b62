import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { multipliedCopies } from './multiplied-copies.ts';

const storage = (copies: number) =>
  `---\n{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: disks}, provisioner: driver.longhorn.io, parameters: {numberOfReplicas: "${copies}"}}\n`;
const logs = (copies: number, name = 'disks') =>
  `---\n{apiVersion: opensearch.org/v1, kind: OpenSearchCluster, metadata: {name: os, namespace: logging}, spec: {nodePools: [{component: data, replicas: 3, roles: [data], persistence: {pvc: {storageClass: ${name}}}}]}}
---\n{apiVersion: opensearch.org/v1, kind: OpensearchIndexTemplate, metadata: {name: logs, namespace: logging}, spec: {opensearchCluster: {name: os}, name: logs, indexPatterns: ["logs-*"], template: {settings: {number_of_replicas: ${copies}}}}}\n`;

test('copies of an index on volumes of three copies are told with their product', () => {
  assert.deepEqual(found(multipliedCopies, { hub: storage(3) + logs(1) }), [
    {
      code: 'platform/multiplied-copies',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'OpenSearchCluster logging/os',
        field: 'spec.nodePools[0].persistence.pvc.storageClass',
      },
      message: '`os` of `hub` keeps 2 copies itself, on volumes of the class `disks` with 3 copies: 6 in all',
      why: multipliedCopies.why,
      fix: multipliedCopies.fix,
      refs: ['F13', 'C07'],
      counterexample: null,
    },
  ]);
});

test('receivers that replicate are told, and the class of the chart counts', () => {
  const receive = (factor: number) =>
    thanos('receive', ['receive', `--receive.replication-factor=${factor}`]).replace(
      '  template:',
      '  volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: longhorn}}]\n  template:',
    );
  const chart = '{kind: Kustomization, helmCharts: [{name: longhorn}]}';
  const of = (factor: number) =>
    told(found(multipliedCopies, { folders: { longhorn: chart, receive: receive(factor) } }));
  assert.deepEqual(of(3), [
    [
      'StatefulSet monitoring/receive',
      'spec.volumeClaimTemplates[0].spec.storageClassName',
      'error',
      '`receive` of `hub` keeps 3 copies itself, on volumes of the class `longhorn` with 3 copies: 9 in all',
    ],
  ]);
  assert.deepEqual(of(1), []);
});

test('one or two copies of a volume, one copy of an index, and other classes are silent', () => {
  const silent = [storage(2) + logs(1), storage(3) + logs(0), storage(3) + logs(1, 'other'), logs(1)];
  assert.deepEqual(
    silent.flatMap((hub) => found(multipliedCopies, { hub })),
    [],
  );
});
