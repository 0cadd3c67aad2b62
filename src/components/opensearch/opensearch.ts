import { operatedPods } from '../../model/logs/stores.ts';
import { versions } from '../../model/versions.ts';
import type { Identity } from '../parts/labels.ts';
import { openSearchCertificates } from '../parts/opensearch/certificates.ts';
import { dashboardsExposure, openSearchExposure } from '../parts/opensearch/exposure.ts';
import { openSearchMetrics } from '../parts/opensearch/metrics.ts';
import { type Component, waves } from '../workload.ts';
import { clusterResource } from './cluster-resource.ts';

/** The OpenSearch of a cluster that has managers, by the operator. */
export const opensearch: Component = {
  name: 'opensearch',
  wave: waves.stores,
  about: 'OpenSearch on several nodes and its Dashboards, by operator.',
  build: (model, cluster) => {
    const { logs } = model;
    const local = cluster.logs;
    if (logs === null || local.mode !== 'local' || local.managers === 0) return null;
    return {
      objects: [
        ...openSearchCertificates(model, cluster, identity),
        clusterResource(model, cluster, logs, local, identity),
        ...openSearchMetrics(model, cluster, identity, operatedPods.all),
        ...openSearchExposure(model, cluster, identity, operatedPods.data),
        ...dashboardsExposure(model, cluster, identity, operatedPods.dashboards),
      ],
      charts: [],
    };
  },
};

const identity: Identity = { name: 'opensearch', layer: 'log-store', version: versions.opensearch };
