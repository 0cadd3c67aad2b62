import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf } from '../testing/fleet.ts';
import { loggingModel } from '../testing/logging.ts';
import { fluentOperator } from './fluent-operator.ts';

const model = loggingModel();

test('the operator comes without a pipeline of its own, which would collect every line twice', () => {
  const [chart] = fluentOperator.build(model, model.hub)?.charts ?? [];
  assert.deepEqual(chart, {
    name: 'fluent-operator',
    repo: 'https://fluent.github.io/helm-charts',
    version: '4.3.0',
    releaseName: 'fluent-operator',
    namespace: 'logging',
    includeCRDs: true,
    skipHooks: true,
    values: {
      containerRuntime: 'containerd',
      Kubernetes: false,
      operator: {
        enable: true,
        disableComponentControllers: 'fluentd',
        service: { enable: true },
        serviceMonitor: { enable: true },
        resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      },
      fluentbit: { enable: false, serviceMonitor: { enable: false } },
      fluentd: { enable: false },
    },
  });
});

test('it runs where collectors are its resources, and nowhere else', () => {
  const has = (id: string) => fluentOperator.build(model, clusterOf(model, id)) !== null;
  assert.deepEqual(['hub', 'shop', 'lab', 'idle'].map(has), [true, true, false, false]);
});
