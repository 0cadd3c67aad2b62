import { changed, type ObjectChange } from '../comparison.ts';
import type { FieldChange } from '../object-diff.ts';
import { during, type ImpactRule } from '../rule.ts';
import type { Step } from '../verdict.ts';

export const immutableField: ImpactRule = {
  code: 'impact/immutable-field',
  severity: 'error',
  title: 'A field that the API server lets nobody change',
  why: 'The API server refuses the new object, and everything that is applied with it waits: the object must be deleted and made anew.',
  fix: 'Delete the object, its pods left alone where it has some, and apply the new one at once.',
  refs: ['N04'],
  judge: (comparison, report) => {
    for (const change of changed(comparison)) {
      const held = heldBy(change);
      const [first] = held;
      if (first === undefined) continue;
      const which = [...new Set(held.map(({ field }) => `\`${short(field)}\``))];
      const more = which.length > 3 ? ` and ${which.length - 3} more` : '';
      report(
        'impossible in place',
        { cluster: change.cluster, object: change.object, field: first.field },
        `${change.object} of \`${change.cluster}\` changes ${which.slice(0, 3).join(', ')}${more}, which a ${change.kind} keeps for life`,
        { steps: stepsOf(change) },
      );
    }
  },
};

/**
 * Per kind, which changed fields are refused (kubernetes@v1.35.0 pkg/apis/apps/validation ValidateStatefulSetUpdate,
 * ValidateDeploymentUpdate, ValidateDaemonSetUpdate; pkg/apis/batch/validation; pkg/apis/core/validation ValidateServiceUpdate,
 * ValidateConfigMapUpdate, ValidateSecretUpdate, ValidatePersistentVolumeClaimUpdate; pkg/apis/rbac/validation; pkg/apis/storage/validation).
 */
const refused: Readonly<Record<string, (field: string, change: ObjectChange) => boolean>> = {
  StatefulSet: (field) =>
    field.startsWith('spec.') &&
    !/^spec\.(?:replicas|ordinals|template|updateStrategy|persistentVolumeClaimRetentionPolicy|revisionHistoryLimit|minReadySeconds)\b/.test(
      field,
    ),
  Deployment: (field) => /^spec\.selector\b/.test(field),
  DaemonSet: (field) => /^spec\.selector\b/.test(field),
  ReplicaSet: (field) => /^spec\.selector\b/.test(field),
  Job: (field) => /^spec\.(?:selector|template|completionMode|podFailurePolicy|backoffLimitPerIndex)\b/.test(field),
  Service: (field, { fields }) => field === 'spec.clusterIP' && fields.every((f) => f.field !== 'spec.type'),
  ConfigMap: (field, change) => isSealed(change) && /^(?:data|binaryData|immutable)\b/.test(field),
  Secret: (field, change) => field === 'type' || (isSealed(change) && /^(?:data|stringData|immutable)\b/.test(field)),
  RoleBinding: (field) => /^roleRef\b/.test(field),
  ClusterRoleBinding: (field) => /^roleRef\b/.test(field),
  StorageClass: (field) => /^(?:provisioner|parameters|reclaimPolicy|volumeBindingMode)\b/.test(field),
  PersistentVolumeClaim: (field) => /^spec\.(?!resources\b|volumeAttributesClassName\b)/.test(field),
};

function heldBy(change: ObjectChange): readonly FieldChange[] {
  const holds = refused[change.kind];
  if (holds === undefined || !isBuiltIn(change)) return [];
  return change.fields.filter((f) => holds(f.field, change) && !isAbsence(f));
}

/** A Knative Service or another kind of the same name has rules of its own. */
function isBuiltIn({ after }: ObjectChange): boolean {
  return /^(?:v1|(?:apps|batch)\/v1|(?:rbac\.authorization|storage)\.k8s\.io\/v1)$/.test(after?.apiVersion ?? '');
}

/** What is left out on one side may be what the API server has filled in. */
function isAbsence({ before, after, field }: FieldChange): boolean {
  if (before !== undefined && after !== undefined) return false;
  return (
    /^(?:spec\.clusterIP|spec\.podManagementPolicy|volumeBindingMode|reclaimPolicy|type|immutable|spec\.volumeMode|spec\.volumeName|spec\.storageClassName)$/.test(
      field,
    ) || /volumeClaimTemplates\[\d+\]\.(?:apiVersion|kind|spec\.volumeMode|status)/.test(field)
  );
}

function isSealed({ before }: ObjectChange): boolean {
  return before !== null && 'immutable' in before && before.immutable === true;
}

function stepsOf({ kind, cluster, after }: ObjectChange): readonly Step[] {
  const name = after?.metadata.name ?? '';
  const namespace = after?.metadata.namespace;
  const where = `${namespace === undefined ? '' : ` -n ${namespace}`} (cluster \`${cluster}\`)`;
  const keepsPods = ['StatefulSet', 'Deployment', 'DaemonSet', 'ReplicaSet'].includes(kind);
  const how = keepsPods ? ' --cascade=orphan' : '';
  const what = `kubectl delete ${kind.toLowerCase()} ${name}${how}${where}`;
  if (kind === 'StatefulSet')
    return during(`${what}, then apply at once: its pods go on, and its claims stay as they are.`);
  if (keepsPods)
    return during(
      `${what}, then apply, and delete the old pods once the new ones are ready: nobody selects them any more.`,
    );
  if (kind === 'PersistentVolumeClaim')
    return during(
      `Make a claim of a new name, copy the data, let the pods use it, and only then delete \`${name}\`${where}.`,
    );
  return during(`${what}, then apply at once.`);
}

function short(field: string): string {
  return field.split('.').slice(0, 2).join('.').replace(/\[.*$/, '');
}
