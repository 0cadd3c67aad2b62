import { definitionsByChart } from '../checks/delivery/chart-facts.ts';
import type { HelmChart, Workload } from '../components/workload.ts';
import { stringAt } from '../kube/read.ts';
import { entryOf } from '../kube/table.ts';

/** Groups of kinds that come with a chart or what it starts, beside those of `definitionsByChart`. */
const moreByChart: Readonly<Record<string, readonly string[]>> = {
  // cert-manager@v1.21.1 deploy/crds
  'cert-manager': ['cert-manager.io', 'acme.cert-manager.io'],
  // bitnami-labs/sealed-secrets@v0.36.6 helm/sealed-secrets/crds
  'sealed-secrets': ['bitnami.com'],
  // cilium@v1.20.0 operator/pkg/ciliumcrds: the operator registers them
  cilium: ['cilium.io'],
};

/** Groups that `bootstrap/` brings: the network with the Gateway API, Argo CD. */
const byBootstrap: Readonly<Record<string, string>> = {
  'gateway.networking.k8s.io': 'the Gateway API',
  'argoproj.io': 'Argo CD',
};

/** What brings the kinds of an API group to a cluster: a chart of one of its components or definitions among their objects (`chart` is `null` then), or `namsan bootstrap`. */
export type KindSource =
  | { readonly workload: Workload; readonly chart: HelmChart | null }
  | { readonly bootstrap: string };

/** What will bring the kinds of an API group to a cluster; `null` where nothing of the fleet does. */
export function kindSource(workloads: readonly Workload[], cluster: string, group: string): KindSource | null {
  for (const workload of workloads) {
    if (workload.cluster !== cluster) continue;
    const chart = workload.charts.find(({ name }) =>
      [...(entryOf(definitionsByChart, name)?.groups ?? []), ...(entryOf(moreByChart, name) ?? [])].includes(group),
    );
    if (chart !== undefined) return { workload, chart };
    if (
      workload.objects.some(
        (one) => one.kind === 'CustomResourceDefinition' && stringAt(one, 'spec', 'group') === group,
      )
    )
      return { workload, chart: null };
  }
  const bootstrap = entryOf(byBootstrap, group);
  return bootstrap === undefined ? null : { bootstrap };
}
