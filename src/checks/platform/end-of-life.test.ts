import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { found, told } from '../testing/found.ts';
import { platformEndOfLife } from './end-of-life.ts';

const chart = (name: string, version: string) => ({
  folders: { a: `{kind: Kustomization, helmCharts: [{name: ${name}, version: "${version}"}]}` },
});

test('a chart of a release that gets no fixes is told with the way out of it', () => {
  assert.deepEqual(found(platformEndOfLife, chart('longhorn', '1.5.3')), [
    {
      code: 'platform/end-of-life',
      severity: 'warning',
      where: { cluster: 'hub', object: 'Kustomization a', field: 'helmCharts[0]' },
      message: 'The chart `longhorn` 1.5.3 of `Kustomization a` gets no fixes: only 1.10 and later do',
      why: platformEndOfLife.why,
      fix: 'Upgrade one minor version after the other, because Longhorn refuses to leave one out, and see before 1.10 that no definition stores `v1beta1`.',
      refs: ['R34', 'R35', 'R36'],
      counterexample: null,
    },
  ]);
  assert.equal(found(platformEndOfLife, chart('ingress-nginx', '4.15.1')).length, 1);
});

test('images are told where no chart is to be seen', () => {
  const hub =
    '{apiVersion: apps/v1, kind: Deployment, metadata: {name: cert-manager, namespace: a}, spec: {template: {spec: {containers: [{name: a, image: "quay.io/jetstack/cert-manager-controller:v1.13.0"}]}}}}';
  assert.deepEqual(told(found(platformEndOfLife, { hub })), [
    [
      'Deployment a/cert-manager',
      'spec.template.spec.containers[0].image',
      'warning',
      '`cert-manager` of `hub` runs `jetstack/cert-manager-controller` v1.13.0, which gets no fixes: only 1.19 and later do',
    ],
  ]);
});

test('releases that are maintained, versions that are not written, and what the fleet file is told of are silent', () => {
  const silent = [
    chart('cert-manager', 'v1.21.1'),
    chart('longhorn', '1.10.0'),
    chart('longhorn', ''),
    chart('grafana', '1.0.0'),
    { ...chart('ingress-nginx', '4.15.1'), model: modelOf() },
  ];
  assert.deepEqual(
    silent.flatMap((given) => found(platformEndOfLife, given)),
    [],
  );
});
