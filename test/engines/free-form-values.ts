/** A place in a chart's values below which any key may stand, and why. */
export interface FreeForm {
  readonly chart: string;
  /** Keys joined by dots; a key with a dot in it is written as it is. */
  readonly path: string;
  readonly reason: string;
}

const resources = 'A Kubernetes ResourceRequirements, passed on as it is; the default is an empty map.';
const grafanaIni =
  "A section of grafana.ini, written key by key as it is; its keys are those of Grafana's own configuration.";

/** Places that the chart hands on as they are. Whatever else we set must be a key of the chart's own `values.yaml`. */
export const freeForm: readonly FreeForm[] = [
  {
    chart: 'argo-cd',
    path: 'configs.cm.kustomize.buildOptions',
    reason:
      'A key of argocd-cm: those that the chart does not know are added to its own (argo-cd@v3.5.1 argocd-cm.yaml).',
  },
  {
    chart: 'argo-cd',
    path: 'configs.params.controller',
    reason: 'Keys of argocd-cmd-params-cm, added to those of the chart (argo-cd@v3.5.1 argocd-cmd-params-cm.yaml).',
  },
  ...['controller', 'server', 'repoServer', 'applicationSet', 'redis'].map((part) => ({
    chart: 'argo-cd',
    path: `${part}.resources`,
    reason: resources,
  })),
  {
    chart: 'argo-cd',
    path: 'configs.cm.resource.customizations.health',
    reason: 'What makes a kind healthy: keys of argocd-cm, added to those of the chart.',
  },
  {
    chart: 'kube-prometheus-stack',
    path: 'defaultRules.labels',
    reason: 'Labels of every PrometheusRule, put on as they are; the default is an empty map.',
  },
  { chart: 'kube-prometheus-stack', path: 'prometheusOperator.resources', reason: resources },
  { chart: 'kube-prometheus-stack', path: 'prometheusOperator.prometheusConfigReloader.resources', reason: resources },
  { chart: 'kube-prometheus-stack', path: 'kube-state-metrics.resources', reason: resources },
  { chart: 'kube-prometheus-stack', path: 'prometheus-node-exporter.resources', reason: resources },
  { chart: 'kube-prometheus-stack', path: 'grafana.resources', reason: resources },
  { chart: 'kube-prometheus-stack', path: 'grafana.sidecar.resources', reason: resources },
  {
    chart: 'kube-prometheus-stack',
    path: 'grafana.persistence.storageClassName',
    reason: 'Commented out in the values, since its absence means the default class; templates/pvc.yaml reads it.',
  },
  { chart: 'kube-prometheus-stack', path: 'grafana.grafana.ini.analytics', reason: grafanaIni },
  { chart: 'kube-prometheus-stack', path: 'grafana.grafana.ini.server', reason: grafanaIni },
  { chart: 'cert-manager', path: 'resources', reason: resources },
  { chart: 'cert-manager', path: 'webhook.resources', reason: resources },
  { chart: 'cert-manager', path: 'cainjector.resources', reason: resources },
  {
    chart: 'cert-manager',
    path: 'config',
    reason: "The controller's own configuration file, passed on as it is; the default is an empty map.",
  },
  { chart: 'cilium', path: 'resources', reason: resources },
  { chart: 'cilium', path: 'operator.resources', reason: resources },
  { chart: 'ingress-nginx', path: 'controller.resources', reason: resources },
  {
    chart: 'ingress-nginx',
    path: 'controller.updateStrategy',
    reason: 'The update strategy of the DaemonSet, passed on as it is; the default is an empty map.',
  },
  { chart: 'external-secrets', path: 'resources', reason: resources },
  { chart: 'external-secrets', path: 'webhook.resources', reason: resources },
  { chart: 'external-secrets', path: 'certController.resources', reason: resources },
  { chart: 'sealed-secrets', path: 'resources', reason: resources },
];
