import { formatDuration, parseDuration } from '../../kube/duration.ts';
import { objectName } from '../../kube/objects.ts';
import { stringAt } from '../../kube/read.ts';
import { nodesOf } from '../../topology/topology.ts';
import { type Check, objectPlace, type Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { provisionedSources } from './sources.ts';

export const thanosType: Check = {
  code: 'grafana/thanos-type',
  severity: 'warning',
  title: 'A data source does not say that it is Thanos, or how often is scraped',
  why: 'Grafana asks Thanos as if it were a Prometheus, without its resolutions; with too small an interval `rate()` over `$__rate_interval` holds fewer than two samples and the graph is empty.',
  fix: 'Write `prometheusType: Thanos` and `timeInterval` as the scrape interval under `jsonData`.',
  refs: ['B12'],
  run: (subject, report) => {
    const interval = longestInterval(subject);
    for (const view of viewsOf(subject))
      for (const { object, field, source } of provisionedSources(view)) {
        if (stringAt(source, 'type') !== 'prometheus' || !asksThanos(subject, view.index.id, objectName(object), field))
          continue;
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

function asksThanos({ topology }: Subject, cluster: string, object: string, field: string): boolean {
  const node = nodesOf(topology, 'data-source').find(
    ({ readAt }) => readAt.cluster === cluster && readAt.object === object && readAt.field === field,
  );
  return topology.edges.some(({ kind, from, to }) => {
    const target = kind === 'queries' && from === node?.id && to !== null ? topology.nodes.get(to) : undefined;
    return target?.kind === 'querier' || target?.kind === 'query-frontend';
  });
}
