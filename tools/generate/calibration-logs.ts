import { collectorDemand, dataNodeDemand } from '../../src/capacity/demand/logs.ts';
import { day } from '../../src/kube/duration.ts';
import { figure } from '../../src/model/load/figure.ts';
import { constants } from '../../src/model/load/formulas.ts';
import type { Calibration } from './calibration-row.ts';

const gibi = 1024 ** 3;
const giga = 1e9;
const daySeconds = day / 1000;

/** Stores and collectors of logs. */
export function logRows(): readonly Calibration[] {
  return [...openSearch(), ...fluentBit()];
}

function openSearch(): readonly Calibration[] {
  const lines = figure('log-lines', giga / daySeconds, []);
  const { disk } = dataNodeDemand(lines, 9 * day, 2, 1);
  const memory = dataNodeDemand(figure('log-lines', (100 * gibi) / daySeconds / constants.indexBytes, []), 0, 1, 1);
  return [
    {
      source: 'AWS, sizing OpenSearch domains: source x (1 + replicas) x 1.45',
      what: 'storage of 10 GB of lines with one replica',
      unit: 'GB',
      published: 29,
      planned: (disk?.value ?? 0) / giga,
      bounds: [0.95, 1.05],
      why: '10% of index in 75% of the disk is 1.47',
    },
    {
      source: 'Verrazzano: 8 GiB for 100 GiB',
      what: 'memory of a node with 100 GiB',
      unit: 'GiB',
      published: 8,
      planned: (memory.memoryMost?.value ?? 0) / gibi,
      bounds: [0.3, 1],
      why: 'the law is that of AWS, 1:30; Verrazzano keeps more for searches',
    },
  ];
}

function fluentBit(): readonly Calibration[] {
  const source = 'fluent-bit#1475, lines of 250 B';
  const at = (bytes: number): ReturnType<typeof collectorDemand> => collectorDemand(figure('log-lines', bytes, []));
  const cpu = (bytes: number): number => at(bytes).cpu?.value ?? 0;
  return [
    {
      source,
      what: 'cores at 1,000 lines a second',
      unit: 'cores',
      published: 0.03,
      planned: cpu(0.25e6),
      bounds: [0.5, 1.1],
      why: 'a fixed part weighs more in small loads',
    },
    {
      source,
      what: 'cores at 10,000 lines a second',
      unit: 'cores',
      published: 0.19,
      planned: cpu(2.5e6),
      bounds: [0.99, 1.01],
      own: true,
      why: 'the law is derived from this row',
    },
    {
      source,
      what: 'memory at 1,000 lines a second',
      unit: 'MB',
      published: 44,
      planned: (at(0.25e6).memory?.value ?? 0) / 1e6,
      bounds: [1, 1.6],
      why: 'the law has one figure, that of 10,000 lines',
    },
    {
      source: 'fluent-bit#7633: sustained by one tail',
      what: 'bytes a core reads in a second',
      unit: 'MB',
      published: 15,
      planned: 1 / cpu(1e6),
      bounds: [0.7, 1.1],
      why: 'no filter in the published figure',
    },
    {
      source: 'fluent-bit PR#9399: with several filters',
      what: 'bytes a core reads in a second, at most',
      unit: 'MB',
      published: 5,
      planned: 1 / cpu(1e6),
      bounds: [1, 3],
      why: 'far above: filters cost more than reading. Watch cores of collectors where lines are many',
    },
  ];
}
