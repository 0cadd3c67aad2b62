import { isNamespaced } from '../../kube/schema/scope.ts';
import { wholeClusters } from '../../topology/objects/cluster-indexes.ts';
import { type Check, objectPlace } from '../check.ts';

/** Namespaces that every cluster has from its start (kubernetes@v1.35 pkg/controlplane, systemnamespaces). */
const given: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

export const namespaceDeclared: Check = {
  code: 'objects/namespace-declared',
  severity: 'error',
  title: 'An object has no namespace, or one that nothing makes',
  why: 'Without a namespace an object lands wherever the one who applies it happens to be; in one that does not exist it is refused.',
  fix: 'Write the namespace into the object, and a Namespace for it into the cluster.',
  refs: ['F8'],
  run: (subject, report) => {
    // Whoever applies manifests of other origin may name the namespace, and make it.
    if (subject.model === null) return;
    for (const { cluster, objects } of wholeClusters(subject.clusters)) {
      const made = new Set(objects.filter((o) => o.kind === 'Namespace').map((o) => o.metadata.name));
      const told = new Set<string>();
      for (const object of objects) {
        const { namespace } = object.metadata;
        if (isNamespaced(object.apiVersion, object.kind) !== true) continue;
        if (namespace === undefined || namespace === '') {
          report(
            objectPlace(cluster, object, 'metadata.namespace'),
            `The ${object.kind} \`${object.metadata.name}\` has no namespace`,
          );
        } else if (!made.has(namespace) && !given.has(namespace) && !told.has(namespace)) {
          told.add(namespace);
          report(
            objectPlace(cluster, object, 'metadata.namespace'),
            `The namespace \`${namespace}\` is used in \`${cluster}\` and made by nothing there`,
          );
        }
      }
      for (const { namespace, releaseName } of subject.charts.filter((chart) => chart.cluster === cluster)) {
        if (made.has(namespace) || given.has(namespace) || told.has(namespace)) continue;
        told.add(namespace);
        report(
          { cluster, object: `HelmChart ${releaseName}`, field: 'namespace' },
          `The chart \`${releaseName}\` goes into the namespace \`${namespace}\` of \`${cluster}\`, which nothing there makes`,
        );
      }
    }
  },
};
