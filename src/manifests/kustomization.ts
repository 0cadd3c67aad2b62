import type { HelmChart, Workload } from '../components/workload.ts';
import type { JsonObject } from '../kube/objects.ts';
import type { Model } from '../model/model.ts';

/**
 * The `kustomization.yaml` of a directory that `kustomize build --enable-helm` takes as it is: `resources` are its files.
 * Objects carry their own namespace. `kubernetes` is the version of the cluster, such as `1.35`: charts that ask for it are told, because rendering asks no cluster.
 */
export function kustomization(
  { charts, objects }: Pick<Workload, 'charts' | 'objects'>,
  resources: readonly string[],
  kubernetes: string,
  via: Model['delivery']['via'],
): JsonObject {
  const kept = via === 'argocd' ? keptKinds(charts, objects) : [];
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...(resources.length === 0 ? {} : { resources: resources.toSorted() }),
    ...(charts.length === 0 ? {} : { helmCharts: charts.map((chart) => helmChart(chart, fullVersion(kubernetes))) }),
    ...(kept.length === 0 ? {} : { patches: kept.map(keep) }),
  };
}

/**
 * With a definition all its resources go, in every namespace, and with a namespace all that is in it, volumes and Secrets too. Charts that
 * keep their definitions say so to Helm alone, and Helm does not install here; any of them may bring some.
 */
function keptKinds(
  charts: Workload['charts'],
  objects: Workload['objects'],
): readonly (readonly [apiVersion: string, kind: string])[] {
  const namespaces = objects.some(({ kind }) => kind === 'Namespace');
  return [
    ...(charts.length > 0 ? [['apiextensions.k8s.io/v1', 'CustomResourceDefinition'] as const] : []),
    ...(namespaces ? [['v1', 'Namespace'] as const] : []),
  ];
}

/** Neither pruning nor the end of its Application takes an object away that carries this (argo-cd@v3.5.1 docs/user-guide/sync-options.md). */
function keep([apiVersion, kind]: readonly [string, string]): JsonObject {
  return {
    target: { kind },
    patch: [
      `apiVersion: ${apiVersion}`,
      `kind: ${kind}`,
      'metadata:',
      '  name: any',
      '  annotations:',
      '    argocd.argoproj.io/sync-options: Prune=false,Delete=false',
      '',
    ].join('\n'),
  };
}

function helmChart(chart: HelmChart, kubeVersion: string): JsonObject {
  return {
    name: chart.name,
    repo: chart.repo,
    version: chart.version,
    releaseName: chart.releaseName,
    namespace: chart.namespace,
    includeCRDs: chart.includeCRDs,
    skipHooks: chart.skipHooks,
    kubeVersion,
    valuesInline: chart.values,
  };
}

/** Helm compares three-part versions; the fleet file names the minor one. */
function fullVersion(version: string): string {
  return version.split('.').length === 2 ? `${version}.0` : version;
}
