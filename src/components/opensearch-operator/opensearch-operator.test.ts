import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loggingModel } from '../testing/logging.ts';
import { opensearchOperator } from './opensearch-operator.ts';

const model = loggingModel();

test('the operator is where an OpenSearch has managers, with a webhook by cert-manager', () => {
  assert.deepEqual(opensearchOperator.build(model, model.hub)?.charts, [
    {
      name: 'opensearch-operator',
      repo: 'https://opensearch-project.github.io/opensearch-k8s-operator',
      version: '3.0.2',
      releaseName: 'opensearch-operator',
      namespace: 'opensearch-operator',
      includeCRDs: true,
      skipHooks: true,
      values: {
        installCRDs: true,
        manager: {
          pprofEndpointsEnabled: false,
          loglevel: 'info',
          image: { pullPolicy: 'IfNotPresent' },
          resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
        },
        webhook: { enabled: true, failurePolicy: 'Fail', certManager: { enabled: true } },
      },
    },
  ]);
});

test('where logs are kept on one node, or elsewhere, there is no operator', () => {
  const where = model.clusters.filter((cluster) => opensearchOperator.build(model, cluster) !== null);
  assert.deepEqual(
    where.map(({ id }) => id),
    ['hub'],
  );
});
