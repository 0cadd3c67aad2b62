import { apiGroup } from '../../kube/objects.ts';
import { entryOf } from '../../kube/table.ts';
import { type Check, objectPlace } from '../check.ts';

export const retiredApi: Check = {
  code: 'platform/retired-api',
  severity: 'error',
  title: 'An object of an API that is served no more',
  why: 'The API server or its webhook refuses such an object, or nothing acts on it.',
  fix: 'Write the version that is served.',
  refs: ['R27', 'R28', 'R33'],
  run: ({ clusters }, report) => {
    for (const { cluster, objects } of clusters) {
      const told = new Set<string>();
      for (const object of objects) {
        const { apiVersion, kind } = object;
        const spelt = operatorKinds.get(kind.toLowerCase());
        if (apiGroup(apiVersion) === 'opensearch.org' && spelt !== undefined && spelt !== kind)
          report(
            objectPlace(cluster, object, 'kind'),
            `\`${object.metadata.name}\` of \`${cluster}\` is of the kind \`${kind}\`, which \`${apiVersion}\` does not have`,
            { fix: `Write \`kind: ${spelt}\`.` },
          );
        const gone = entryOf(retiredVersions, apiVersion) ?? entryOf(retiredVersions, apiGroup(apiVersion));
        if (gone === undefined || told.has(`${apiVersion} ${kind}`)) continue;
        told.add(`${apiVersion} ${kind}`);
        const count = objects.filter((o) => o.apiVersion === apiVersion && o.kind === kind).length;
        const which = count === 1 ? `${kind} \`${object.metadata.name}\`` : `${count} objects of kind \`${kind}\``;
        report(
          objectPlace(cluster, object, 'apiVersion'),
          `${which} of \`${cluster}\` ${count === 1 ? 'is' : 'are'} of \`${apiVersion}\`, ${gone.fact}`,
          {
            fix: `Write \`apiVersion: ${gone.instead}\`.`,
            severity: gone.certain ? 'error' : 'warning',
          },
        );
      }
    }
  },
};

/** Kinds of the OpenSearch operator, which are not spelt alike (opensearch-k8s-operator@3.0.2 config/crd/bases), by their names in small letters. */
const operatorKinds: ReadonlyMap<string, string> = new Map(
  [
    ...['OpenSearchCluster', 'OpenSearchISMPolicy', 'OpensearchActionGroup', 'OpensearchComponentTemplate'],
    ...['OpensearchIndexTemplate', 'OpensearchRole', 'OpensearchSnapshotPolicy', 'OpensearchTenant'],
    ...['OpensearchUser', 'OpensearchUserRoleBinding'],
  ].map((kind) => [kind.toLowerCase(), kind]),
);

interface Retired {
  readonly fact: string;
  readonly instead: string;
  /** Whether no cluster that is supported can serve it; otherwise an old operator may. */
  readonly certain: boolean;
}

/** By `apiVersion`, or by group where all its versions are gone. */
const retiredVersions: Readonly<Record<string, Retired>> = {
  // opensearch-k8s-operator 3.x: the webhook denies creation and changes of the old group.
  'opensearch.opster.io': {
    fact: 'which the OpenSearch operator refuses since 3.0',
    instead: 'opensearch.org/v1',
    certain: false,
  },
  // longhorn v1.9 release notes: v1beta1 is not served.
  'longhorn.io/v1beta1': {
    fact: 'which Longhorn serves no more since 1.9',
    instead: 'longhorn.io/v1beta2',
    certain: false,
  },
  // kubernetes.io/docs/reference/using-api/deprecation-guide
  'policy/v1beta1': { fact: 'which Kubernetes serves no more since 1.25', instead: 'policy/v1', certain: true },
  'batch/v1beta1': { fact: 'which Kubernetes serves no more since 1.25', instead: 'batch/v1', certain: true },
  'networking.k8s.io/v1beta1': {
    fact: 'which Kubernetes serves no more since 1.22',
    instead: 'networking.k8s.io/v1',
    certain: true,
  },
  'apiextensions.k8s.io/v1beta1': {
    fact: 'which Kubernetes serves no more since 1.22',
    instead: 'apiextensions.k8s.io/v1',
    certain: true,
  },
  'rbac.authorization.k8s.io/v1beta1': {
    fact: 'which Kubernetes serves no more since 1.22',
    instead: 'rbac.authorization.k8s.io/v1',
    certain: true,
  },
  'autoscaling/v2beta1': {
    fact: 'which Kubernetes serves no more since 1.25',
    instead: 'autoscaling/v2',
    certain: true,
  },
  'autoscaling/v2beta2': {
    fact: 'which Kubernetes serves no more since 1.26',
    instead: 'autoscaling/v2',
    certain: true,
  },
};
