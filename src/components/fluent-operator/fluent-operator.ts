import type { JsonObject } from '../../kube/objects.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Cluster } from '../../model/model.ts';
import { charts } from '../../model/versions.ts';
import { chartOf, sized } from '../parts/chart.ts';
import { isScraped } from '../parts/service-monitor.ts';
import { type Component, waves } from '../workload.ts';

/** The operator that makes a DaemonSet and its configuration of the resources of `fluent-bit`. */
export const fluentOperator: Component = {
  name: 'fluent-operator',
  wave: waves.operators,
  about: 'Fluent Operator, which runs Fluent Bit on the nodes of a cluster, by Helm chart.',
  build: (_, cluster) =>
    cluster.logs.mode !== 'none' && cluster.logs.collector === 'operator'
      ? chartOf(charts.fluentOperator, namespaces.logging, values(cluster))
      : null,
};

function values(cluster: Cluster): JsonObject {
  return {
    containerRuntime: 'containerd',
    // A pipeline of the chart's own, which would collect every line a second time.
    Kubernetes: false,
    operator: {
      enable: true,
      disableComponentControllers: 'fluentd',
      service: { enable: true },
      serviceMonitor: { enable: isScraped(cluster) },
      resources: sized('20m', '64Mi', '256Mi'),
    },
    fluentbit: { enable: false, serviceMonitor: { enable: false } },
    fluentd: { enable: false },
  };
}
