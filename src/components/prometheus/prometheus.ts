import type { PrometheusSpec } from '../../kube/types.gen.ts';
import { clusterLabel, namespaces, resources, services } from '../../model/addresses.ts';
import { portNames, rulerRuleLabels } from '../../model/agreements.ts';
import { prometheusNeed } from '../../model/load/declared-need.ts';
import type { Cluster } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { monitorSelectors } from '../parts/monitor-selectors.ts';
import { prometheusServer } from '../parts/prometheus-server.ts';
import { scrapeRights } from '../parts/scrape-rights.ts';
import { type Component, waves } from '../workload.ts';

const { name } = services.prometheus;

/** The Prometheus of a cluster that keeps its own: scrapes it, evaluates its rules, uploads its blocks. */
export const prometheus: Component = {
  name: 'prometheus',
  wave: waves.stores,
  about: 'Prometheus with a Thanos sidecar that uploads its blocks and serves the youngest data.',
  build: (model, cluster) => {
    const { metrics } = cluster;
    if (metrics.mode !== 'sidecar') return null;
    return {
      objects: [
        ...prometheusServer(model, cluster, {
          resource: resources.prometheus,
          name,
          replicas: metrics.replicas,
          keepLocal: metrics.keepLocal,
          keepLocalSize: metrics.keepLocalSize,
          volume: metrics.volume,
          need: prometheusNeed(model, cluster),
          externalLabels: { ...cluster.labels, [clusterLabel]: cluster.id },
          spec: { ...targets, ...rules(cluster) },
        }),
        ...scrapeRights(identity, name),
      ],
      charts: [],
    };
  },
};

const identity = {
  name: 'prometheus',
  instance: resources.prometheus,
  layer: 'metrics',
  version: versions.prometheus,
};

/** Everything that is declared in the cluster, by EndpointSlices: Kubernetes deprecates Endpoints since 1.33. */
const targets: PrometheusSpec = { serviceDiscoveryRole: 'EndpointSlice', ...monitorSelectors() };

/** Every rule but the ruler's, and every pod of the Alertmanager of the cluster: each must hear of an alert (the operator finds them by the Service). */
function rules(cluster: Cluster): PrometheusSpec {
  return {
    ruleSelector: {
      matchExpressions: Object.entries(rulerRuleLabels).map(([key, value]) => ({
        key,
        operator: 'NotIn',
        values: [value],
      })),
    },
    ruleNamespaceSelector: {},
    ...(cluster.alertmanager
      ? {
          alerting: {
            alertmanagers: [
              {
                namespace: namespaces.monitoring,
                name: services.alertmanager.name,
                port: portNames.http,
                apiVersion: 'v2',
              },
            ],
          },
        }
      : {}),
  };
}
