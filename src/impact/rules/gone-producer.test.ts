import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { goneProducer } from './gone-producer.ts';

const prom = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  replicas: 1
  retention: 1d
  externalLabels: {cluster: edge-1}
  thanos: {image: 'quay.io/thanos/thanos:v0.42.4', objectStorageConfig: {name: objstore, key: objstore.yml}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: notes, namespace: shop}
data: {text: a}
`;
const alone = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  retention: 15d
---
apiVersion: v1
kind: ConfigMap
metadata: {name: notes, namespace: shop}
data: {text: a}
`;
const agent = `apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: k8s, namespace: monitoring}
spec:
  externalLabels: {cluster: edge}
  remoteWrite: [{url: "https://receive.example.com/api/v1/receive", headers: {THANOS-TENANT: a}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: notes, namespace: shop}
data: {text: a}
`;
const receive = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: receive, namespace: monitoring}
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [receive, '--label=region="eu"', '--objstore.config={type: S3, config: {bucket: m, endpoint: s3.example.com}}']
---
apiVersion: v1
kind: ConfigMap
metadata: {name: notes, namespace: shop}
data: {text: a}
`;
const shards = `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  shards: 2
`;

test('a Prometheus takes what it has not uploaded, or all that it keeps', () => {
  assert.deepEqual(
    judged(
      goneProducer,
      prom,
      prom.replace(
        `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  replicas: 1
  retention: 1d
  externalLabels: {cluster: edge-1}
  thanos: {image: 'quay.io/thanos/thanos:v0.42.4', objectStorageConfig: {name: objstore, key: objstore.yml}}
---
`,
        '',
      ),
    ),
    [
      [
        'loses 0s to 3h1m30s',
        'Prometheus monitoring/k8s',
        'spec',
        'The Prometheus `k8s` of `hub` goes: what it has not uploaded yet is lost',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      goneProducer,
      alone,
      alone.replace(
        `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  retention: 15d
---
`,
        '',
      ),
    ),
    [
      [
        'loses 0s to 15d',
        'Prometheus monitoring/k8s',
        'spec',
        'The Prometheus `k8s` of `hub` goes: all that it keeps, for it uploads nothing, is lost',
      ],
    ],
  );
});

test('an ingester takes what it has not uploaded, an agent what it has not sent', () => {
  assert.deepEqual(
    judged(
      goneProducer,
      receive,
      receive.replace(
        `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: receive, namespace: monitoring}
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [receive, '--label=region="eu"', '--objstore.config={type: S3, config: {bucket: m, endpoint: s3.example.com}}']
---
`,
        '',
      ),
    ),
    [
      [
        'loses 0s to 5h30s',
        'StatefulSet monitoring/receive',
        'spec.template.spec.containers[0]',
        'The ingester `receive` of `hub` goes: what it has not uploaded yet is lost',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      goneProducer,
      agent,
      agent.replace(
        `apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: k8s, namespace: monitoring}
spec:
  externalLabels: {cluster: edge}
  remoteWrite: [{url: "https://receive.example.com/api/v1/receive", headers: {THANOS-TENANT: a}}]
---
`,
        '',
      ),
    ),
    [
      [
        'needs order',
        'PrometheusAgent monitoring/k8s',
        'spec',
        'The agent `k8s` of `hub` goes: what it has not sent yet goes with it',
      ],
    ],
  );
});

test('an agent that takes the place of a Prometheus is named', () => {
  assert.deepEqual(
    judged(
      goneProducer,
      prom,
      prom.replace(
        `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  replicas: 1
  retention: 1d
  externalLabels: {cluster: edge-1}
  thanos: {image: 'quay.io/thanos/thanos:v0.42.4', objectStorageConfig: {name: objstore, key: objstore.yml}}
---
`,
        `apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: k8s, namespace: monitoring}
spec:
  externalLabels: {cluster: edge}
  remoteWrite: [{url: "https://receive.example.com/api/v1/receive", headers: {THANOS-TENANT: a}}]
---
`,
      ),
    ),
    [
      [
        'loses 0s to 3h1m30s',
        'Prometheus monitoring/k8s',
        'spec',
        'The Prometheus `k8s` of `hub` goes and the agent `k8s` takes its place: what it has not uploaded yet is lost',
      ],
    ],
  );
});

test('a shard is told by its own rule', () => {
  assert.deepEqual(judged(goneProducer, shards, shards.replace('shards: 2', 'shards: 1')), []);
});
