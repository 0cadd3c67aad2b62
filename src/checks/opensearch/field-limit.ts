import { at } from '../../kube/read.ts';
import type { LogIndex } from '../../topology/log-nodes.ts';
import type { Definition } from '../../topology/logs/definitions.ts';
import type { Check, Subject } from '../check.ts';
import { definitionsIn, indexSetting } from './stores.ts';

export const fieldLimit: Check = {
  code: 'opensearch/field-limit',
  severity: 'warning',
  title: 'Lines may give a written index any number of fields',
  why: 'Each new key of a line becomes a field; at the limit of 1,000 that OpenSearch has by itself, further lines are refused, and fields of two types clash before that.',
  fix: 'Set `dynamic: false` and list the fields that are searched, or set `index.mapping.total_fields.limit` to what the lines are known to need.',
  refs: ['E9'],
  run: (subject, report) => {
    const told = new Set<Definition>();
    for (const index of writtenIndices(subject)) {
      const { template } = index;
      if (template === null) continue;
      const found = definitionsIn(subject, 'index-template', index.cluster).find(
        ({ definition: { name, readAt } }) =>
          name === template.name && readAt.object === template.readAt.object && readAt.cluster === index.cluster,
      );
      if (found === undefined || told.has(found.definition) || isGuarded(found.definition)) continue;
      told.add(found.definition);
      report(
        found.definition.readAt,
        `The template \`${template.name}\` of \`${index.name}\` neither ends dynamic fields nor says how many there may be`,
      );
    }
  },
};

function writtenIndices({ topology }: Subject): readonly LogIndex[] {
  return [...topology.nodes.values()].filter((node) => node.kind === 'log-index');
}

/** `strict` refuses a line with a new field, which is no growth either. */
function isGuarded(definition: Definition): boolean {
  const dynamic = at(definition.body, 'template', 'mappings', 'dynamic');
  return (
    ['false', 'strict', 'strict_allow_templates', 'false_allow_templates'].includes(String(dynamic)) ||
    indexSetting(definition, 'mapping.total_fields.limit') !== undefined
  );
}
