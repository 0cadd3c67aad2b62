import type { Namespace } from '../../kube/types.gen.ts';
import { namespaces as names } from '../../model/addresses.ts';
import { needsCertificates } from '../../model/certificates.ts';
import { exposedHosts } from '../../model/exposure.ts';
import { byOpenSearchOperator } from '../../model/logs/stores.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { needsSecretMaker } from '../../model/secrets/secrets.ts';
import { hasLonghorn } from '../../model/volumes.ts';
import { type Component, waves } from '../workload.ts';

/** What pods of a namespace may do, by the pod security standards of Kubernetes. */
type Standard = 'privileged' | 'baseline' | 'restricted';

/** The namespaces of a cluster, before anything that stands in them. */
export const namespaces: Component = {
  name: 'namespaces',
  wave: waves.namespaces,
  about: 'Namespaces, with the pod security standard of what runs in them.',
  build: (model, cluster) => {
    const objects = namespacesOf(model, cluster);
    return objects.length === 0 ? null : { objects, charts: [] };
  },
};

function namespacesOf(model: Model, cluster: Cluster): readonly Namespace[] {
  const out: Namespace[] = [];
  const { mode } = cluster.metrics;
  // Node exporter reads the node's own processes and network: hostPID, hostNetwork, host paths.
  if (mode !== 'none') out.push(namespace(names.monitoring, 'privileged'));
  else if (cluster.operator || cluster.grafana || hasGateway(model, cluster))
    out.push(namespace(names.monitoring, 'baseline'));
  if (model.objectStores.some((store) => store.servedBy?.cluster === cluster.id))
    out.push(namespace(names.objectStore, 'restricted'));
  // Collectors read files of the node and keep their state there: to warn of it at every apply would help nobody.
  if (cluster.logs.mode !== 'none') out.push(namespace(names.logging, 'privileged', 'privileged'));
  if (byOpenSearchOperator(cluster)) out.push(namespace(names.opensearchOperator, 'baseline'));
  out.push(...platformNamespaces(model, cluster));
  return out;
}

/** The shared Gateway stands there, whatever it leads to. */
function hasGateway(model: Model, cluster: Cluster): boolean {
  return cluster.expose.via === 'gateway' && exposedHosts(model, cluster).length > 0;
}

function platformNamespaces(model: Model, cluster: Cluster): readonly Namespace[] {
  const out: Namespace[] = [];
  if (needsCertificates(model, cluster)) out.push(namespace(names.certManager, 'restricted'));
  // Longhorn's managers mount the disks of the node; the ingress controller listens on the node's own ports.
  if (hasLonghorn(model, cluster)) out.push(namespace(names.longhorn, 'privileged'));
  if (cluster.expose.via === 'ingress-nginx') out.push(namespace(names.ingress, 'privileged'));
  if (!needsSecretMaker(model, cluster)) return out;
  if (model.secrets.via === 'external-secrets') out.push(namespace(names.externalSecrets, 'restricted'));
  if (model.secrets.via === 'sealed-secrets') out.push(namespace(names.sealedSecrets, 'baseline'));
  return out;
}

function namespace(name: string, enforce: Standard, warn: Standard = 'restricted'): Namespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'app.kubernetes.io/part-of': 'namsan',
        'app.kubernetes.io/managed-by': 'namsan',
        'pod-security.kubernetes.io/enforce': enforce,
        'pod-security.kubernetes.io/warn': warn,
        'pod-security.kubernetes.io/audit': warn,
      },
    },
  };
}
