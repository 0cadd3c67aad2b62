import {
  BigValueColorMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  QueryVariableBuilder,
  RowBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TablePanel } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as SeriesPanel } from '@grafana/grafana-foundation-sdk/timeseries';

/** The languages of generated pages. */
export type Language = 'en' | 'ko';

/** A text in both languages. */
export type Words = Readonly<Record<Language, string>>;

/** What a panel asks, and how a line of its answer is called. */
export type Query = readonly [expr: string, legend: string];

/** A panel: one number, lines over time, or a table with a row for each value of a label and a column for each query. */
export interface PanelSpec {
  readonly kind: 'stat' | 'series' | 'table';
  readonly title: Words;
  readonly queries: readonly Query[];
  /** As Grafana names it: `percentunit`, `bytes`, `s`, `ops`. */
  readonly unit?: string;
  /** Of 24 columns. */
  readonly width?: number;
  /** From this value on a number is shown as bad; `below` where small ones are. */
  readonly bad?: { readonly from: number } | { readonly below: number };
  /** The label of a table's rows. */
  readonly by?: string;
}

/** A dashboard: rows of panels, each with a title. */
export interface BoardSpec {
  readonly uid: string;
  readonly title: Words;
  readonly rows: readonly (readonly [title: Words, panels: readonly PanelSpec[]])[];
}

/** Matchers of the variable that every dashboard has: the clusters that are looked at. */
export const chosen = 'cluster=~"$cluster"';

/** Data source of the hub, as the component `grafana` provisions it: a dashboard shows every cluster wherever it is opened. */
const hub = { type: 'prometheus', uid: 'thanos' };

/** A dashboard in a language, as Grafana stores it. */
export function boardOf({ uid, title, rows }: BoardSpec, language: Language): Dashboard {
  const board = new DashboardBuilder(title[language])
    .uid(uid)
    .tags(['namsan'])
    .timezone('browser')
    .refresh('1m')
    .time({ from: 'now-6h', to: 'now' })
    .tooltip(DashboardCursorSync.Crosshair)
    .withVariable(clusters(language));
  for (const [name, panels] of rows) {
    board.withRow(new RowBuilder(name[language]));
    for (const panel of panels) board.withPanel(panelOf(panel, language));
  }
  const built = board.build();
  return { ...built, panels: (built.panels ?? []).map((panel, i) => ({ ...panel, id: i + 1 })) };
}

function clusters(language: Language) {
  return new QueryVariableBuilder('cluster')
    .label(language === 'ko' ? '클러스터' : 'Cluster')
    .datasource(hub)
    .query({ query: 'label_values(up, cluster)', refId: 'clusters' })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ text: ['All'], value: ['$__all'], selected: true });
}

function panelOf(spec: PanelSpec, language: Language) {
  const { kind, queries, unit = 'short', width } = spec;
  const title = spec.title[language];
  const targets = queries.map(([expr, legend], i) => target(expr, legend, String.fromCharCode(65 + i), kind));
  if (kind === 'series')
    return new SeriesPanel()
      .title(title)
      .datasource(hub)
      .unit(unit)
      .min(0)
      .fillOpacity(10)
      .span(width ?? 12)
      .height(8)
      .legend(
        new VizLegendOptionsBuilder()
          .displayMode(LegendDisplayMode.List)
          .placement(LegendPlacement.Bottom)
          .showLegend(true),
      )
      .targets(targets);
  if (kind === 'table')
    return new TablePanel()
      .title(title)
      .datasource(hub)
      .unit(unit)
      .span(width ?? 24)
      .height(10)
      .targets(targets)
      .transformations(columns(queries, spec.by ?? 'cluster'));
  return new StatPanel()
    .title(title)
    .datasource(hub)
    .unit(unit)
    .span(width ?? 4)
    .height(4)
    .colorMode(BigValueColorMode.Value)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .thresholds(thresholds(spec.bad))
    .targets(targets);
}

function target(expr: string, legend: string, refId: string, kind: PanelSpec['kind']) {
  const query = new DataqueryBuilder().datasource(hub).expr(expr).legendFormat(legend).refId(refId);
  if (kind === 'series') return query.range();
  return kind === 'table' ? query.instant().format(PromQueryFormat.Table) : query.instant();
}

function thresholds(bad: PanelSpec['bad']) {
  const [good, wrong] = ['green', 'red'];
  const steps =
    bad === undefined
      ? [{ value: null, color: good }]
      : 'from' in bad
        ? [
            { value: null, color: good },
            { value: bad.from, color: wrong },
          ]
        : [
            { value: null, color: wrong },
            { value: bad.below, color: good },
          ];
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps);
}

/** Joins the answers of a table by the label of its rows, and gives columns the names of their queries. */
function columns(queries: readonly Query[], by: string) {
  const names = queries.map(([, name], i) => [`Value #${String.fromCharCode(65 + i)}`, name]);
  return [
    { id: 'joinByField', options: { byField: by, mode: 'outer' } },
    { id: 'filterFieldsByName', options: { include: { names: [by, ...names.map(([field]) => field)] } } },
    { id: 'organize', options: { renameByName: Object.fromEntries(names) } },
  ];
}
