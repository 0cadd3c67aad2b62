import { definitionsByChart } from '../../checks/delivery/chart-facts.ts';
import { stringAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import type { Live } from '../probe.ts';

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

/** What will bring the kinds of an API group to a cluster, and by which command; `null` where nothing does. */
export function definerOf(
  live: Live,
  cluster: string,
  group: string,
): { readonly what: string; readonly command: 'apply' | 'bootstrap' } | null {
  for (const { cluster: id, wave, charts, objects } of live.workloads) {
    if (id !== cluster) continue;
    const chart = charts.find(({ name }) =>
      [...(entryOf(definitionsByChart, name)?.groups ?? []), ...(entryOf(moreByChart, name) ?? [])].includes(group),
    );
    if (chart !== undefined) return { what: `the chart ${chart.name} of wave ${wave}`, command: 'apply' };
    if (objects.some((one) => one.kind === 'CustomResourceDefinition' && stringAt(one, 'spec', 'group') === group))
      return { what: `a definition of wave ${wave}`, command: 'apply' };
  }
  const what = entryOf(byBootstrap, group);
  return what === undefined ? null : { what, command: 'bootstrap' };
}
