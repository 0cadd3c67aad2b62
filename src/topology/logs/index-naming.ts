import { entryOf } from '../../kube/table.ts';
import { type ConfigSection, propertyOf } from '../fluent-bit-config/config-section.ts';
import type { IndexNaming, IndexPeriod } from '../log-nodes.ts';
import { isOn } from './switches.ts';

/** Directives of strftime with their value on the last day of January 2026, from the coarsest to the finest. */
const directives: Readonly<Record<string, { readonly value: string; readonly period: IndexPeriod }>> = {
  Y: { value: '2026', period: 'year' },
  y: { value: '26', period: 'year' },
  m: { value: '01', period: 'month' },
  b: { value: 'Jan', period: 'month' },
  V: { value: '05', period: 'week' },
  U: { value: '04', period: 'week' },
  W: { value: '04', period: 'week' },
  j: { value: '031', period: 'day' },
  d: { value: '31', period: 'day' },
  F: { value: '2026-01-31', period: 'day' },
  H: { value: '12', period: 'hour' },
};
const fromCoarse: readonly IndexPeriod[] = ['never', 'year', 'month', 'week', 'day', 'hour'];

/**
 * The indices that an `opensearch` or `es` output writes: with `Logstash_Format` the prefix and the record's day, else `Index`, in which times
 * are put too. Defaults of fluent-bit@v5.1.1 plugins/out_opensearch/opensearch.h: `fluent-bit`, `logstash`, `%Y.%m.%d`.
 */
export function indexNaming(output: ConfigSection): IndexNaming {
  const logstash = isOn(propertyOf(output, 'logstash_format'));
  const separator = propertyOf(output, 'logstash_prefix_separator') ?? '-';
  const prefix = propertyOf(output, 'logstash_prefix') ?? 'logstash';
  const format = propertyOf(output, 'logstash_dateformat') ?? propertyOf(output, 'logstash_date_format') ?? '%Y.%m.%d';
  const name = logstash ? `${prefix}${separator}${format}` : (propertyOf(output, 'index') ?? 'fluent-bit');
  const byRecordTime = !isOn(propertyOf(output, 'current_time_index'));
  if (propertyOf(output, 'logstash_prefix_key') !== undefined || name.includes('$'))
    return { family: name, sample: name, period: 'unknown', byRecordTime };
  let period: IndexPeriod = 'never';
  const sample = name.replace(/%([A-Za-z])/g, (whole, sign: string) => {
    const directive = entryOf(directives, sign);
    if (directive === undefined) return whole;
    if (fromCoarse.indexOf(directive.period) > fromCoarse.indexOf(period)) period = directive.period;
    return directive.value;
  });
  const family = name.replace(/%[A-Za-z].*$/, '*');
  return { family, sample, period, byRecordTime };
}
