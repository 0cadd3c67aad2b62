import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { pdbAllowsOne } from './pdb-allows-one.ts';

const budget = (spec: string) =>
  `---\n{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b, namespace: a}, spec: {selector: {matchLabels: {app: web}}, ${spec}}}\n`;
const web = (replicas: number) =>
  `---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: a}, spec: {replicas: ${replicas}, template: {metadata: {labels: {app: web}}}}}\n`;
const scaler =
  '---\n{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: s, namespace: a}, spec: {scaleTargetRef: {kind: Deployment, name: web}}}\n';

test('a budget that leaves one pod to a drain is silent, and so is one whose pods an autoscaler counts', () => {
  const given = [
    budget('maxUnavailable: 1') + web(1),
    budget('minAvailable: 1') + web(2),
    budget('minAvailable: 50%') + web(1),
    budget('minAvailable: 2'),
    budget('minAvailable: 1') + web(1) + scaler,
  ];
  assert.deepEqual(
    given.flatMap((hub) => found(pdbAllowsOne, { hub })),
    [],
  );
});

test('the only pod that must stay stops every drain', () => {
  assert.deepEqual(found(pdbAllowsOne, { hub: budget('minAvailable: 1') + web(1) }), [
    {
      code: 'platform/pdb-allows-one',
      severity: 'warning',
      where: { cluster: 'hub', object: 'PodDisruptionBudget a/b', field: 'spec.minAvailable' },
      message: 'PodDisruptionBudget `b` of `hub` wants 1 of 1 to be there, so that the only pod must stay',
      why: pdbAllowsOne.why,
      fix: pdbAllowsOne.fix,
      refs: ['F14', 'D2'],
      counterexample: null,
    },
  ]);
});

test('none away and all there stop drains whatever the pods', () => {
  const given = ['maxUnavailable: 0', 'minAvailable: 100%'].flatMap((spec) =>
    told(found(pdbAllowsOne, { hub: budget(spec) })),
  );
  assert.deepEqual(given, [
    [
      'PodDisruptionBudget a/b',
      'spec.maxUnavailable',
      'warning',
      'PodDisruptionBudget `b` of `hub` allows no pod to be away',
    ],
    [
      'PodDisruptionBudget a/b',
      'spec.minAvailable',
      'warning',
      'PodDisruptionBudget `b` of `hub` wants all pods to be there',
    ],
  ]);
});
