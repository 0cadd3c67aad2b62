import { namespaces } from '../../model/addresses.ts';
import { needsSecretMaker } from '../../model/secrets/secrets.ts';
import { charts } from '../../model/versions.ts';
import { chartOf, sized } from '../parts/chart.ts';
import { type Component, waves } from '../workload.ts';

/** The controller that opens sealed Secrets. It has the name that kubeseal looks for (keys: sealed-secrets helm/sealed-secrets/README.md). */
export const sealedSecrets: Component = {
  name: 'sealed-secrets',
  wave: waves.certificates,
  about: 'Sealed Secrets controller, which opens what kubeseal sealed, by Helm chart.',
  build: (model, cluster) =>
    model.secrets.via === 'sealed-secrets' && needsSecretMaker(model, cluster)
      ? chartOf(charts.sealedSecrets, namespaces.sealedSecrets, {
          fullnameOverride: 'sealed-secrets-controller',
          createController: true,
          resources: sized('10m', '32Mi', '128Mi'),
          metrics: { serviceMonitor: { enabled: false } },
        })
      : null,
};
