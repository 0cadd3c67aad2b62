import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { compactorAlone } from './compactor-alone.ts';

const deployment = (strategy: string) => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: c, namespace: monitoring}
spec: {strategy: ${strategy}, template: {spec: {containers: [{name: c, image: "quay.io/thanos/thanos:v0.42.4", args: [compact]}]}}}
`;

test('a StatefulSet, and a Deployment that never has two pods, are silent', () => {
  for (const hub of [
    thanos('c', ['compact']),
    deployment('{type: Recreate}'),
    deployment('{rollingUpdate: {maxSurge: 0}}'),
  ])
    assert.deepEqual(found(compactorAlone, { hub }), []);
});

test('a Deployment that replaces its pod by another before it ends is a warning', () => {
  assert.deepEqual(told(found(compactorAlone, { hub: deployment('{}') })), [
    [
      'Deployment monitoring/c',
      'spec.strategy',
      'warning',
      'The compactor Deployment monitoring/c of `hub` runs twice while it is replaced, because its new pod starts before the old one ends',
    ],
  ]);
});

test('an autoscaler of the compactor is an error', () => {
  const scaler =
    '---\n{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: s, namespace: monitoring}, spec: {scaleTargetRef: {kind: StatefulSet, name: c}, maxReplicas: 3}}\n';
  assert.deepEqual(found(compactorAlone, { hub: thanos('c', ['compact']) + scaler }), [
    {
      code: 'thanos/compactor-alone',
      severity: 'error',
      where: { cluster: 'hub', object: 'HorizontalPodAutoscaler monitoring/s', field: 'spec.maxReplicas' },
      message: '`s` scales the compactor StatefulSet monitoring/c of `hub` to up to 3 pods',
      why: compactorAlone.why,
      fix: compactorAlone.fix,
      refs: ['C6'],
      counterexample: null,
    },
  ]);
});
