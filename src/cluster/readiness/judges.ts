import { argocdApplication } from './argocd-application.ts';
import { byCondition } from './by-condition.ts';
import { customResourceDefinition } from './custom-resource-definition.ts';
import { daemonSet } from './daemon-set.ts';
import { deployment } from './deployment.ts';
import { gateway } from './gateway.ts';
import { job } from './job.ts';
import { backupTarget, longhornVolume } from './longhorn.ts';
import { namespace } from './namespace.ts';
import { openSearchCluster, openSearchPart } from './opensearch-cluster.ts';
import { persistentVolumeClaim } from './persistent-volume-claim.ts';
import { pod } from './pod.ts';
import { prometheusOperator } from './prometheus-operator.ts';
import type { Judge } from './readiness.ts';
import { replicaSet } from './replica-set.ts';
import { route } from './route.ts';
import { service } from './service.ts';
import { statefulSet } from './stateful-set.ts';

/** How a kind is judged, and which other kinds explain its state. */
export interface Judged {
  readonly judge: Judge;
  readonly explainedBy: readonly ExplainingKind[];
}

/** Kinds whose objects explain others, with their versions. */
export const explainingKinds = {
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  Pod: 'v1',
  PersistentVolumeClaim: 'v1',
  StorageClass: 'storage.k8s.io/v1',
  Node: 'v1',
} as const;
export type ExplainingKind = keyof typeof explainingKinds;

const ofPods: readonly ExplainingKind[] = ['Pod', 'PersistentVolumeClaim', 'StorageClass', 'Node'];
const ofOperators: readonly ExplainingKind[] = ['StatefulSet', 'DaemonSet', 'Deployment', 'ReplicaSet', ...ofPods];
const ready: Judged = { judge: byCondition('Ready'), explainedBy: [] };
const part: Judged = { judge: openSearchPart, explainedBy: [] };
const operated: Judged = { judge: prometheusOperator, explainedBy: ofOperators };
const routed: Judged = { judge: route, explainedBy: [] };
const search: Judged = { judge: openSearchCluster, explainedBy: ofOperators };

/**
 * Every kind that has a state of its own, by group and kind; any other is judged by the conditions that it may have. Ingress and CronJob are not here: nobody
 * has to write a status of the one, and the other does its work later.
 */
export const judges: Readonly<Record<string, Judged>> = {
  '/Namespace': { judge: namespace, explainedBy: [] },
  '/Pod': { judge: pod, explainedBy: ofPods },
  '/PersistentVolumeClaim': { judge: persistentVolumeClaim, explainedBy: ['Pod', 'StorageClass'] },
  '/Service': { judge: service, explainedBy: ofPods },
  'apps/Deployment': { judge: deployment, explainedBy: ['ReplicaSet', ...ofPods] },
  'apps/StatefulSet': { judge: statefulSet, explainedBy: ofPods },
  'apps/DaemonSet': { judge: daemonSet, explainedBy: ofPods },
  'apps/ReplicaSet': { judge: replicaSet, explainedBy: ofPods },
  'batch/Job': { judge: job, explainedBy: ofPods },
  'apiextensions.k8s.io/CustomResourceDefinition': { judge: customResourceDefinition, explainedBy: [] },
  'apiregistration.k8s.io/APIService': { judge: byCondition('Available'), explainedBy: [] },
  'gateway.networking.k8s.io/GatewayClass': { judge: byCondition('Accepted'), explainedBy: [] },
  'gateway.networking.k8s.io/Gateway': { judge: gateway, explainedBy: [] },
  'gateway.networking.k8s.io/HTTPRoute': routed,
  'gateway.networking.k8s.io/GRPCRoute': routed,
  'gateway.networking.k8s.io/TLSRoute': routed,
  'monitoring.coreos.com/Prometheus': operated,
  'monitoring.coreos.com/PrometheusAgent': operated,
  'monitoring.coreos.com/Alertmanager': operated,
  'monitoring.coreos.com/ThanosRuler': operated,
  'opensearch.opster.io/OpenSearchCluster': search,
  'opensearch.org/OpenSearchCluster': search,
  'opensearch.opster.io/OpenSearchISMPolicy': part,
  'opensearch.org/OpenSearchISMPolicy': part,
  'opensearch.opster.io/OpensearchIndexTemplate': part,
  'opensearch.org/OpensearchIndexTemplate': part,
  'opensearch.opster.io/OpensearchSnapshotPolicy': part,
  'opensearch.org/OpensearchSnapshotPolicy': part,
  'opensearch.opster.io/OpensearchUser': part,
  'opensearch.org/OpensearchUser': part,
  'opensearch.opster.io/OpensearchRole': part,
  'opensearch.org/OpensearchRole': part,
  'opensearch.opster.io/OpensearchUserRoleBinding': part,
  'opensearch.org/OpensearchUserRoleBinding': part,
  'cert-manager.io/Certificate': ready,
  'cert-manager.io/Issuer': ready,
  'cert-manager.io/ClusterIssuer': ready,
  'external-secrets.io/ExternalSecret': ready,
  'external-secrets.io/SecretStore': ready,
  'external-secrets.io/ClusterSecretStore': ready,
  'bitnami.com/SealedSecret': { judge: byCondition('Synced'), explainedBy: [] },
  'longhorn.io/BackupTarget': { judge: backupTarget, explainedBy: [] },
  'longhorn.io/Volume': { judge: longhornVolume, explainedBy: [] },
  'argoproj.io/Application': { judge: argocdApplication, explainedBy: [] },
};
