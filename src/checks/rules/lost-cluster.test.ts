import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found, told } from '../testing/found.ts';
import { lostCluster } from './lost-cluster.ts';

const rules = (...list: readonly (readonly [string, string])[]) =>
  `---\n${JSON.stringify({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'r', namespace: 'm' },
    spec: { groups: [{ name: 'a', rules: list.map(([alert, expr]) => ({ alert, expr })) }] },
  })}\n`;
const two = () => {
  const flows = healthy();
  const near = node('scraper', 'hub/main', { externalLabels: { cluster: 'hub' } });
  return { ...flows, nodes: { ...flows.nodes, near, ruler: node('ruler', 'hub/rules') } };
};
const verdicts = (...list: readonly (readonly [string, string])[]) =>
  told(found(lostCluster, { hub: rules(...list), flows: two() }));

test('absence that is told of each cluster, or of every one that was there, is silent', () => {
  assert.deepEqual(verdicts(['A', 'absent(up{cluster="edge"} == 1)'], ['B', 'absent(up{cluster=~"hub|x"})']), []);
  assert.deepEqual(verdicts(['A', 'group by (cluster) (up offset 1h) unless group by (cluster) (up)']), []);
});

test('a single cluster, and a fleet whose rules are elsewhere or without a ruler, are not judged', () => {
  assert.deepEqual(found(lostCluster, { hub: rules(['A', 'x > 1']), flows: healthy() }), []);
  assert.deepEqual(found(lostCluster, { flows: two() }), []);
  const { ruler: _ruler, ...nodes } = two().nodes;
  assert.deepEqual(found(lostCluster, { hub: rules(['A', 'x > 1']), flows: { ...two(), nodes } }), []);
});

test('the one cluster whose absence nobody tells of is named, and that of the ruler is not', () => {
  assert.deepEqual(verdicts(['A', 'absent(up{cluster="edge"})']), []);
  assert.deepEqual(found(lostCluster, { hub: rules(['A', 'absent(up{cluster="hub"})']), flows: two() }), [
    {
      code: 'rules/lost-cluster',
      severity: 'warning',
      where: { cluster: 'edge', object: 'scraper main', field: 'spec' },
      message: 'No alert tells that `cluster="edge"` sends no metrics',
      why: lostCluster.why,
      fix: lostCluster.fix,
      refs: ['B7', 'R41'],
      counterexample: null,
    },
  ]);
});

test('a cluster with an alert of its own that always fires may be heard outside', () => {
  const edge = rules(['Watchdog', 'vector(1)']);
  assert.deepEqual(found(lostCluster, { hub: rules(['A', 'absent(up{cluster="hub"})']), edge, flows: two() }), []);
});

test('rules in files of ConfigMaps count', () => {
  const text = 'groups: [{name: a, rules: [{alert: A, expr: \'absent(up{cluster=~"hub|edge"})\'}]}]';
  const map = `---\n${JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'm' }, data: { 'r.yaml': text } })}\n`;
  assert.deepEqual(found(lostCluster, { hub: map, flows: two() }), []);
});

test('an alert of a lost cluster that waits for a zero never fires', () => {
  const alone = (alert: string, expr: string) => told(found(lostCluster, { hub: rules([alert, expr]) }));
  assert.deepEqual(alone('ClusterDown', 'up{job="prometheus"} == 0'), [
    [
      'PrometheusRule m/r',
      'spec.groups[0].rules[0].expr',
      'warning',
      '`ClusterDown` waits for `up` to be 0, and a lost cluster has no `up` at all',
    ],
  ]);
  assert.equal(alone('RemoteClusterUnreachable', 'max by (cluster) (up{job="x"}) < 1').length, 1);
  assert.deepEqual(alone('ClusterDown', 'up{job="prometheus"} == 0 or absent(up)'), []);
  assert.deepEqual(alone('OpenSearchClusterDown', 'up{job="opensearch"} == 0'), []);
  assert.deepEqual(alone('TargetDown', 'up == 0'), []);
});
