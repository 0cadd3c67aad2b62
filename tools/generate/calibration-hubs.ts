import { ingesterDemand } from '../../src/capacity/demand/metrics.ts';
import { day } from '../../src/kube/duration.ts';
import { figure } from '../../src/model/load/figure.ts';
import { constants } from '../../src/model/load/formulas.ts';
import { type Calibration, known } from './calibration-row.ts';

const gibi = 1024 ** 3;
const daySeconds = day / 1000;

/** Whole hubs, as their users and vendors publish them. */
export function hubRows(): readonly Calibration[] {
  return [...medallia(), ...acm(), ...mco()];
}

function medallia(): readonly Calibration[] {
  const source = 'Medallia, thanos.io 2022-11: 1 B series, 17 M samples/s';
  const load = { series: figure('declared-load', 1e9, []), samples: figure('samples', 17e6, []) };
  const { cpu, memory, memoryMost } = ingesterDemand(load, 1, 1, day);
  const row = { source, bounds: [0.6, 1.3] as const };
  return [
    {
      ...row,
      what: 'cores of all components, most',
      unit: 'cores',
      published: 650,
      planned: cpu?.value ?? 0,
      own: true,
      why: 'the samples of a core are derived from this row',
    },
    {
      ...row,
      what: 'memory of all components, between 7 and 13',
      unit: 'TiB',
      published: 10,
      planned: (memoryMost?.value ?? 0) / 1024 / gibi,
      why: 'one copy, cautious; queries, stores and compactors are not in it',
    },
    {
      ...row,
      what: 'memory of all components, least',
      unit: 'TiB',
      published: 7,
      planned: (memory?.value ?? 0) / 1024 / gibi,
      bounds: [0.3, 1],
      why: 'the typical figure of the TSDB alone',
    },
  ];
}

/** Series, cores and GiB of memory of a whole hub. */
const acmRows = [
  [200_000, 3, 12],
  [1e6, 16, 25],
  [5e6, 55, 137],
  [10e6, 103, 293],
  [20e6, 163, 590],
  [50e6, 222, 1019],
  [100e6, 337, 2158],
] as const;

function acm(): readonly Calibration[] {
  const source = 'ACM T-shirt sizes (rhacm-docs obs_instance_size), three copies, all components';
  return acmRows.flatMap(([series, cores, memory]): readonly Calibration[] => {
    const { cpu, memoryMost } = ingesterDemand(known(series, 300), 3, 1, day);
    const name = `${series / 1e6}M series`;
    return [
      {
        source,
        what: `memory for ${name}`,
        unit: 'GiB',
        published: memory,
        planned: (memoryMost?.value ?? 0) / gibi,
        bounds: [0.35, 1.25],
        why: 'ingesters alone, cautious; the fixed part of queries, stores and caches weighs most in small sizes',
      },
      {
        source,
        what: `cores for ${name}, one sample in 5 min`,
        unit: 'cores',
        published: cores,
        planned: cpu?.value ?? 0,
        bounds: [0.02, 0.12],
        why: 'far below: the sizes keep cores for queries, rules and compaction, and samples are few at this interval. What components request is added to this law, never replaced by it',
      },
    ];
  });
}

/** Clusters of 83k samples a minute; MiB/s into the hub, GiB a day of a receive volume, GiB in the bucket after a day, GiB of memory, cores. */
const mcoRows = [
  [10, 6.55, 2, 16.2, 9.84, 0.4],
  [20, 13.08, 3, 23.8, 13.1, 0.8],
] as const;

function mco(): readonly Calibration[] {
  const source = 'MCO docs/scale-perf.md, 83k samples a minute for each cluster, three copies';
  return mcoRows.flatMap(([clusters, wire, volume, bucket, memory, cores], i): readonly Calibration[] => {
    const samples = (clusters * 83_000) / 60;
    const load = { series: figure('declared-load', samples * 30, []), samples: figure('samples', samples, []) };
    const { cpu, memoryMost } = ingesterDemand(load, 3, 1, day);
    const row = (
      what: string,
      unit: string,
      published: number,
      planned: number,
    ): Omit<Calibration, 'bounds' | 'why'> => ({
      source,
      what: `${what}, ${clusters} clusters`,
      unit,
      published,
      planned,
    });
    return [
      {
        ...row('bandwidth into the hub, 5 hops', 'MiB/s', wire, (samples * constants.wireBytes * 5) / 1024 ** 2),
        bounds: [0.95, 1.05],
        own: i === 0,
        why: i === 0 ? 'the bytes of a sample are derived from this row' : 'the same law',
      },
      {
        ...row(
          'growth of a receive volume a day',
          'GiB',
          volume,
          (samples * constants.volumeBytes * daySeconds) / gibi,
        ),
        bounds: [0.9, 1.6],
        why: '2 B a sample are the most that was seen; volumes must not fill up',
      },
      {
        ...row('bucket after a day', 'GiB', bucket, (samples * 3 * 3 * constants.blockBytes * daySeconds) / gibi),
        bounds: [0.7, 1.3],
        why: 'three resolutions of three copies; what was not compacted yet weighs more on a first day',
      },
      {
        ...row('memory of the hub, series at 30 s', 'GiB', memory, (memoryMost?.value ?? 0) / gibi),
        bounds: [0.8, 1.6],
        why: 'the interval is not published; a fixed part weighs more in the smaller row',
      },
      {
        ...row('cores of the hub', 'cores', cores, cpu?.value ?? 0),
        bounds: [1, 5],
        why: 'nobody asked queries in this test; the law has those of Medallia in it',
      },
    ];
  });
}
