import type { KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, stringAt, stringsAt } from '../../kube/read.ts';
import type { ConfigSection } from '../fluent-bit-config/config-section.ts';
import { filterSections, resourceSection, serviceSection } from '../fluent-bit-config/resource-sections.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import { selects } from '../objects/selector.ts';
import type { PlacedSection } from './pipeline.ts';

/**
 * The sections that the Fluent Operator writes for a FluentBit or a Collector: from the ClusterFluentBitConfig that it names and the cluster
 * resources that this selects. A FluentBitConfig adds resources for the records of its own namespace, with tags that the operator rewrites: those
 * are said and not read (fluent-operator@v3.10.0 controllers/fluentbitconfig_controller.go).
 */
export function operatedSections(
  cluster: ClusterIndex,
  resource: KubeObject,
  say: (reason: string) => void,
): readonly PlacedSection[] {
  const name = stringAt(resource, 'spec', 'fluentBitConfigName') ?? '';
  const config = (cluster.byKind.get('ClusterFluentBitConfig') ?? []).find((c) => c.metadata.name === name);
  if (config === undefined) {
    say(`there is no ClusterFluentBitConfig \`${name}\``);
    return [];
  }
  const selector = at(resource, 'spec', 'namespaceFluentBitCfgSelector');
  for (const own of cluster.byKind.get('FluentBitConfig') ?? [])
    if (selector !== undefined && selects(selector, own.metadata.labels ?? {}))
      say(`what ${objectName(own)} adds for the records of its namespace is not read`);
  return configSections(cluster, config);
}

const parts = [
  ['Input', 'inputSelector'],
  ['Filter', 'filterSelector'],
  ['Output', 'outputSelector'],
] as const;

function configSections(cluster: ClusterIndex, config: KubeObject): readonly PlacedSection[] {
  const service = at(config, 'spec', 'service');
  const readAt = { cluster: cluster.id, object: objectName(config), field: 'spec.service' };
  const placed = service === undefined ? [] : [{ section: serviceSection(service), readAt }];
  const selected = parts.flatMap(([kind, field]) => {
    const selector = at(config, 'spec', field);
    if (selector === undefined) return [];
    const objects = (cluster.byKind.get(`Cluster${kind}`) ?? []).filter(
      (object) =>
        object.apiVersion.startsWith('fluentbit.fluent.io/') &&
        selects(selector, stringsAt(object, 'metadata', 'labels')),
    );
    // The operator writes sections in the order of names, filters first by their ordinal.
    return objects.toSorted(byName).flatMap((object) =>
      sectionsOf(kind, object).map((section, i) => ({
        section,
        readAt: {
          cluster: cluster.id,
          object: objectName(object),
          field: kind === 'Filter' ? `spec.filters[${i}]` : 'spec',
        },
      })),
    );
  });
  return [...placed, ...selected];
}

const known = new WeakMap<KubeObject, readonly ConfigSection[]>();

/** A resource is read once, though several pipelines and all who ask about the same objects may select it. */
function sectionsOf(kind: 'Input' | 'Filter' | 'Output', object: KubeObject): readonly ConfigSection[] {
  const found = known.get(object) ?? readSections(kind, at(object, 'spec'));
  known.set(object, found);
  return found;
}

function readSections(kind: 'Input' | 'Filter' | 'Output', spec: unknown): readonly ConfigSection[] {
  if (kind === 'Filter') return filterSections(spec);
  const section = resourceSection(kind === 'Input' ? 'input' : 'output', spec);
  return section === null ? [] : [section];
}

function byName(a: KubeObject, b: KubeObject): number {
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
