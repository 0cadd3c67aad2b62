import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { targetCluster } from './target-cluster.ts';

const prometheus = (more = 'externalLabels: {scraper: hub}'): string => `---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: edges, namespace: m}
spec: {scrapeConfigSelector: {}, ${more}}
`;
const scrape = (
  name: string,
  rest: string,
  where = 'kubernetesSDConfigs: [{role: Node, apiServer: "https://edge.example.com:6443"}]',
): string => `---
apiVersion: monitoring.coreos.com/v1alpha1
kind: ScrapeConfig
metadata: {name: ${name}, namespace: m}
spec: {${where}${rest === '' ? '' : `, ${rest}`}}
`;
const named = 'relabelings: [{targetLabel: cluster, replacement: edge}]';
const kubelet = scrape('kubelet', named);
const where = (rest: string, more?: string, at?: string): readonly unknown[] =>
  told(found(targetCluster, { hub: prometheus(more) + kubelet + scrape('other', rest, at) })).map(([object]) => object);
const other = ['ScrapeConfig m/other'];

test('targets of one cluster of which some have no name of it are an error', () => {
  assert.deepEqual(found(targetCluster, { hub: prometheus() + kubelet + scrape('other', '') }), [
    {
      code: 'prometheus/target-cluster',
      severity: 'error',
      where: { cluster: 'hub', object: 'ScrapeConfig m/other', field: 'spec.relabelings' },
      message:
        'The targets of ScrapeConfig `other` at `edge.example.com` have no label `cluster`; `kubelet` gives those of the same address `cluster="edge"`',
      why: targetCluster.why,
      fix: targetCluster.fix,
      refs: ['A5', 'A6', 'R47'],
      counterexample: null,
    },
  ]);
});

test('so are those that lose it on the way', () => {
  assert.deepEqual(where(`${named}, metricRelabelings: [{action: labeldrop, regex: "clu.*"}]`), other);
  assert.deepEqual(where(`${named}, metricRelabelings: [{action: labelkeep, regex: "__name__"}]`), other);
  assert.deepEqual(where('relabelings: [{targetLabel: cluster, replacement: ""}]'), other);
});

test('whoever has the name by any means is not told', () => {
  for (const rest of [
    named,
    `relabelings: [{action: labeldrop, regex: cluster}, {targetLabel: cluster, replacement: edge}]`,
    'relabelings: [{sourceLabels: [__meta_kubernetes_node_label_cluster], targetLabel: cluster}]',
    'relabelings: [{action: labelmap, regex: "__meta_kubernetes_node_label_(.+)"}]',
    'metricsPath: /federate',
    `metricRelabelings: [{action: labeldrop, regex: "("}], ${named}`,
  ])
    assert.deepEqual(where(rest), [], rest);
  assert.deepEqual(
    where('', undefined, 'staticConfigs: [{targets: ["edge.example.com:9100"], labels: {cluster: e}}]'),
    [],
  );
});

test('nor where the Prometheus names the cluster, or may', () => {
  assert.deepEqual(where('', 'externalLabels: {cluster: edge}'), []);
  assert.deepEqual(where('', 'scrapeClasses: [{name: all, default: true, relabelings: []}]'), []);
  assert.deepEqual(
    where('', 'remoteWrite: [{url: "http://r/w", writeRelabelConfigs: [{targetLabel: cluster, replacement: edge}]}]'),
    [],
  );
});

test('targets elsewhere, and in the cluster of the Prometheus itself, are nobody else to compare with', () => {
  assert.deepEqual(where('', undefined, 'staticConfigs: [{targets: ["www.example.com:443"]}]'), []);
  assert.deepEqual(where('', undefined, 'kubernetesSDConfigs: [{role: Node}]'), []);
});
