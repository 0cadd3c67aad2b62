import { formatDuration } from '../../kube/duration.ts';
import type { JsonObject } from '../../kube/objects.ts';
import { inCluster, queryUrl, secretKeys, services } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { grafanaFiles, needsFleetCa } from '../../model/monitoring.ts';

/** Grafana's data sources in a cluster: the hub first and by default, so that a dashboard shows every cluster wherever it is opened. */
export function dataSources(model: Model, cluster: Cluster): readonly JsonObject[] {
  return [
    hub(model, cluster),
    ...(cluster.metrics.mode === 'sidecar' ? [local(model)] : []),
    ...(cluster.alertmanager ? [alertmanager] : []),
  ];
}

function hub(model: Model, cluster: Cluster): JsonObject {
  const url = queryUrl(model, cluster);
  // The certificate is in a mounted Secret: Grafana puts the file's content in place of `$__file{}` (grafana pkg/services/provisioning/values).
  const privateCa = needsFleetCa(model, url);
  return {
    name: 'Thanos',
    uid: 'thanos',
    type: 'prometheus',
    access: 'proxy',
    url,
    isDefault: true,
    editable: false,
    jsonData: {
      prometheusType: 'Thanos',
      httpMethod: 'POST',
      timeInterval: formatDuration(model.metrics.scrapeInterval),
      ...(privateCa ? { tlsAuthWithCACert: true } : {}),
    },
    ...(privateCa ? { secureJsonData: { tlsCACert: `$__file{${grafanaFiles.ca}/${secretKeys.ca}}` } } : {}),
  };
}

/** The Prometheus of the cluster itself: for when the hub is away. */
function local(model: Model): JsonObject {
  return {
    name: 'Prometheus (this cluster)',
    uid: 'prometheus-local',
    type: 'prometheus',
    access: 'proxy',
    url: `http://${inCluster(services.prometheus)}:${services.prometheus.http}`,
    isDefault: false,
    editable: false,
    jsonData: {
      prometheusType: 'Prometheus',
      httpMethod: 'POST',
      timeInterval: formatDuration(model.metrics.scrapeInterval),
    },
  };
}

const alertmanager: JsonObject = {
  name: 'Alertmanager',
  uid: 'alertmanager',
  type: 'alertmanager',
  access: 'proxy',
  url: `http://${inCluster(services.alertmanager)}:${services.alertmanager.http}`,
  editable: false,
  jsonData: { implementation: 'prometheus', handleGrafanaManagedAlerts: false },
};
