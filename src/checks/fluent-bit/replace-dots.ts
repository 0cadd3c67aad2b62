import { at } from '../../kube/read.ts';
import { propertyOf } from '../../topology/fluent-bit-config/config-section.ts';
import { isOn } from '../../topology/logs/switches.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check, Subject } from '../check.ts';
import { definitionsIn } from '../opensearch/stores.ts';
import { fluentBitsOf, ownerText } from './running.ts';

export const replaceDots: Check = {
  code: 'fluent-bit/replace-dots',
  severity: 'error',
  title: 'Labels with dots collide with plain ones in an index',
  why: 'OpenSearch takes the dots of `app.kubernetes.io/name` for an object `app`: the label `app` of the next pod is a text, and all lines of one of the two are refused.',
  fix: 'Set `Replace_Dots On` at the output, or map `kubernetes.labels` as `flat_object`.',
  refs: ['E10'],
  run: (subject, report) => {
    const all = fluentBitsOf(subject);
    const labelled = all.some(({ sections }) =>
      sections.some(({ section }) => {
        const labels = propertyOf(section, 'labels');
        return section.kind === 'filter' && section.name === 'kubernetes' && (labels === undefined || isOn(labels));
      }),
    );
    if (!labelled) return;
    for (const running of all)
      for (const { section, readAt } of running.sections) {
        if (section.kind !== 'output' || section.name !== 'opensearch') continue;
        if (isOn(propertyOf(section, 'replace_dots'))) continue;
        const family = writtenBy(subject, readAt);
        if (family === null || isGuarded(subject, family)) continue;
        report(
          readAt,
          `The output \`opensearch\` of ${ownerText(running)} keeps dots in the names of labels, and \`${family.name}\` makes fields of them`,
        );
      }
  },
};

type Family = { readonly name: string; readonly template: { readonly name: string } | null };

/** The indices that an output writes into an OpenSearch that is among what was read; others may have any template. */
function writtenBy({ topology }: Subject, place: { readonly object: string; readonly field: string }): Family | null {
  const writers = [...nodesOf(topology, 'log-collector'), ...nodesOf(topology, 'log-aggregator')];
  const naming = writers
    .flatMap(({ outputs }) => outputs)
    .find(({ readAt }) => readAt.object === place.object && readAt.field === place.field)?.index;
  // Lines of the node itself have no labels.
  if (naming === undefined || naming === null || /host|journal|systemd/.test(naming.family)) return null;
  return nodesOf(topology, 'log-index').find(({ family }) => family === naming.family) ?? null;
}

/** No field comes of a label where the mapping does not grow, or takes all labels as one field. */
function isGuarded(subject: Subject, { template }: Family): boolean {
  const found = definitionsIn(subject, 'index-template').find(({ definition }) => definition.name === template?.name);
  const mappings = at(found?.definition.body, 'template', 'mappings');
  const kubernetes = at(mappings, 'properties', 'kubernetes');
  const labels = at(kubernetes, 'properties', 'labels');
  return (
    [at(mappings, 'dynamic'), at(kubernetes, 'dynamic'), at(labels, 'dynamic')].some((one) =>
      ['false', 'strict', 'false_allow_templates'].includes(String(one)),
    ) ||
    [at(kubernetes, 'enabled'), at(labels, 'enabled')].includes(false) ||
    [at(kubernetes, 'type'), at(labels, 'type')].includes('flat_object')
  );
}
