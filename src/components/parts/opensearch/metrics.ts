import type { Labels } from '../../../kube/objects.ts';
import type { Service, ServiceMonitor } from '../../../kube/types.gen.ts';
import { inCluster, namespaces, secretKeys, services } from '../../../model/addresses.ts';
import { logSecrets } from '../../../model/logs/secret-names.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import { versions } from '../../../model/versions.ts';
import { type Identity, metadata } from '../labels.ts';
import { isScraped, scrapedServiceLabels } from '../service-monitor.ts';

/** The exporter of metrics, a plugin of each node: its release has the version of OpenSearch and a zero more (opensearch-prometheus-exporter COMPATIBILITY.md). */
export const exporterPlugin = `https://github.com/opensearch-project/opensearch-prometheus-exporter/releases/download/${versions.opensearch}.0/prometheus-exporter-${versions.opensearch}.0.zip`;

/** Has every node of an OpenSearch scraped, by a Service of its own: the one that callers use stays as it is. Nothing where nobody scrapes. */
export function openSearchMetrics(
  { tls }: Model,
  cluster: Cluster,
  identity: Identity,
  pods: Labels,
): readonly (Service | ServiceMonitor)[] {
  if (!isScraped(cluster)) return [];
  const name = `${services.opensearch.name}-metrics`;
  const meta = metadata(identity, name, namespaces.logging);
  const { name: secret, username, password } = logSecrets.monitor;
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...meta, labels: { ...meta.labels, ...scrapedServiceLabels(services.opensearch.name) } },
      spec: {
        type: 'ClusterIP',
        clusterIP: 'None',
        selector: pods,
        ports: [{ name: 'https', port: services.opensearch.https, targetPort: services.opensearch.https }],
      },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: metadata(identity, services.opensearch.name, namespaces.logging),
      spec: {
        selector: { matchLabels: scrapedServiceLabels(services.opensearch.name) },
        endpoints: [
          {
            port: 'https',
            scheme: 'https',
            path: '/_prometheus/metrics',
            basicAuth: { username: { name: secret, key: username }, password: { name: secret, key: password } },
            tlsConfig: {
              ca: { secret: { name: tls.ca, key: secretKeys.ca } },
              serverName: inCluster(services.opensearch, namespaces.logging),
            },
            relabelings: [{ targetLabel: 'job', replacement: services.opensearch.name }],
            // The exporter calls its own cluster `cluster`, which would hide the cluster of the fleet.
            metricRelabelings: [{ action: 'labeldrop', regex: 'cluster' }],
          },
        ],
      },
    },
  ];
}
