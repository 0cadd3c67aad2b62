import type { Cluster, Model } from '../model.ts';
import { type Figure, figure } from './figure.ts';
import { constants } from './formulas.ts';

/** What a cluster brings to be stored: of its pods, and of the agents of its tenants, by tenant (the one with the name of the cluster is of nobody). */
export interface Load {
  readonly pods: Figure;
  readonly series: Figure;
  readonly samples: Figure;
  readonly tenants: ReadonlyMap<string, { readonly series: Figure; readonly samples: Figure }>;
  /** Bytes of lines in a second, of all nodes. */
  readonly lines: Figure;
}

/** How many times as many series there are as declared or estimated. */
export interface Scale {
  readonly series: number;
}

const declared = { estimated: false } as const;
const assumed = { estimated: true } as const;

/** The load of a cluster, as far as it is declared; the rest is estimated from its nodes. */
export function loadOf(model: Model, cluster: Cluster, scale: Scale): Load {
  const { load, nodes, metrics, logs } = cluster;
  const pods =
    load.pods === null
      ? figure('estimated-pods', nodes.length * constants.podsPerNode, [assumed])
      : figure('declared-load', load.pods, [declared]);
  const seconds = model.metrics.scrapeInterval / 1000;
  const series = metrics.mode === 'none' ? figure('declared-load', 0, []) : seriesOf(cluster, pods, seconds, scale);
  const perSeries =
    load.samplesPerSecond === null || series.value === 0
      ? 1 / seconds
      : (load.samplesPerSecond * scale.series) / series.value;
  const samplesOf = (of: Figure): Figure => figure('samples', of.value * perSeries, [of]);
  const shares = metrics.mode === 'agent' ? tenantShares(cluster, metrics.tenants, series, scale) : [];
  const rate = model.logs === null || logs.mode === 'none' ? 0 : model.logs.rate;
  return {
    pods,
    series,
    samples: samplesOf(series),
    tenants: new Map(shares.map(([tenant, own]) => [tenant, { series: own, samples: samplesOf(own) }])),
    lines: figure('log-lines', rate * nodes.length * (1 + constants.hostLines), [
      { estimated: model.logs?.rateDeclared !== true && rate > 0 },
    ]),
  };
}

function seriesOf({ load }: Cluster, pods: Figure, seconds: number, scale: Scale): Figure {
  const ofTenants = Object.values(load.tenants).reduce((sum, series) => sum + series, 0);
  const least = (value: number): number => Math.max(value, ofTenants) * scale.series;
  if (load.series !== null) return figure('declared-load', least(load.series), [declared]);
  if (load.samplesPerSecond !== null)
    return figure('declared-load', least(load.samplesPerSecond * seconds), [declared]);
  return figure('estimated-series', least(pods.value * constants.seriesPerPod), [assumed]);
}

/** What is declared of tenants is theirs; the rest is shared by those of whom nothing is, the agent of nobody's targets among them. */
function tenantShares(
  { id, load }: Cluster,
  tenants: readonly string[],
  series: Figure,
  scale: Scale,
): readonly (readonly [string, Figure])[] {
  const known = Object.entries(load.tenants).filter(([tenant]) => tenant === id || tenants.includes(tenant));
  const rest = series.value - known.reduce((sum, [, own]) => sum + own * scale.series, 0);
  const others = [...tenants, id].filter((tenant) => !known.some(([name]) => name === tenant));
  const alone = others.length === 1;
  return [
    ...known.map(([tenant, own]) => [tenant, figure('declared-load', own * scale.series, [declared])] as const),
    ...others.map(
      (tenant) =>
        [
          tenant,
          alone
            ? { ...series, value: Math.max(0, rest) }
            : figure('estimated-series', Math.max(0, rest) / others.length, [assumed]),
        ] as const,
    ),
  ];
}
