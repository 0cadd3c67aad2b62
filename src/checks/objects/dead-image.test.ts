import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { found, thanos, told } from '../testing/found.ts';
import { deadImage } from './dead-image.ts';

const pod = (image: string) => `---
{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: a}, spec: {initContainers: [{name: i, image: "${image}"}]}}
`;
const severities = (image: string, profile = 'compat') =>
  found(deadImage, { hub: pod(image), model: modelOf({ fleet: `profile: ${profile}` }) }).map((f) => f.severity);

test('images that are published, and mirrors of dead ones, are silent', () => {
  const images = [
    'quay.io/thanos/thanos:v0.42.4',
    'registry.k8s.io/pause:3.10',
    'registry.example.com/bitnami/thanos:0.37.2',
    'localhost:5000/minio/minio:latest',
    'redis:7',
  ];
  assert.deepEqual(
    images.flatMap((image) => severities(image, 'strict')),
    [],
  );
});

test('a versioned image of Bitnami cannot be pulled', () => {
  assert.deepEqual(
    found(deadImage, { hub: thanos('q', ['query'], { image: 'docker.io/bitnami/thanos:0.37.2-debian-12-r1' }) }),
    [
      {
        code: 'objects/dead-image',
        severity: 'error',
        where: { cluster: 'hub', object: 'StatefulSet monitoring/q', field: 'spec.template.spec.containers[0].image' },
        message:
          '`docker.io/bitnami/thanos:0.37.2-debian-12-r1` is not in Docker Hub any more: Bitnami took its versioned images away on 2025-08-28',
        why: deadImage.why,
        fix: 'Use the image of the project itself, such as `quay.io/thanos/thanos` for Thanos.',
        refs: ['F12', 'R04', 'R10'],
        counterexample: null,
      },
    ],
  );
});

test('what is gone is an error everywhere, what is frozen is one under the strict profile', () => {
  const gone = ['bitnami/redis:7.2@sha256:aa', 'gcr.io/kubebuilder/kube-rbac-proxy:v0.13.1', 'minio/mc:latest'];
  const frozen = [
    'bitnami/redis',
    'bitnamilegacy/redis:7',
    'k8s.gcr.io/pause:3.2',
    'public.ecr.aws/opsterio/opensearch-operator:1.0',
    'quay.io/minio/minio:latest',
  ];
  assert.deepEqual(
    gone.flatMap((image) => severities(image)),
    ['error', 'error', 'error'],
  );
  assert.deepEqual(
    frozen.flatMap((image) => severities(image)),
    frozen.map(() => 'warning'),
  );
  assert.deepEqual(
    frozen.flatMap((image) => severities(image, 'strict')),
    frozen.map(() => 'error'),
  );
});

test('images in resources of operators are found too', () => {
  const hub = `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {thanos: {image: "bitnami/thanos:0.37.2"}}
`;
  assert.deepEqual(told(found(deadImage, { hub })), [
    [
      'Prometheus monitoring/main',
      'spec.thanos.image',
      'error',
      '`bitnami/thanos:0.37.2` is not in Docker Hub any more: Bitnami took its versioned images away on 2025-08-28',
    ],
  ]);
});
