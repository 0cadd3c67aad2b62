import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ObjectDrift } from '../cluster/drift/object-drift.ts';
import { plainPaint } from '../findings/format-text.ts';
import type { DriftReport } from './drift-report.ts';
import { driftText } from './drift-text.ts';

const gone = (object: string, component: string): ObjectDrift => ({
  ...{ cluster: 'edge', object, component },
  state: 'missing',
});

function report(compared: number, objects: readonly ObjectDrift[], charts: readonly string[] = []): DriftReport {
  const clusters = [{ cluster: 'edge', refusal: null, compared, unlisted: [], unread: [], charts }];
  return { clusters, objects, strangers: [], monitors: [], flows: [], buckets: [] };
}

test('a cluster without anything of the repository is one line', () => {
  const objects = [gone('Namespace a', 'namespaces'), gone('Service a/b', 'store')];
  assert.equal(
    driftText(report(2, objects), plainPaint),
    'edge: none of the 2 objects of the repository is there; `namsan apply` brings them\n\n2 objects drifted.\n',
  );
});

test('charts whose objects were not compared are named', () => {
  assert.equal(
    driftText(report(9, [], ['cert-manager', 'grafana', 'grafana']), plainPaint),
    'edge: 9 objects compared, none differs\n\nNot compared: what the charts `cert-manager` and `grafana` made.\n\nNo drift.\n',
  );
});

test('missing objects are named one by one, and those of a whole component together', () => {
  const many = ['a', 'b', 'c', 'd'].map((name) => gone(`Service x/${name}`, 'store'));
  assert.equal(
    driftText(report(9, [...many, gone('Service x/e', 'query')]), plainPaint),
    `edge: 9 objects compared, 5 differ
  Service x/a, Service x/b and 2 more (store) are gone
  Service x/e (query) is gone

5 objects drifted.
`,
  );
});

test('a stranger is told in words of what it is to the flows; what teams watch is only counted', () => {
  const strangers: DriftReport['strangers'] = [
    { cluster: 'edge', object: 'ScrapeConfig x/a', parts: ['targets'], does: ['Prometheus x/main scrapes it'] },
    { cluster: 'edge', object: 'Pod x/b', parts: ['agent', 'query-frontend'], does: [] },
  ];
  const monitors = [
    { cluster: 'edge', object: 'ServiceMonitor x/web' },
    { cluster: 'edge', object: 'PodMonitor x/jobs' },
  ];
  assert.equal(
    driftText({ ...report(9, []), strangers, monitors }, plainPaint),
    `edge: 9 objects compared, none differs
  ScrapeConfig x/a is a set of targets that nothing of the fleet renders
    + Prometheus x/main scrapes it
  Pod x/b is an agent and a query frontend that nothing of the fleet renders
  2 monitors of teams are selected besides the fleet's own

2 strangers in the flows.
`,
  );
});
