import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { valuesPatch } from './values-patch.ts';

const base = '{kind: Kustomization, helmCharts: [{name: kube-prometheus-stack}]}';
const overlay = (patches: string) => `{kind: Kustomization, resources: [../../base/monitoring], ${patches}}`;

test('a patch of values over a base with charts is told, in both ways to write one', () => {
  const findings = found(valuesPatch, {
    folders: { 'base/monitoring': base, 'overlays/edge': overlay('patches: [{path: values-patch.yaml}]') },
  });
  assert.deepEqual(findings, [
    {
      code: 'delivery/values-patch',
      severity: 'error',
      where: { cluster: 'hub', object: 'Kustomization overlays/edge', field: 'patches' },
      message: '`values-patch.yaml` of `overlays/edge` is to change values of charts that `base/monitoring` renders',
      why: valuesPatch.why,
      fix: valuesPatch.fix,
      refs: ['R21'],
      counterexample: null,
    },
  ]);
  const older = { 'base/monitoring': base, 'overlays/edge': overlay('patchesStrategicMerge: [patch-values.yaml]') };
  assert.equal(found(valuesPatch, { folders: older }).length, 1);
});

test('patches of objects, and bases without charts, are silent', () => {
  const silent = [
    { 'base/monitoring': base, 'overlays/edge': overlay('patches: [{path: replicas.yaml}]') },
    { 'base/monitoring': '{kind: Kustomization}', 'overlays/edge': overlay('patches: [{path: values-patch.yaml}]') },
    { 'overlays/edge': overlay('patches: [{path: values-patch.yaml}]') },
  ];
  assert.deepEqual(
    silent.flatMap((folders) => found(valuesPatch, { folders })),
    [],
  );
});
