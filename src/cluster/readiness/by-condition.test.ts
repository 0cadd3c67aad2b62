import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, JsonObject } from '../../kube/objects.ts';
import { condition, live, said } from './testing/live.ts';

test('other kinds are judged by their conditions; kinds without a state are ready', () => {
  const conditions = (type: string, ...list: Json[]): string =>
    said(live(type, 'x', { metadata: { generation: 1 }, status: { conditions: list } }));
  const certificate = 'cert-manager.io/v1 Certificate';
  assert.equal(conditions(certificate, condition('Ready', 'True', 'Ready', '', 1)), 'ready');
  assert.equal(conditions(certificate), 'Certificate x: no controller has said anything of it yet');
  assert.equal(
    conditions(
      certificate,
      condition('Ready', 'False', 'DoesNotExist', 'Issuing certificate as Secret does not exist', 1),
    ),
    'Certificate x: Ready is False: Issuing certificate as Secret does not exist (DoesNotExist)',
  );
  assert.equal(
    conditions(
      'external-secrets.io/v1 ExternalSecret',
      condition('Ready', 'False', 'SecretSyncedError', 'could not get secret data from provider'),
    ),
    'ExternalSecret x: Ready is False: could not get secret data from provider (SecretSyncedError)',
  );
  assert.equal(
    conditions('bitnami.com/v1alpha1 SealedSecret', condition('Synced', 'False', '', 'no key could decrypt secret')),
    'SealedSecret x: Synced is False: no key could decrypt secret',
  );
  assert.equal(
    conditions(
      'apiregistration.k8s.io/v1 APIService',
      condition('Available', 'False', 'MissingEndpoints', 'endpoints for service/m in "m" have no addresses'),
    ),
    'APIService x: Available is False: endpoints for service/m in "m" have no addresses (MissingEndpoints)',
  );
  assert.equal(
    conditions('example.com/v1 Thing', condition('Stalled', 'True', 'Broken')),
    'Thing x: Stalled is True: Broken (stuck)',
  );
  assert.equal(conditions('example.com/v1 Thing', condition('Ready', 'Unknown')), 'Thing x: Ready is Unknown');
  assert.equal(conditions('example.com/v1 Thing', condition('Odd', 'False')), 'ready');
  assert.equal(
    said(live('example.com/v1 Thing', 'x', { metadata: { generation: 2 }, status: { observedGeneration: 1 } })),
    'Thing x: generation 2 is not observed yet, 1 is',
  );
  for (const type of [
    'v1 ConfigMap',
    'v1 Secret',
    'rbac.authorization.k8s.io/v1 Role',
    'networking.k8s.io/v1 Ingress',
    'batch/v1 CronJob',
  ])
    assert.equal(said(live(type, 'x')), 'ready');
});

test('backup targets, volumes of Longhorn and applications of Argo CD are judged by their own fields', () => {
  const target = (spec: JsonObject, status: JsonObject): string =>
    said(live('longhorn.io/v1beta2 BackupTarget', 'default', { spec, status }));
  assert.equal(target({}, { available: false }), 'ready');
  assert.equal(target({ backupTargetURL: 's3://b@r/' }, { available: true }), 'ready');
  assert.equal(
    target(
      { backupTargetURL: 's3://b@r/' },
      { available: false, conditions: [condition('Unavailable', 'True', 'Unavailable', 'access denied')] },
    ),
    'BackupTarget default: Unavailable is True: access denied (Unavailable)',
  );
  assert.equal(
    said(live('longhorn.io/v1beta2 Volume', 'pvc-1', { status: { robustness: 'faulted' } })),
    'Volume pvc-1: is faulted: it has no healthy replica (stuck)',
  );
  const application = (status: JsonObject): string => said(live('argoproj.io/v1alpha1 Application', 'a', { status }));
  assert.equal(application({ sync: { status: 'Synced' }, health: { status: 'Healthy' } }), 'ready');
  assert.equal(application({ sync: { status: 'OutOfSync' } }), 'Application a: its sync is OutOfSync');
  assert.equal(
    application({ sync: { status: 'Synced' }, health: { status: 'Degraded' } }),
    'Application a: its health is Degraded',
  );
});
