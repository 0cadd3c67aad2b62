import type { KubeObject } from '../../kube/objects.ts';
import type { PrometheusRule } from '../../kube/types.gen.ts';
import { clusterLabel } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import type { Identity } from '../parts/labels.ts';
import { alertRule } from '../parts/rules.ts';
import { type Component, waves } from '../workload.ts';
import { fluentBitAlerts } from './fluent-bit.ts';
import { grafanaAlerts, kubernetesAlerts } from './kubernetes.ts';
import { platformMonitors } from './monitors.ts';
import { openSearchAlerts } from './opensearch.ts';
import { argoCdAlerts, certManagerAlerts, ingressAlerts } from './platform.ts';
import { memcachedAlerts, queryFrontendAlerts } from './queries.ts';
import type { Watched } from './scoped-alert.ts';
import { longhornAlerts, objectStoreAlerts } from './storage.ts';

/** What watches the parts that do not watch themselves: how charts' parts are scraped, and alerts of whatever stands in many clusters. */
export const selfMonitoring: Component = {
  name: 'self-monitoring',
  wave: waves.stores,
  about: 'Monitors of what charts install, and alerts of logs, storage, certificates, delivery and caches.',
  build: (model, cluster) => {
    const objects: readonly KubeObject[] = [
      ...platformMonitors(model, cluster),
      ...(cluster.metrics.mode === 'sidecar' ? ownRules(model, cluster) : []),
      ...(cluster.id === model.hub.id ? rulesOfRuler(model) : []),
    ];
    return objects.length === 0 ? null : { objects, charts: [] };
  },
};

const watched: readonly Watched[] = [
  queryFrontendAlerts,
  memcachedAlerts,
  grafanaAlerts,
  argoCdAlerts,
  fluentBitAlerts,
  openSearchAlerts,
  longhornAlerts,
  objectStoreAlerts,
  certManagerAlerts,
  ingressAlerts,
  kubernetesAlerts,
];

/** A cluster with a Prometheus evaluates the alerts about itself. */
function ownRules(model: Model, cluster: Cluster): readonly PrometheusRule[] {
  return watched
    .filter(({ isIn }) => isIn(model, cluster))
    .map(({ name, alerts }) =>
      alertRule(
        model,
        identityOf(name),
        alerts.map((alert) => ({ ...alert, expr: alert.expr('') })),
      ),
    );
}

/** The ruler evaluates them for all clusters that have no Prometheus, and for no other: nothing is evaluated twice. */
function rulesOfRuler(model: Model): readonly PrometheusRule[] {
  if (model.metrics.ruler === null) return [];
  const without = model.clusters.filter(({ metrics }) => metrics.mode === 'agent' || metrics.mode === 'scrape');
  const scope = scopeOf(model, without);
  return watched
    .filter(({ isIn }) => without.some((cluster) => isIn(model, cluster)))
    .map(({ name, alerts }) =>
      alertRule(
        model,
        identityOf(name),
        alerts.map((alert) => ({ ...alert, expr: alert.expr(scope) })),
        { name: `${name}-by-ruler`, byRuler: true },
      ),
    );
}

/** Matchers for these clusters: none where they are all that have metrics, otherwise the shorter list, of them or of all others. */
function scopeOf(model: Model, chosen: readonly Cluster[]): string {
  const others = model.clusters.filter(({ metrics }) => metrics.mode === 'sidecar');
  if (others.length === 0) return '';
  const list = (clusters: readonly Cluster[]) => clusters.map(({ id }) => id).join('|');
  return others.length < chosen.length
    ? `, ${clusterLabel}!~"${list(others)}"`
    : `, ${clusterLabel}=~"${list(chosen)}"`;
}

/** Named after what the alerts are about. */
function identityOf(name: string): Identity {
  return { name, layer: 'alerting', version: versions.prometheus };
}
