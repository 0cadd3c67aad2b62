import { agentDemand, compactorDemand, prometheusDemand } from '../../src/capacity/demand/metrics.ts';
import { day, hour } from '../../src/kube/duration.ts';
import { figure } from '../../src/model/load/figure.ts';
import { constants } from '../../src/model/load/formulas.ts';
import { hubRows } from './calibration-hubs.ts';
import { logRows } from './calibration-logs.ts';
import { type Calibration, known } from './calibration-row.ts';

const gibi = 1024 ** 3;
const giga = 1e9;
const daySeconds = day / 1000;

/** Every row of published measurements that the planner has a law for. */
export function calibration(): readonly Calibration[] {
  return [...openShift(), ...prometheus(), ...hubRows(), ...blocks(), ...logRows()];
}

/** Pods, growth a day in GB and memory in GB. */
const openShiftRows = [
  [1800, 6.3, 6],
  [3600, 13, 10],
  [5400, 19, 12],
  [7200, 25, 14],
] as const;

function openShift(): readonly Calibration[] {
  const source = 'OpenShift 4.9, Prometheus database storage requirements';
  return openShiftRows.flatMap(([pods, growth, memory], i): readonly Calibration[] => {
    const load = known(pods * constants.seriesPerPod, 30);
    const perDay = (load.samples.value * daySeconds * constants.blockBytes * 1.2) / giga;
    return [
      {
        source,
        what: `growth of ${pods} pods a day, with their 20% headroom`,
        unit: 'GB',
        published: growth,
        planned: perDay,
        bounds: [0.9, 1.1],
        own: i === 0,
        why: i === 0 ? 'the series of a pod are derived from this row' : 'measurements grow a little less than pods',
      },
      {
        source,
        what: `memory of ${pods} pods`,
        unit: 'GB',
        published: memory,
        planned: (prometheusDemand(load, day, null).memory?.value ?? 0) / giga,
        bounds: [0.65, 1.25],
        why: 'a part of the memory does not depend on series, which the law has not',
      },
    ];
  });
}

function prometheus(): readonly Calibration[] {
  const load = { series: figure('declared-load', 3.2e6, []), samples: figure('samples', 211_000, []) };
  const source = 'prometheus#8890: 3.2M series, 211k samples/s, remote write';
  const { memory, memoryMost } = prometheusDemand(load, day, null);
  const write = constants.remoteWriteShare;
  return [
    {
      source,
      what: 'memory, typical',
      unit: 'GB',
      published: 20,
      planned: ((memory?.value ?? 0) * write) / giga,
      bounds: [0.5, 1],
      why: 'churn and queries come on top of the typical figure',
    },
    {
      source,
      what: 'memory, cautious',
      unit: 'GB',
      published: 20,
      planned: ((memoryMost?.value ?? 0) * write) / giga,
      bounds: [1, 2],
      why: 'the cautious figure is above every single measurement but the largest',
    },
    {
      source: 'Grafana docs: an agent takes up to 40% less than a server with remote write',
      what: 'memory of an agent for 1M series, against 3.75 GB of the server',
      unit: 'GB',
      published: 3.75 * 0.6,
      planned: (agentDemand(known(1e6, 30), 2 * hour).memory?.value ?? 0) / giga,
      bounds: [0.99, 1.01],
      own: true,
      why: 'the same rule',
    },
  ];
}

function blocks(): readonly Calibration[] {
  const largest = figure('samples', 321e9 / constants.blockBytes / (constants.compactorStream / 1000), []);
  const { disk } = compactorDemand([{ from: '', series: largest, samples: largest }], 30 * day);
  return [
    {
      source: 'thanos#1007: 7 blocks of 48 GB became one of 321 GB',
      what: 'disk of the compactor',
      unit: 'GB',
      published: 600,
      planned: (disk?.value ?? 0) / giga,
      bounds: [0.9, 1.2],
      why: 'published is what had been used before it failed',
    },
    {
      source: 'thanos#1964: a block of 29.9 B samples of 7.78M series',
      what: 'size of the block',
      unit: 'GB',
      published: 120,
      planned: (29.9e9 * constants.blockBytes) / giga,
      bounds: [0.25, 1],
      why: 'far below: 4 B a sample. Samples of this fleet compress badly, and the index of many short series is a large part; keep room for such',
    },
    {
      source: 'thanos#5367: 145,000 blocks',
      what: 'memory of the store gateway',
      unit: 'GiB',
      published: 40,
      planned: (145_000 * constants.blockMemory) / gibi,
      bounds: [0.99, 1.01],
      own: true,
      why: 'the memory of a block is derived from this row',
    },
  ];
}
