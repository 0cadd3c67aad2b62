import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { kubernetesVersion } from './kubernetes-version.ts';

test('older than the charts is an error, newer than the pins a warning', () => {
  assert.deepEqual(
    told(
      kubernetesVersion,
      'clusters: [{id: hub, kubernetes: {version: "1.24"}}, {id: edge, kubernetes: {version: "1.37"}}]',
    ),
    [
      {
        path: 'clusters.0.kubernetes.version',
        severity: 'error',
        message: 'Kubernetes 1.24 of `hub` is older than 1.25, which the pinned charts need',
        fix: kubernetesVersion.fix,
      },
      {
        path: 'clusters.1.kubernetes.version',
        severity: 'warning',
        message: 'Kubernetes 1.37 of `edge` is newer than 1.36, the newest that the pinned versions were made for',
        fix: 'Try the fleet in a test cluster first.',
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      kubernetesVersion,
      'clusters: [{id: hub, kubernetes: {version: "1.25"}}, {id: edge, kubernetes: {version: "1.36"}}]',
    ),
    [],
    'both ends of the range',
  );
});
