import { namespaces } from '../../model/addresses.ts';
import { byOpenSearchOperator } from '../../model/logs/stores.ts';
import { charts } from '../../model/versions.ts';
import { chartOf, sized } from '../parts/chart.ts';
import { type Component, waves } from '../workload.ts';

/** The operator of OpenSearch, where a cluster keeps logs on more than one node. */
export const opensearchOperator: Component = {
  name: 'opensearch-operator',
  wave: waves.operators,
  about: 'OpenSearch operator, where an OpenSearch has managers, by Helm chart.',
  build: (_, cluster) =>
    byOpenSearchOperator(cluster)
      ? chartOf(charts.opensearchOperator, namespaces.opensearchOperator, {
          installCRDs: true,
          manager: {
            pprofEndpointsEnabled: false,
            loglevel: 'info',
            // The tag is the chart's own version, which does not change: pulling it each time adds a way to fail.
            image: { pullPolicy: 'IfNotPresent' },
            resources: sized('100m', '256Mi', '512Mi'),
          },
          // It refuses what the operator could not carry out; its certificate comes from cert-manager.
          webhook: { enabled: true, failurePolicy: 'Fail', certManager: { enabled: true } },
        })
      : null,
};
