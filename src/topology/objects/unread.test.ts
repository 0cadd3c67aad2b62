import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'js-yaml';
import type { KubeObject } from '../../kube/objects.ts';
import { holderOf, holderOfPods, installedElsewhere } from './unread.ts';

const installed = (text: string) => installedElsewhere(load(text) as KubeObject);

const helmRelease = installed(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: thanos, namespace: flux}
spec: {targetNamespace: obs, chart: {spec: {chart: thanos}}}
`);

test('charts of Flux, Argo CD and k3s, and resources of the Thanos operator, are known to be elsewhere', () => {
  const named = [
    ...helmRelease,
    ...installed(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: kps, namespace: argocd}
spec: {destination: {namespace: obs}, sources: [{chart: loki, helm: {releaseName: l}}, {path: x}]}
`),
    ...installed(`
apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata: {name: traefik, namespace: kube-system}
spec: {chart: traefik}
`),
    ...installed('{apiVersion: monitoring.thanos.io/v1alpha1, kind: ThanosQuery, metadata: {name: q, namespace: obs}}'),
    ...installed('{apiVersion: v1, kind: Service, metadata: {name: s}}'),
  ];
  assert.deepEqual(named, [
    { what: 'the chart `thanos` of HelmRelease flux/thanos', namespace: 'obs', names: ['obs-thanos'], engines: true },
    { what: 'the chart `loki` of Application argocd/kps', namespace: 'obs', names: ['l'], engines: true },
    {
      what: 'the chart `traefik` of HelmChart kube-system/traefik',
      namespace: 'kube-system',
      names: ['traefik'],
      engines: false,
    },
    { what: 'ThanosQuery obs/q of the Thanos operator', namespace: 'obs', names: null, engines: true },
  ]);
});

test('an object may be in a chart by its namespace and the beginning of its name, pods by a label', () => {
  assert.deepEqual(
    [
      holderOf(helmRelease, 'obs', 'obs-thanos-query'),
      holderOf(helmRelease, 'obs', 'obs-thanosquery'),
      holderOf(helmRelease, 'other', 'obs-thanos'),
      holderOfPods(helmRelease, 'obs', ['query', 'obs-thanos']),
      holderOfPods(helmRelease, 'obs', ['query']),
    ].map((found) => found !== undefined),
    [true, false, false, true, false],
  );
});
