import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../kube/objects.ts';
import { mapAt } from '../kube/read.ts';
import { edgeScrapeLabel } from '../model/monitoring.ts';
import { applied, drift } from './testing/drifting.ts';

/** What a team lets the fleet watch. */
const monitor = (name: string, labels: Record<string, string>, spec: JsonObject, kind = 'ServiceMonitor') => ({
  apiVersion: kind === 'ScrapeConfig' ? 'monitoring.coreos.com/v1alpha1' : 'monitoring.coreos.com/v1',
  kind,
  metadata: { name, namespace: 'monitoring', labels },
  spec,
});

test('what teams have the fleet watch is no drift, and is counted', async () => {
  const { live, kube } = await applied();
  const edge = kube('cluster-197-edge');
  edge.put(monitor('web', { team: 'a' }, { selector: {}, endpoints: [{ port: 'http' }] }), 'kubectl-create');
  edge.put(monitor('jobs', { team: 'b' }, { selector: {} }, 'PodMonitor'), 'kubectl-create');
  const rules = { groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'up == 0' }] }] };
  edge.put(monitor('rules', {}, rules, 'PrometheusRule'), 'kubectl-create');
  const { code, out } = await drift(live);
  assert.equal(code, 0, out);
  assert.match(
    out,
    /\n\ncluster-197-edge: \d+ objects compared, none differs\n {2}2 monitors of teams are selected besides the fleet's own\n\n/,
  );
  assert.match(out, /\n\nNo drift\.\n$/);
});

test('a monitor that the repository does not have selected is a stranger, and one that nobody selects is nothing', async () => {
  const { live, kube } = await applied();
  const edge = kube('cluster-197-edge');
  // The fleet leaves what is labelled so to the Prometheus of the hub.
  edge.put(monitor('far', { [edgeScrapeLabel]: 'x' }, { staticConfigs: [] }, 'ScrapeConfig'), 'kubectl-create');
  assert.equal((await drift(live)).code, 0);
  const found = edge.all().find(({ kind }) => kind === 'Prometheus');
  assert.ok(found);
  edge.put({ ...found, spec: { ...mapAt(found, 'spec'), scrapeConfigSelector: {} } }, 'kubectl-edit');
  const { code, out } = await drift(live);
  assert.equal(code, 3);
  assert.match(
    out,
    / {2}ScrapeConfig monitoring\/far is a set of targets that nothing of the fleet renders\n {4}\+ Prometheus monitoring\/main scrapes it\n/,
  );
});

test('a monitor of a team that takes its cluster from a stream is told with what it breaks', async () => {
  const { live, kube } = await applied();
  const masking = [{ targetLabel: 'cluster', replacement: 'cluster-198-edge' }];
  const endpoints = [{ port: 'http', relabelings: masking }];
  kube('cluster-197-edge').put(monitor('web', {}, { selector: {}, endpoints }), 'kubectl-create');
  const { code, out } = await drift(live);
  assert.equal(code, 3);
  assert.match(out, / {2}1 monitor of teams is selected besides the fleet's own\n/);
  assert.match(out, /identity\/label-masked[\s\S]*\n {2}because of cluster-197-edge ServiceMonitor monitoring\/web\n/);
});
