import type { KubeObject } from '../../kube/objects.ts';
import { listAt, namespaceOf, stringAt } from '../../kube/read.ts';
import { wholeClusters } from '../../topology/objects/cluster-indexes.ts';
import { type Check, objectPlace } from '../check.ts';
import { parseImage } from '../image.ts';
import { podSpecOf } from '../pod-spec.ts';

export const configNamespace: Check = {
  code: 'fluent-bit/config-namespace',
  severity: 'error',
  title: 'The configuration of a Fluent Bit is made in another namespace',
  why: 'The operator writes the configuration, and looks for Secrets, in `spec.namespace` of the ClusterFluentBitConfig, else in its own namespace; the pods wait for a Secret that never comes.',
  fix: 'Set `spec.namespace` of the ClusterFluentBitConfig to the namespace of the FluentBit.',
  refs: ['E16'],
  run: (subject, report) => {
    for (const { cluster, objects } of wholeClusters(subject.clusters)) {
      const charts = subject.charts.filter((c) => c.cluster === cluster && c.name === 'fluent-operator');
      const operators = [...charts.map(({ namespace }) => namespace), ...objects.flatMap(operatorNamespace)];
      const configs = new Map(
        objects.flatMap((o) => (o.kind === 'ClusterFluentBitConfig' ? [[o.metadata.name, o] as const] : [])),
      );
      for (const object of objects) {
        if (object.kind !== 'FluentBit' && object.kind !== 'Collector') continue;
        const config = configs.get(stringAt(object, 'spec', 'fluentBitConfigName') ?? '');
        if (config === undefined) continue;
        const own = namespaceOf(object);
        const written = stringAt(config, 'spec', 'namespace');
        if (written === own) continue;
        // Where no operator is seen it may stand in the same namespace.
        if (written === undefined && (operators.length === 0 || operators.includes(own))) continue;
        const where =
          written === undefined ? `in \`${operators[0] ?? ''}\`, the namespace of the operator` : `in \`${written}\``;
        report(
          objectPlace(cluster, config, 'spec.namespace'),
          `The configuration of ${object.kind} \`${object.metadata.name}\` is made ${where}, and its pods look for it in \`${own}\``,
        );
      }
    }
  },
};

/** The namespace of a Fluent Operator that an object runs. */
function operatorNamespace(object: KubeObject): readonly string[] {
  const images = listAt(podSpecOf(object)?.spec, 'containers').map((container) => stringAt(container, 'image') ?? '');
  return images.some((image) => /(?:^|\/)fluent-operator$/.test(parseImage(image).path)) ? [namespaceOf(object)] : [];
}
