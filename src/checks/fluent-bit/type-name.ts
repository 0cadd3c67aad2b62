import { propertyOf } from '../../topology/fluent-bit-config/config-section.ts';
import type { PlacedSection } from '../../topology/logs/pipeline.ts';
import { isOn } from '../../topology/logs/switches.ts';
import type { Topology } from '../../topology/topology.ts';
import type { Check } from '../check.ts';
import { fluentBitsOf, ownerText } from './running.ts';

export const typeName: Check = {
  code: 'fluent-bit/type-name',
  severity: 'error',
  title: 'Records are sent with a mapping type',
  why: 'OpenSearch has no mapping types since 2.0 and refuses every batch with status 400 (`unknown parameter [_type]`); the batches wait until the buffer is full and are lost.',
  fix: 'Set `Suppress_Type_Name On`; in a ClusterOutput, `suppressTypeName: true`.',
  refs: ['E11'],
  run: (subject, report) => {
    for (const running of fluentBitsOf(subject)) {
      for (const { section, readAt } of running.sections) {
        const { kind, name } = section;
        if (kind !== 'output' || isOn(propertyOf(section, 'suppress_type_name'))) continue;
        if (name !== 'opensearch' && !(name === 'es' && sendsToOpenSearch({ section, readAt }, subject.topology)))
          continue;
        report(readAt, `The output \`${name}\` of ${ownerText(running)} sends the mapping type with every record`);
      }
    }
  },
};

/** Behind `es` may well stand an Elasticsearch 7, which takes the type: only an OpenSearch that is seen, or one by its name, is sure. */
function sendsToOpenSearch({ section, readAt }: PlacedSection, { edges, nodes }: Topology): boolean {
  if (/opensearch/i.test(propertyOf(section, 'host') ?? '')) return true;
  return edges.some(
    ({ kind, to, readAt: at }) =>
      kind === 'ships-logs' &&
      to !== null &&
      nodes.get(to)?.kind === 'log-store' &&
      at.cluster === readAt.cluster &&
      at.object === readAt.object &&
      at.field === readAt.field,
  );
}
