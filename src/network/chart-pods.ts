import { namespaces } from '../model/addresses.ts';
import { exporters, stackRelease } from '../model/monitoring.ts';
import type { Pods } from './allowance.ts';

// Pods that charts make are in no object of the tree: their labels and ports are those of the charts' templates.

const { monitoring, logging, opensearchOperator } = namespaces;

/** Grafana, with its page and metrics on 3000 (grafana chart 12.11.1 templates/_pod.tpl, values.yaml `service.targetPort`). */
export const grafanaPods: Pods = {
  namespace: monitoring,
  labels: { 'app.kubernetes.io/name': 'grafana', 'app.kubernetes.io/instance': stackRelease },
};
export const grafanaPort = 3000;

/** The Prometheus operator, whose metrics are on 8080 without TLS (kube-prometheus-stack 88.5.3 templates/prometheus-operator/deployment.yaml). */
export const prometheusOperatorPods: Pods = { namespace: monitoring, labels: { app: `${stackRelease}-operator` } };
export const prometheusOperatorPort = 8080;

/** kube-state-metrics (kube-state-metrics chart 8.x templates/_helpers.tpl). Node exporter is in the node's own network. */
export const kubeStateMetricsPods: Pods = {
  namespace: monitoring,
  labels: { 'app.kubernetes.io/name': exporters.kubeStateMetrics.app, 'app.kubernetes.io/instance': stackRelease },
};

/** Whatever the operators of logs run, in a namespace of their own or beside the collectors. */
export const opensearchOperatorPods: Pods = { namespace: opensearchOperator, labels: {} };
export const fluentOperatorPods: Pods = { namespace: logging, labels: { 'app.kubernetes.io/name': 'fluent-operator' } };
export const fluentOperatorPort = 8080;
