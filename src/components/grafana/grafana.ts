import { grafanaNodePort } from '../../fleet/reserved.ts';
import type { ConfigMap } from '../../kube/types.gen.ts';
import { services } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { stackRelease } from '../../model/monitoring.ts';
import { versions } from '../../model/versions.ts';
import { configMap, yamlFile } from '../parts/config-file.ts';
import { exposed } from '../parts/exposure/exposure.ts';
import type { Identity } from '../parts/labels.ts';
import { type Component, waves } from '../workload.ts';
import { dataSources } from './data-sources.ts';

/** What makes the Grafana of the chart useful: its data sources, and the way to it from outside. */
export const grafana: Component = {
  name: 'grafana',
  wave: waves.queries,
  about:
    'Data sources of Grafana (the hub by default) and the way to it from outside; the chart installs Grafana itself.',
  build: (model, cluster) =>
    cluster.grafana
      ? {
          objects: [
            provisioning(model, cluster),
            ...exposed(model, cluster, {
              what: 'grafana',
              identity,
              service: services.grafana.name,
              // The chart's Service calls its port `http-web`; behind it is Grafana's own 3000.
              port: { name: 'http-web', port: services.grafana.http, targetPort: 'grafana' },
              selector: { 'app.kubernetes.io/name': 'grafana', 'app.kubernetes.io/instance': stackRelease },
              nodePort: grafanaNodePort,
            }),
          ],
          charts: [],
        }
      : null,
};

const identity: Identity = { name: 'grafana', layer: 'dashboards', version: versions.kubePrometheusStack };

/** Grafana's sidecar finds it by the label and hands it to Grafana without a restart. */
function provisioning(model: Model, cluster: Cluster): ConfigMap {
  const text = yamlFile({ apiVersion: 1, datasources: dataSources(model, cluster) });
  const map = configMap(identity, 'grafana-datasources', { 'namsan.yaml': text });
  return { ...map, metadata: { ...map.metadata, labels: { ...map.metadata.labels, grafana_datasource: '1' } } };
}
