import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { volumeExpansion } from './volume-expansion.ts';

const storage = (more = '', provisioner = 'ebs.csi.aws.com') =>
  `---\n{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fixed}, provisioner: ${provisioner}${more}}\n`;
const operated = (name: string) =>
  `---\n{apiVersion: opensearch.org/v1, kind: OpenSearchCluster, metadata: {name: os, namespace: logging}, spec: {nodePools: [{component: data, replicas: 3, roles: [data], persistence: {pvc: {storageClass: ${name}}}}]}}\n`;
const plain = (image: string) =>
  `---\n{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: os, namespace: logging}, spec: {template: {spec: {containers: [{name: a, image: "${image}"}]}}, volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: fixed}}]}}\n`;

test('a class that does not grow under OpenSearch is told, by operator and without', () => {
  assert.deepEqual(found(volumeExpansion, { hub: storage() + operated('fixed') }), [
    {
      code: 'opensearch/volume-expansion',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'OpenSearchCluster logging/os',
        field: 'spec.nodePools[0].persistence.pvc.storageClass',
      },
      message: 'The volumes of `os` of `hub` are of the class `fixed`, which does not let them grow',
      why: volumeExpansion.why,
      fix: volumeExpansion.fix,
      refs: ['E5'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(
    told(found(volumeExpansion, { hub: storage() + plain('opensearchproject/opensearch:3.6.0') })).map((one) => one[1]),
    ['spec.volumeClaimTemplates[0].spec.storageClassName'],
  );
});

test('a class that grows, one that is not there, folders of nodes and other pods are silent', () => {
  const silent = [
    storage(', allowVolumeExpansion: true') + operated('fixed'),
    storage() + operated('other'),
    storage('', 'rancher.io/local-path') + operated('fixed'),
    storage() + plain('nginx:1'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(volumeExpansion, { hub })),
    [],
  );
});
