import { objectName } from '../../kube/objects.ts';
import { namespaceOf, stringAt } from '../../kube/read.ts';
import type { Model } from '../../model/model.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { Dangling } from './dangling.ts';

/**
 * Secrets with the configuration of an Alertmanager that neither the tree nor the book of Secrets has: the operator then runs it with a
 * configuration that sends nothing (prometheus-operator@v0.93.1 pkg/alertmanager/operator.go). Only what is rendered can be known so well.
 */
export function danglingConfigSecrets({ index }: ClusterView, model: Model): readonly Dangling[] {
  const cluster = model.clusters.find(({ id }) => id === index.id);
  if (cluster === undefined) return [];
  return (index.byKind.get('Alertmanager') ?? []).flatMap((object): readonly Dangling[] => {
    const name = stringAt(object, 'spec', 'configSecret') ?? '';
    const namespace = namespaceOf(object);
    // The operator reads it only where no AlertmanagerConfig is named.
    if (name === '' || stringAt(object, 'spec', 'alertmanagerConfiguration', 'name') !== undefined) return [];
    const declared = secretsOf(model, cluster).some((one) => one.name === name && one.namespace === namespace);
    const made = makers.some((kind) =>
      (index.byKind.get(kind) ?? []).some(
        (one) =>
          namespaceOf(one) === namespace &&
          [one.metadata.name, stringAt(one, 'spec', 'target', 'name')].some((known) => known === name),
      ),
    );
    if (declared || made) return [];
    const message = `\`${index.id}\` has no Secret \`${namespace}/${name}\`, which ${objectName(object)} names`;
    return [
      { where: { cluster: index.id, object: objectName(object), field: 'spec.configSecret' }, message, meant: null },
    ];
  });
}

const makers: readonly string[] = ['Secret', 'SealedSecret', 'ExternalSecret'];
