import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { receiveDisruption } from './receive-disruption.ts';

const labels = 'app: receive';

const receivers = (budget: string, replication = 3, replicas = 3) => ({
  hub: `
apiVersion: v1
kind: Service
metadata: {name: receive, namespace: monitoring}
spec: {clusterIP: None, selector: {${labels}}, ports: [{name: grpc, port: 10901}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: receive, namespace: monitoring}
spec:
  replicas: ${replicas}
  serviceName: receive
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: receive, image: "quay.io/thanos/thanos:v0.42.4", args: [receive, '--label=replica="$(POD_NAME)"'], ports: [{name: grpc, containerPort: 10901}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: ring, namespace: monitoring}
data: {h.json: '[{"endpoints": ["receive-0.receive.monitoring.svc:10901", "receive-1.receive.monitoring.svc:10901", "receive-2.receive.monitoring.svc:10901"]}]'}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: router, namespace: monitoring}
spec:
  template:
    metadata: {labels: {app: router}}
    spec:
      volumes: [{name: ring, configMap: {name: ring}}]
      containers:
        - name: router
          image: quay.io/thanos/thanos:v0.42.4
          args: [receive, --receive.hashrings-file=/ring/h.json, --receive.hashrings-algorithm=ketama, --receive.replication-factor=${replication}, --receive.local-endpoint=router]
          volumeMounts: [{name: ring, mountPath: /ring}]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: receive, namespace: monitoring}
spec: {${budget}, selector: {matchLabels: {${labels}}}}
`,
});

test('a budget that lets more receivers be away than a majority stands is told', () => {
  assert.deepEqual(found(receiveDisruption, receivers('maxUnavailable: 2')), [
    {
      code: 'thanos/receive-disruption',
      severity: 'error',
      where: { cluster: 'hub', object: 'PodDisruptionBudget monitoring/receive', field: 'spec' },
      message:
        'PodDisruptionBudget `receive` of `hub` lets 2 of 3 pods of StatefulSet monitoring/receive be away, and writes stand the loss of 1 receiver',
      why: receiveDisruption.why,
      fix: receiveDisruption.fix,
      refs: ['D2'],
      counterexample: null,
    },
  ]);
  for (const budget of ['maxUnavailable: 50%', 'minAvailable: 1', 'maxUnavailable: 100%', 'minAvailable: 0'])
    assert.equal(found(receiveDisruption, receivers(budget)).length, 1, budget);
});

test('a budget of one pod, of other pods, and copies that stand no loss anyway are not judged', () => {
  for (const budget of ['maxUnavailable: 1', 'minAvailable: 2', 'maxUnavailable: 33%', 'minAvailable: 60%'])
    assert.deepEqual(found(receiveDisruption, receivers(budget)), [], budget);
  assert.deepEqual(found(receiveDisruption, receivers('maxUnavailable: 2', 1)), []);
  const [hub = ''] = Object.values(receivers('maxUnavailable: 2'));
  assert.deepEqual(
    found(receiveDisruption, { hub: hub.replace(/matchLabels: .*$/m, 'matchLabels: {app: other}}}') }),
    [],
  );
});
