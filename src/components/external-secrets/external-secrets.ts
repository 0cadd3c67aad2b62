import { namespaces } from '../../model/addresses.ts';
import { needsSecretMaker } from '../../model/secrets/secrets.ts';
import { charts } from '../../model/versions.ts';
import { chartOf, sized } from '../parts/chart.ts';
import { type Component, waves } from '../workload.ts';

/**
 * The operator that fetches Secrets from a store. Of the kinds it knows, the fleet uses ExternalSecret and ClusterSecretStore alone, and it gets
 * the rights for these only (keys: external-secrets@v2.0.0 deploy/charts/external-secrets/README.md).
 */
export const externalSecrets: Component = {
  name: 'external-secrets',
  wave: waves.certificates,
  about: 'External Secrets operator, which fetches Secrets from a store, by Helm chart.',
  build: (model, cluster) =>
    model.secrets.via === 'external-secrets' && needsSecretMaker(model, cluster)
      ? chartOf(charts.externalSecrets, namespaces.externalSecrets, {
          installCRDs: true,
          replicaCount: 1,
          processClusterExternalSecret: false,
          processPushSecret: false,
          resources: sized('10m', '64Mi', '256Mi'),
          webhook: { resources: sized('10m', '32Mi', '128Mi') },
          certController: { resources: sized('10m', '64Mi', '256Mi') },
          serviceMonitor: { enabled: false },
        })
      : null,
};
