import type { KubeObject } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, stringAt, stringsAt } from '../../kube/read.ts';
import { sizeFault } from '../../kube/size-fault.ts';
import { type Check, objectPlace, type ReportCheck } from '../check.ts';
import { judgeMetric } from '../promql/judge-metrics.ts';
import { readPromql } from '../promql/read-promql.ts';
import { recordedNames } from '../rules/expressions.ts';

export const dashboardQuery: Check = {
  code: 'grafana/dashboard-query',
  severity: 'warning',
  title: 'A dashboard has a query that shows nothing',
  why: 'Its panel stays empty, and whoever looks at it takes that for calm.',
  fix: 'Correct the query.',
  refs: ['R39', 'R43'],
  run: (subject, report) => {
    const recorded = recordedNames(subject);
    for (const { cluster, objects } of subject.clusters)
      for (const object of objects) {
        if (object.kind !== 'ConfigMap' || stringsAt(object, 'metadata', 'labels')[label] === undefined) continue;
        for (const [key, text] of Object.entries(stringsAt(object, 'data')))
          judgeFile({ cluster, object, key, text }, recorded, report);
      }
  },
};

/** Grafana's sidecar provisions every file of an object with this label (kube-prometheus-stack `grafana.sidecar.dashboards.label`). */
const label = 'grafana_dashboard';

interface File {
  readonly cluster: string;
  readonly object: KubeObject;
  readonly key: string;
  readonly text: string;
}

function judgeFile({ cluster, object, key, text }: File, recorded: ReadonlySet<string>, report: ReportCheck): void {
  const where = objectPlace(cluster, object, `data[${key}]`);
  const dashboard = parsed(text);
  if (dashboard === null) {
    report(where, `Dashboard \`${key}\` of \`${cluster}\` is no JSON object`, { severity: 'error' });
    return;
  }
  for (const { panel, query } of queriesOf(dashboard)) {
    const { fault, metrics } = readPromql(withoutVariables(query));
    if (fault !== null)
      report(
        where,
        `Panel \`${panel}\` of dashboard \`${key}\` of \`${cluster}\` asks with \`${query}\`, which is no PromQL`,
      );
    for (const metric of metrics) {
      const unknown = judgeMetric(metric, recorded);
      if (unknown === null) continue;
      const message = `Panel \`${panel}\` of dashboard \`${key}\` of \`${cluster}\` asks for \`${metric}\`, which ${unknown.engine} does not have`;
      report(where, message, unknown.meant === null ? {} : { fix: `Write \`${unknown.meant}\` if that was meant.` });
    }
  }
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && sizeFault(value) === null ? value : null;
  } catch {
    return null;
  }
}

/** A query of a dashboard and the title of its panel; `variables` for what fills the lists above it. */
export interface DashboardQuery {
  readonly panel: string;
  readonly query: string;
}

/** Every PromQL query of a dashboard: of panels, also those in rows, and of its variables. Those to other kinds of data sources are left out. */
export function* queriesOf(dashboard: unknown): Generator<DashboardQuery> {
  for (const panel of listAt(dashboard, 'panels')) {
    for (const target of listAt(panel, 'targets')) {
      const query = stringAt(target, 'expr');
      const type = stringAt(target, 'datasource', 'type') ?? stringAt(panel, 'datasource', 'type') ?? 'prometheus';
      if (query !== undefined && type === 'prometheus') yield { panel: stringAt(panel, 'title') ?? '', query };
    }
    yield* queriesOf(panel);
  }
  for (const variable of listAt(dashboard, 'templating', 'list')) {
    const definition = at(variable, 'query');
    const text = typeof definition === 'string' ? definition : stringAt(definition, 'query');
    // label_values(SELECTOR, LABEL): only the selector is PromQL.
    const selector =
      /^label_values\((.*),\s*\w+\s*\)$/.exec(text ?? '')?.[1] ?? /^query_result\((.*)\)$/.exec(text ?? '')?.[1];
    if (stringAt(variable, 'type') === 'query' && selector !== undefined) yield { panel: 'variables', query: selector };
  }
}

/** A query as PromQL: Grafana puts durations and numbers in the place of variables; inside of texts they may stay. */
function withoutVariables(query: string): string {
  return query
    .replaceAll(/\[\$\{?\w+(?::\w+)?\}?(?=[\]:])/g, '[5m')
    .replaceAll(
      /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\$\{?__(?:rate_)?(?:interval|range)\w*\}?|\$\{?\w+(?::\w+)?\}?/g,
      (part) => (part.startsWith('$') ? (part.includes('__') ? '5m' : '1') : part),
    );
}
