import { formatDuration, parseDuration } from '../../kube/duration.ts';
import { stringAt } from '../../kube/read.ts';
import { edgesFrom } from '../../proofs/reachable.ts';
import type { DataSource } from '../../topology/metric-nodes.ts';
import { type Check, objectPlace, type Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { provisionedSources, sourceNodes } from './sources.ts';

export const thanosType: Check = {
  code: 'grafana/thanos-type',
  severity: 'warning',
  title: 'A data source does not say that it is Thanos, or how often is scraped',
  why: 'Grafana asks Thanos as if it were a Prometheus, without its resolutions; with too small an interval `rate()` over `$__rate_interval` holds fewer than two samples and the graph is empty.',
  fix: 'Write `prometheusType: Thanos` and `timeInterval` as the scrape interval under `jsonData`.',
  refs: ['B12'],
  run: (subject, report) => {
    const interval = longestInterval(subject);
    const nodeOf = sourceNodes(subject.topology);
    const isThanos = asksThanos(subject);
    for (const view of viewsOf(subject))
      for (const one of provisionedSources(view)) {
        const { object, field, source } = one;
        if (stringAt(source, 'type') !== 'prometheus' || !isThanos(nodeOf(view.index.id, one))) continue;
        const who = `The data source \`${stringAt(source, 'name') ?? object.metadata.name}\` of \`${view.index.id}\``;
        const type = stringAt(source, 'jsonData', 'prometheusType');
        if (type !== 'Thanos')
          report(
            objectPlace(view.index.id, object, `${field}.jsonData.prometheusType`),
            `${who} asks Thanos and ${type === undefined ? 'does not say so' : `says that it is \`${type}\``}`,
          );
        const written = stringAt(source, 'jsonData', 'timeInterval');
        const step = parseDuration(written ?? byDefault);
        if (step === null || interval === null || step >= interval) continue;
        report(
          objectPlace(view.index.id, object, `${field}.jsonData.timeInterval`),
          `${who} counts on a sample every ${written ?? byDefault}${written === undefined ? ', which is the default of Grafana' : ''}, and there is one every ${formatDuration(interval)}`,
        );
      }
  },
};

/** Grafana's own (grafana@v12 packages/grafana-prometheus/src/datasource.ts, `timeInterval`). */
const byDefault = '15s';

/** The longest interval that a resource of the operator writes; `null` where none does. */
function longestInterval(subject: Subject): number | null {
  let longest: number | null = null;
  for (const { index } of viewsOf(subject))
    for (const kind of ['Prometheus', 'PrometheusAgent'])
      for (const object of index.byKind.get(kind) ?? []) {
        const interval = parseDuration(stringAt(object, 'spec', 'scrapeInterval') ?? '');
        if (interval !== null && interval > (longest ?? 0)) longest = interval;
      }
  return longest;
}

/** Whether a data source asks Thanos. */
function asksThanos({ topology }: Subject): (source: DataSource | undefined) => boolean {
  const from = edgesFrom(topology);
  return (source) =>
    (from.get(source?.id ?? '') ?? []).some(({ kind, to }) => {
      const target = kind === 'queries' && to !== null ? topology.nodes.get(to) : undefined;
      return target?.kind === 'querier' || target?.kind === 'query-frontend';
    });
}
