import type { Alertmanager } from '../../kube/types.gen.ts';
import { resources as named, services } from '../../model/addresses.ts';
import type { Alerts, Cluster, Model } from '../../model/model.ts';
import { stackJobs } from '../../model/monitoring.ts';
import { images, versions } from '../../model/versions.ts';
import { metadata, selectorOf } from '../parts/labels.ts';
import {
  type Operated,
  operatedAccount,
  operatedBudget,
  operatedMonitor,
  operatedPodLabels,
  operatedSecurity,
  operatedService,
  webPort,
} from '../parts/operated.ts';
import { resources } from '../parts/resources.ts';
import { spreadOverNodes } from '../parts/spread.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { type Component, waves } from '../workload.ts';
import { alertRouting } from './alert-routing.ts';

/** Who sends alerts on: one notification for what several Prometheus pods and the ruler say. */
export const alertmanager: Component = {
  name: 'alertmanager',
  wave: waves.stores,
  about: 'Alertmanager with its routes: Slack, the dead man’s switch, what silences what.',
  build: (model, cluster) =>
    cluster.alertmanager
      ? {
          objects: [
            resource(model, replicasOf(cluster)),
            alertRouting(operated.identity, alertsOf(model, cluster)),
            operatedAccount(operated),
            // Headless: whoever sends alerts sends them to every pod, because each must be able to notify alone.
            operatedService(operated, [webPort(services.alertmanager.http)], { headless: true }),
            ...operatedBudget(operated, replicasOf(cluster)),
            ...operatedMonitor(cluster, operated, stackJobs.alertmanager),
          ],
          charts: [],
        }
      : null,
};

/** The dead man's switch hears of the hub alone: an edge that went on would hide that the hub fell silent. Of a silent edge the hub's own rules tell. */
function alertsOf({ alerts, hub }: Model, { id }: Cluster): Alerts {
  return id === hub.id ? alerts : { ...alerts, deadMan: null };
}

const operated: Operated = {
  name: services.alertmanager.name,
  identity: {
    name: 'alertmanager',
    instance: named.alertmanager,
    layer: 'alerting',
    version: versions.alertmanager,
  },
};

/** Two gossip their notifications and silences; on one node the second would fall with the first. */
function replicasOf(cluster: Cluster): number {
  return cluster.nodes.length > 1 ? 2 : 1;
}

function resource(model: Model, replicas: number): Alertmanager {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Alertmanager',
    metadata: metadata(operated.identity, named.alertmanager),
    spec: {
      image: images.alertmanager,
      version: versions.alertmanager,
      replicas,
      podMetadata: { labels: operatedPodLabels(operated.identity) },
      serviceAccountName: operated.name,
      automountServiceAccountToken: false,
      alertmanagerConfiguration: { name: named.alertmanager },
      // Teams may add routes by AlertmanagerConfigs of their own; these too see the alerts of every cluster, not only of their namespace.
      alertmanagerConfigSelector: {},
      alertmanagerConfigNamespaceSelector: {},
      alertmanagerConfigMatcherStrategy: { type: 'None' },
      retention: '120h',
      storage: { volumeClaimTemplate: volumeClaim(model.volumes, `alertmanager-${named.alertmanager}-db`, '1Gi') },
      resources: resources('10m', '64Mi', '256Mi'),
      securityContext: operatedSecurity,
      affinity: spreadOverNodes(selectorOf(operated.identity)),
    },
  };
}
