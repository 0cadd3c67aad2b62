import type { Json, KubeObject } from '../kube/objects.ts';
import { at, listAt, stringAt } from '../kube/read.ts';

/** Volumes that an object asks for, for each of its pods. Empty texts are left to the cluster. */
export interface Claim {
  readonly name: string;
  readonly size: string;
  readonly storageClass: string;
  readonly accessModes: string;
  /** Whether they go with the pod. */
  readonly temporary: boolean;
  readonly field: string;
}

/** The volumes that a claim, a StatefulSet, a resource of the Prometheus operator or an OpenSearchCluster asks for. */
export function claimsOf(object: KubeObject): readonly Claim[] {
  const { apiVersion, kind } = object;
  if (kind === 'PersistentVolumeClaim' && apiVersion === 'v1')
    return [claim(object.metadata.name, at(object, 'spec'), 'spec')];
  if (kind === 'StatefulSet' && apiVersion === 'apps/v1')
    return listAt(object, 'spec', 'volumeClaimTemplates').map((one, i) =>
      claim(stringAt(one, 'metadata', 'name') ?? '', at(one, 'spec'), `spec.volumeClaimTemplates[${i}].spec`),
    );
  if (apiVersion.startsWith('monitoring.coreos.com/')) return storageOf(object);
  if (kind === 'OpenSearchCluster') return poolsOf(object);
  return [];
}

/** Without storage the operator mounts an emptyDir (prometheus-operator@v0.93.1 pkg/prometheus/server/statefulset.go). */
function storageOf(object: KubeObject): readonly Claim[] {
  if (!['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'].includes(object.kind)) return [];
  const spec = at(object, 'spec', 'storage', 'volumeClaimTemplate', 'spec');
  const field = 'spec.storage.volumeClaimTemplate.spec';
  return [{ ...claim('storage', spec, field), temporary: spec === undefined }];
}

/** Without `persistence` a pool has claims of its own size (opensearch-k8s-operator@3.0.2 pkg/builders/cluster.go). */
function poolsOf(object: KubeObject): readonly Claim[] {
  return listAt(object, 'spec', 'nodePools').map((pool, i) => {
    const pvc = at(pool, 'persistence', 'pvc');
    return {
      name: stringAt(pool, 'component') ?? '',
      size: stringAt(pool, 'diskSize') ?? '',
      storageClass: stringAt(pvc, 'storageClass') ?? '',
      accessModes: modes(pvc),
      temporary: at(pool, 'persistence', 'emptyDir') !== undefined,
      field: `spec.nodePools[${i}].diskSize`,
    };
  });
}

function claim(name: string, spec: Json | undefined, field: string): Claim {
  return {
    name,
    size: String(at(spec, 'resources', 'requests', 'storage') ?? ''),
    storageClass: stringAt(spec, 'storageClassName') ?? '',
    accessModes: modes(spec),
    temporary: false,
    field,
  };
}

function modes(spec: Json | undefined): string {
  return listAt(spec, 'accessModes').map(String).join(', ');
}
