import type { HelmChart, Workload } from '../components/workload.ts';
import type { JsonObject } from '../kube/objects.ts';

/**
 * The `kustomization.yaml` of a directory that `kustomize build --enable-helm` takes as it is: `resources` are its files.
 * Objects carry their own namespace. `kubernetes` is the version of the cluster, such as `1.35`: charts that ask for it are told, because rendering asks no cluster.
 */
export function kustomization({ charts }: Workload, resources: readonly string[], kubernetes: string): JsonObject {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...(resources.length === 0 ? {} : { resources: resources.toSorted() }),
    ...(charts.length === 0 ? {} : { helmCharts: charts.map((chart) => helmChart(chart, fullVersion(kubernetes))) }),
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
