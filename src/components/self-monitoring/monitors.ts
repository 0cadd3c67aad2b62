import type { Labels } from '../../kube/objects.ts';
import type { PodMonitor } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import { needsCertificates } from '../../model/certificates.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { hasLonghorn } from '../../model/volumes.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import { isScraped } from '../parts/service-monitor.ts';
import { platformJobs } from './platform.ts';
import { longhornJob } from './storage.ts';

/**
 * Monitors of what charts install. They are not the charts' own: those would come before the operator that brings their definition. Labels and port
 * names are those of the charts' templates.
 */
export function platformMonitors(model: Model, cluster: Cluster): readonly PodMonitor[] {
  if (!isScraped(cluster)) return [];
  const { certManager, longhorn, ingress, monitoring } = namespaces;
  const parts: readonly (readonly [wanted: boolean, monitor: PodMonitor])[] = [
    // cert-manager@v1.21.1 deploy/charts/cert-manager/templates/deployment.yaml
    [
      needsCertificates(model, cluster),
      monitor(platformJobs.certManager, certManager, controllerOf('cert-manager'), 'http-metrics'),
    ],
    // longhorn@v1.12.1 chart/templates/daemonset-sa.yaml
    [hasLonghorn(model, cluster), monitor(longhornJob, longhorn, { app: 'longhorn-manager' }, 'manager')],
    // ingress-nginx helm-chart-4.15.1 charts/ingress-nginx/templates/controller-daemonset.yaml
    [
      cluster.expose.via === 'ingress-nginx',
      monitor(platformJobs.ingress, ingress, controllerOf('ingress-nginx'), 'metrics'),
    ],
    // argo-helm@argo-cd-10.1.1 charts/argo-cd/templates/argocd-{application-controller,server,repo-server}: each has a port of this name
    [
      model.delivery.via === 'argocd' && cluster.id === model.hub.id,
      deliverer(monitor(platformJobs.argocd, monitoring, { 'app.kubernetes.io/part-of': 'argocd' }, 'metrics')),
    ],
  ];
  return parts.filter(([wanted]) => wanted).map(([, one]) => one);
}

/** The namespace of Argo CD is made before the tree, and nothing of the tree stands in it. */
function deliverer(one: PodMonitor): PodMonitor {
  return { ...one, spec: { ...one.spec, namespaceSelector: { matchNames: [namespaces.argocd] } } };
}

function controllerOf(name: string): Labels {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'controller' };
}

function monitor(job: string, namespace: string, pods: Labels, port: string): PodMonitor {
  const identity: Identity = { name: 'self-monitoring', instance: job, layer: 'metrics', version: versions.prometheus };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata(identity, job, namespace),
    spec: {
      selector: { matchLabels: pods },
      podMetricsEndpoints: [{ port, relabelings: [{ targetLabel: 'job', replacement: job }] }],
    },
  };
}
