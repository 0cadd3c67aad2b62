import assert from 'node:assert/strict';
import { test } from 'node:test';
import { components } from '../../components/list.ts';
import { modelOf } from '../../components/testing/fleet.ts';
import { plan } from '../../manifests/plan.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { externalReport, storePlaces } from './external-secrets.ts';

const model = modelOf({ fleet: 'secrets: {via: external-secrets, store: vault}' });
const workloads = plan(model, components);
const external = {
  ...{ apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', resource: 'externalsecrets' },
  ...{ namespaced: true, verbs: [] },
};

test('what the store must hold is told once, by entry and property', () => {
  assert.deepEqual(storePlaces(model, workloads, ['hub']), [
    { entry: 'small/s3', property: 'access-key', says: 'access key of the object store main' },
    { entry: 'small/s3', property: 'secret-key', says: 'secret key of the object store main' },
    { entry: 'small/grafana-admin', property: 'admin-password', says: "password of Grafana's administrator" },
  ]);
});

test('a Secret that is not there is told with what its ExternalSecret says of itself', async () => {
  const kube = fakeKube('hub', { kinds: [external] });
  kube.put({
    ...{ apiVersion: external.apiVersion, kind: external.kind },
    metadata: { name: 's3', namespace: 'monitoring' },
    status: { conditions: [{ type: 'Ready', status: 'False', reason: 'SecretSyncedError', message: 'of the store' }] },
  });
  const { secrets } = await externalReport(model, workloads, ['hub'], () => kube);
  assert.deepEqual(
    secrets.map(({ name, done, says }) => [name, done, says]),
    [
      [
        ...['s3', 'not-made'],
        [
          'ExternalSecret monitoring/s3 is not ready: SecretSyncedError. Look: kubectl --namespace monitoring describe externalsecret s3',
        ],
      ],
      ['grafana-admin', 'not-made', ['ExternalSecret monitoring/grafana-admin is not there: it comes with the tree.']],
    ],
  );
});
