import type { Unread } from './objects.ts';
import { at, isJsonObject } from './read.ts';

/** A chart that something installs and nobody rendered. */
export interface InstalledChart {
  readonly what: string;
  readonly chart: string;
  readonly release: string;
  /** `null` where it is not known. */
  readonly namespace: string | null;
  readonly values: unknown;
}

/** What a chart that is not rendered may hold: objects named after its release, or as its values say. */
export function unreadChart({ what, chart, release, namespace, values }: InstalledChart): Unread {
  const runsPrometheus = /prometheus/.test(chart) && at(values, 'prometheus', 'enabled') !== false;
  return {
    what,
    namespace,
    names: [release, ...(runsPrometheus ? operated : []), ...givenNames(values, 0)],
    engines: /^kube-prometheus-stack$/.test(chart) ? runsPrometheus : !withoutEngines.test(chart),
  };
}

/** Services that the Prometheus operator makes by itself have one name for all of a kind (prometheus-operator@v0.93.1 pkg/prometheus, pkg/alertmanager, pkg/thanos). */
const operated: readonly string[] = ['prometheus-operated', 'alertmanager-operated', 'thanos-ruler-operated'];

/** Charts that have no part in the flows of metrics and logs, their rules and definitions. */
const withoutEngines =
  /^(?:cert-manager|ingress-nginx|traefik|longhorn|cilium|argo-cd|external-secrets|external-dns|sealed-secrets|metrics-server|metallb|velero|kube-state-metrics|prometheus-node-exporter|prometheus-operator-crds|fluent-operator|opensearch-operator|keda|istiod|base|gateway)$/;

/** Names that values give to a chart or to one of its parts. */
function givenNames(values: unknown, depth: number): readonly string[] {
  if (!isJsonObject(values) || depth > 3) return [];
  return Object.entries(values).flatMap(([key, value]) =>
    key === 'fullnameOverride' && typeof value === 'string' && value !== '' ? [value] : givenNames(value, depth + 1),
  );
}
