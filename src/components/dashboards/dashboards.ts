import type { JsonObject } from '../../kube/objects.ts';
import type { ConfigMap } from '../../kube/types.gen.ts';
import { hostOf, hostScheme, namespaces, poolAddress, services } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { configMap } from '../parts/config-file.ts';
import type { Identity } from '../parts/labels.ts';
import { type Component, waves } from '../workload.ts';
import boards from './dashboards.gen.json' with { type: 'json' };

/** Dashboards of the fleet, wherever Grafana runs: they ask the hub and show every cluster. */
export const dashboards: Component = {
  name: 'dashboards',
  wave: waves.queries,
  about: 'Grafana dashboards: Thanos, clusters, OpenSearch and logs, and a summary of all clusters.',
  build: (model, cluster) =>
    cluster.grafana ? { objects: shown(model).map((board) => provisioned(model, cluster, board)), charts: [] } : null,
};

const identity: Identity = { name: 'grafana', layer: 'dashboards', version: versions.kubePrometheusStack };

type Board = JsonObject & { readonly uid: string; readonly panels: readonly JsonObject[] };

/** All of them, in the language of the fleet; that of logs only where there are logs. */
function shown({ language, logs }: Model): readonly Board[] {
  const all: Readonly<Record<string, Board>> = boards[language];
  return Object.values(all).filter(({ uid }) => uid !== 'opensearch-logs' || logs !== null);
}

/** A ConfigMap that Grafana's sidecar finds by the label (kube-prometheus-stack `grafana.sidecar.dashboards.label`). */
function provisioned(model: Model, cluster: Cluster, board: Board): ConfigMap {
  const url = board.uid === 'opensearch-logs' ? searchUrl(model, cluster) : null;
  const links =
    url === null
      ? []
      : [{ title: 'OpenSearch Dashboards', type: 'link', icon: 'external link', url, targetBlank: true }];
  const text = fileOf({ ...board, ...(links.length === 0 ? {} : { links }) });
  const map = configMap(
    identity,
    `grafana-dashboard-${board.uid}`,
    { [`${board.uid}.json`]: text },
    namespaces.monitoring,
  );
  return { ...map, metadata: { ...map.metadata, labels: { ...map.metadata.labels, grafana_dashboard: '1' } } };
}

/** A line for each panel: a change is seen, and nothing is spent on blanks. */
function fileOf({ panels, ...rest }: Board): string {
  const lines = panels.map((panel) => JSON.stringify(panel));
  return `{${JSON.stringify(rest).slice(1, -1)},"panels":[\n${lines.join(',\n')}\n]}\n`;
}

/** Where the lines themselves are read: the OpenSearch Dashboards of the cluster, or the hub's. */
function searchUrl(model: Model, cluster: Cluster): string | null {
  const keeper = cluster.logs.mode === 'local' ? cluster : model.hub;
  const { logs } = keeper;
  if (logs.mode !== 'local' || logs.dashboards === 0) return null;
  const host = hostOf(keeper, 'dashboards');
  if (host !== null) return `${hostScheme(model)}://${host}`;
  const pool = poolAddress(keeper, 'dashboards');
  if (pool !== null) return `http://${pool}:${services.dashboards.http}`;
  return `http://${keeper.nodes[0]?.address ?? ''}:${logs.nodePort.dashboards}`;
}
