import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadAll } from 'js-yaml';
import { isKubeObject } from '../../kube/read.ts';
import { trace } from '../../topology/trace.ts';
import { facing, healthy, node, promised, proved } from '../testing/flows.ts';
import { externalLabelsEqual } from './external-labels-equal.ts';

const twin = (changed: object) => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    other: node('scraper', 'edge-2/main', {
      externalLabels: { cluster: 'edge' },
      sidecar: 'edge-2/sidecar',
      ...changed,
    }),
    otherSidecar: node('sidecar', 'edge-2/sidecar', { scraper: 'edge-2/main' }),
  };
  return { nodes, edges: [...flows.edges, 'otherSidecar uploads bucket'] };
};

test('producers that differ in one external label are two streams', () => {
  assert.deepEqual(proved(externalLabelsEqual, twin({ externalLabels: { cluster: 'edge-2' } })), []);
});

test('a copied cluster name makes the blocks of two clusters overlap', () => {
  assert.deepEqual(facing(proved(externalLabelsEqual, twin({}))), [
    [
      'scraper main',
      'scraper `main` of `edge-2` uploads with {cluster="edge", prometheus_replica="main-0"}, and so does scraper `main` of `edge`',
      null,
    ],
  ]);
});

test('replicas without a replica label overlap with each other', () => {
  const flows = healthy();
  const prometheus = node('scraper', 'edge/main', {
    externalLabels: { cluster: 'edge' },
    sidecar: 'edge/sidecar',
    replicas: 2,
    replicaLabel: null,
  });
  assert.deepEqual(facing(proved(externalLabelsEqual, { ...flows, nodes: { ...flows.nodes, prometheus } })), [
    ['scraper main', 'scraper `main` of `edge` uploads with {cluster="edge"}, and so does another replica of it', null],
  ]);
});

const sharded = (replicaLabel: string): readonly string[] => {
  const text = `---
apiVersion: v1
kind: ConfigMap
metadata: {name: store, namespace: m}
data: {o.yaml: "{type: S3, config: {bucket: thanos, endpoint: s3.example.com}}"}
---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: m}
spec:
  shards: 2
  externalLabels: {cluster: hub}
  ${replicaLabel}
  volumes: [{name: o, configMap: {name: store}}]
  thanos: {objectStorageConfigFile: /o/o.yaml, volumeMounts: [{name: o, mountPath: /o}]}
`;
  const told: string[] = [];
  const objects = loadAll(text).filter(isKubeObject);
  externalLabelsEqual.prove(trace([{ cluster: 'hub', objects }]), promised, (_where, message) => told.push(message));
  return told;
};

test('shards of the operator are told apart by the names of their pods alone', () => {
  assert.deepEqual(sharded(''), []);
  assert.deepEqual(sharded("replicaExternalLabelName: ''"), [
    'scraper `main-shard-1` of `hub` uploads with {cluster="hub", prometheus="m/main"}, and so does scraper `main` of `hub`',
  ]);
});
