import type { Labels } from '../../../kube/objects.ts';
import type { Certificate, Service, ServiceMonitor, ServicePort } from '../../../kube/types.gen.ts';
import { namespaces, services } from '../../../model/addresses.ts';
import { portNames } from '../../../model/agreements.ts';
import { forwardTarget } from '../../../model/logs/forwarding.ts';
import { forwardCertificates } from '../../../model/logs/secret-names.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import { certificate } from '../certificate.ts';
import { type Identity, metadata, selectorOf } from '../labels.ts';
import { isScraped, scrapedServiceLabels } from '../service-monitor.ts';

/** The port of pages and metrics. A number, because the Fluent Operator names the container's port otherwise. */
export const httpPort: ServicePort = {
  name: portNames.http,
  port: services.fluentBit.http,
  targetPort: services.fluentBit.http,
};

/** The Service of a Fluent Bit in `logging`, by which it is scraped; `pods` where their labels are not the identity's. */
export function fluentBitService(
  identity: Identity,
  ports: readonly ServicePort[],
  pods: Labels = selectorOf(identity),
): Service {
  const meta = metadata(identity, identity.name, namespaces.logging);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...meta, labels: { ...meta.labels, ...scrapedServiceLabels(identity.name) } },
    spec: { type: 'ClusterIP', selector: pods, ports },
  };
}

/** Has its metrics scraped (docs.fluentbit.io administration/monitoring, v2 metrics); nothing where nobody scrapes. */
export function fluentBitMonitor(cluster: Cluster, identity: Identity): readonly ServiceMonitor[] {
  if (!isScraped(cluster)) return [];
  return [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: metadata(identity, identity.name, namespaces.logging),
      spec: {
        selector: { matchLabels: scrapedServiceLabels(identity.name) },
        endpoints: [
          {
            port: portNames.http,
            path: '/api/v2/metrics/prometheus',
            relabelings: [{ targetLabel: 'job', replacement: identity.name }],
          },
        ],
      },
    },
  ];
}

/** With `tls.mutual`, what a collector shows the aggregator. */
export function collectorCertificate(model: Model, cluster: Cluster, identity: Identity): readonly Certificate[] {
  if (!model.tls.mutual || forwardTarget(model, cluster) === null) return [];
  return [
    certificate({
      identity,
      secret: forwardCertificates.collector,
      namespace: namespaces.logging,
      names: [`${services.fluentBit.name}.${cluster.id}`],
      usages: ['client auth'],
    }),
  ];
}
