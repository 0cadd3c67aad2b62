import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { receiveScaling } from './receive-scaling.ts';

const receive = thanos('r', ['receive']);
const scaler = (target: string, min = 3) => `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: scaler, namespace: monitoring}
spec: {scaleTargetRef: {kind: StatefulSet, name: ${target}}, minReplicas: ${min}, maxReplicas: 9}
`;
const controller = (args: string) => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: controller, namespace: monitoring}
spec: {template: {spec: {containers: [{name: c, image: quay.io/observatorium/thanos-receive-controller:main, args: [${args}]}]}}}
`;

test('a fixed count, an autoscaler of a router, and one beside a controller are silent', () => {
  for (const hub of [
    receive,
    receive + scaler('r', 9),
    receive + scaler('other'),
    receive + scaler('r') + controller('--configmap-name=x'),
    thanos('r', ['receive', '--receive.hashrings-file=/h.json']) + scaler('r'),
  ])
    assert.deepEqual(found(receiveScaling, { hub }), []);
});

test('an autoscaler of receivers alone is an error', () => {
  assert.deepEqual(found(receiveScaling, { hub: receive + scaler('r') }), [
    {
      code: 'thanos/receive-scaling',
      severity: 'error',
      where: { cluster: 'hub', object: 'HorizontalPodAutoscaler monitoring/scaler', field: 'spec.maxReplicas' },
      message:
        '`scaler` scales StatefulSet monitoring/r of `hub` to up to 9 pods, and nothing writes them into the hashring',
      why: receiveScaling.why,
      fix: receiveScaling.fix,
      refs: ['D3', 'D4'],
      counterexample: null,
    },
  ]);
});

test('KEDA scales as well, up to a hundred where nothing is written', () => {
  const keda =
    '---\n{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: k, namespace: monitoring}, spec: {scaleTargetRef: {kind: StatefulSet, name: r}}}\n';
  assert.deepEqual(told(found(receiveScaling, { hub: receive + keda })), [
    [
      'ScaledObject monitoring/k',
      'spec.maxReplicaCount',
      'error',
      '`k` scales StatefulSet monitoring/r of `hub` to up to 100 pods, and nothing writes them into the hashring',
    ],
  ]);
});

test('a hashring of ready receivers only is a warning', () => {
  assert.deepEqual(told(found(receiveScaling, { hub: receive + controller('--allow-only-ready-replicas') })), [
    [
      'Deployment monitoring/controller',
      'spec.template.spec.containers[0].args[0]',
      'warning',
      'Deployment monitoring/controller of `hub` keeps only ready receivers in the hashring, so that each one that is overloaded hands its series to the next',
    ],
  ]);
});
