import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { reservedLabel } from './reserved-label.ts';

test("labels that tell streams apart are not the user's", () => {
  assert.deepEqual(
    told(reservedLabel, 'clusters: [{id: edge, labels: {cluster: a, prometheus_replica: b, le: c, __name__: d}}]'),
    [
      {
        path: 'clusters.1.labels.cluster',
        severity: 'error',
        message: 'The label `cluster` of `edge` is one that namsan and the engines set themselves',
        fix: reservedLabel.fix,
      },
      {
        path: 'clusters.1.labels.prometheus_replica',
        severity: 'error',
        message: 'The label `prometheus_replica` of `edge` is one that namsan and the engines set themselves',
        fix: reservedLabel.fix,
      },
      {
        path: 'clusters.1.labels.le',
        severity: 'error',
        message: 'The label `le` of `edge` is one that namsan and the engines set themselves',
        fix: reservedLabel.fix,
      },
      {
        path: 'clusters.1.labels.__name__',
        severity: 'error',
        message: 'The label `__name__` of `edge` begins with `__`, which Prometheus keeps for itself',
        fix: reservedLabel.fix,
      },
    ],
  );
});

test('labels of targets would be hidden', () => {
  assert.deepEqual(told(reservedLabel, 'clusters: [{id: edge, labels: {job: a, namespace: b}}]'), [
    {
      path: 'clusters.1.labels.job',
      severity: 'warning',
      message: 'The label `job` of `edge` hides the label `job` of each of its targets',
      fix: reservedLabel.fix,
    },
    {
      path: 'clusters.1.labels.namespace',
      severity: 'warning',
      message: 'The label `namespace` of `edge` hides the label `namespace` of each of its targets',
      fix: reservedLabel.fix,
    },
  ]);
});

test("the tenants of those who name none are no tenant's names", () => {
  assert.deepEqual(
    told(reservedLabel, 'clusters: [{id: edge, metrics: {mode: agent, tenants: [team-a, default-tenant, hub]}}]'),
    [
      {
        path: 'clusters.1.metrics.tenants.1',
        severity: 'error',
        message: 'The tenant `default-tenant` of `edge` is the one that Thanos Receive gives to all who name none',
        fix: 'Choose another name for the tenant.',
      },
      {
        path: 'clusters.1.metrics.tenants.2',
        severity: 'error',
        message:
          'The tenant `hub` of `edge` has the name of a cluster, and what no tenant owns there is sent as that tenant',
        fix: 'Choose another name for the tenant.',
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(reservedLabel, 'clusters: [{id: edge, labels: {site: factory, constructor: a, role: edge}}]'),
    [],
    "labels of one's own",
  );
});
