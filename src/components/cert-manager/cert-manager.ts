import { namespaces } from '../../model/addresses.ts';
import { needsCertificates } from '../../model/certificates.ts';
import type { Cluster } from '../../model/model.ts';
import { charts } from '../../model/versions.ts';
import { chartOf, sized } from '../parts/chart.ts';
import { type Component, waves } from '../workload.ts';

/** cert-manager, wherever something needs a certificate. */
export const certManager: Component = {
  name: 'cert-manager',
  wave: waves.certificates,
  about: 'cert-manager, which makes and renews certificates, by Helm chart.',
  build: (model, cluster) =>
    needsCertificates(model, cluster)
      ? chartOf(charts.certManager, namespaces.certManager, {
          crds: { enabled: true, keep: true },
          // Its elections stay in its own namespace: the default asks for rights in kube-system.
          global: { leaderElection: { namespace: namespaces.certManager } },
          ...gatewayConfig(cluster),
          replicaCount: 1,
          enableCertificateOwnerRef: false,
          resources: sized('20m', '64Mi', '256Mi'),
          webhook: { replicaCount: 1, resources: sized('10m', '32Mi', '128Mi') },
          cainjector: { replicaCount: 1, resources: sized('10m', '64Mi', '256Mi') },
          // A hook that asks whether the webhook answers; the next wave waits for that anyway.
          startupapicheck: { enabled: false },
          prometheus: { enabled: true, servicemonitor: { enabled: false } },
        })
      : null,
};

/** Gateways get their certificates by annotation. With this on, the controller does not start without the definitions of the Gateway API. */
function gatewayConfig({ expose }: Cluster): {
  config?: { apiVersion: string; kind: string; enableGatewayAPI: boolean };
} {
  if (expose.via !== 'gateway') return {};
  const apiVersion = 'controller.config.cert-manager.io/v1alpha1';
  return { config: { apiVersion, kind: 'ControllerConfiguration', enableGatewayAPI: true } };
}
