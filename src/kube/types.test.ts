import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from './objects.ts';
import { objectName } from './objects.ts';
import type { Prometheus, StatefulSet, TypedObject } from './types.gen.ts';

const statefulSet: StatefulSet = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'thanos-store', namespace: 'monitoring' },
  spec: {
    selector: { matchLabels: { app: 'thanos-store' } },
    serviceName: 'thanos-store',
    template: {
      metadata: { labels: { app: 'thanos-store' } },
      spec: {
        containers: [
          {
            name: 'thanos',
            image: 'quay.io/thanos/thanos:v0.42.4',
            args: ['store'],
            ports: [{ name: 'grpc', containerPort: 10901 }],
            resources: { requests: { cpu: '500m', memory: '1Gi' } },
            readinessProbe: { httpGet: { path: '/-/ready', port: 'http' } },
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
    ],
  },
};

const prometheus: Prometheus = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'main', namespace: 'monitoring' },
  spec: {
    replicas: 2,
    serviceMonitorSelector: {},
    thanos: { objectStorageConfig: { name: 'objstore', key: 'objstore.yml' } },
    containers: [{ name: 'thanos-sidecar', env: [{ name: 'AWS_REGION', value: 'us-east-1' }] }],
    storage: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '50Gi' } } } } },
  },
};

test('a typed object is a Kubernetes object wherever one is asked for', () => {
  const typed: readonly TypedObject[] = [statefulSet, prometheus];
  const objects: readonly KubeObject[] = typed;
  assert.deepEqual(objects.map(objectName), ['StatefulSet monitoring/thanos-store', 'Prometheus monitoring/main']);
});

test('a misspelt field and a wrong enum value do not compile', () => {
  // @ts-expect-error `replica` is no field of a Prometheus.
  const misspelt: Prometheus = { ...prometheus, spec: { replica: 2 } };
  // @ts-expect-error `Sometimes` is no pull policy.
  const wrong: Prometheus = { ...prometheus, spec: { containers: [{ name: 'a', imagePullPolicy: 'Sometimes' }] } };
  assert.deepEqual([misspelt.kind, wrong.kind], ['Prometheus', 'Prometheus']);
});
