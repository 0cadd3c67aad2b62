import type { JsonObject } from '../../src/kube/objects.ts';

/** Keys of a chart whose `values.yaml` the reference data lacks, each as the chart's own documentation has it. */
export interface ChartKeys {
  readonly chart: string;
  readonly source: string;
  /** The documented defaults; other keys of the chart are left out, so that setting one needs a look into its documentation first. */
  readonly defaults: JsonObject;
}

/** Charts of which only their documentation was at hand. A key that is not here is taken for one that the chart does not know. */
export const documentedKeys: readonly ChartKeys[] = [
  {
    chart: 'external-secrets',
    source: 'external-secrets/external-secrets deploy/charts/external-secrets/README.md, chart 2.0.0',
    defaults: {
      installCRDs: true,
      replicaCount: 1,
      processClusterExternalSecret: true,
      processPushSecret: true,
      resources: {},
      webhook: { resources: {} },
      certController: { resources: {} },
      serviceMonitor: { enabled: false },
    },
  },
  {
    chart: 'sealed-secrets',
    source: 'bitnami-labs/sealed-secrets helm/sealed-secrets/README.md and values.yaml',
    defaults: {
      fullnameOverride: '',
      createController: true,
      resources: { requests: {}, limits: {} },
      metrics: { serviceMonitor: { enabled: false } },
    },
  },
];
