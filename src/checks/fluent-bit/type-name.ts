import { propertyOf } from '../../topology/fluent-bit-config/config-section.ts';
import { isOn } from '../../topology/logs/switches.ts';
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
        if (kind !== 'output' || (name !== 'opensearch' && name !== 'es')) continue;
        if (isOn(propertyOf(section, 'suppress_type_name'))) continue;
        const message = `The output \`${name}\` of ${ownerText(running)} sends the mapping type with every record`;
        // Elasticsearch 7 still takes it, and what stands behind `es` is not known.
        report(readAt, message, name === 'es' ? { severity: 'warning' } : {});
      }
    }
  },
};
