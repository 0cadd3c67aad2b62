import { day } from '../../kube/duration.ts';
import { type Figure, figure } from '../../model/load/figure.ts';
import { constants } from '../../model/load/formulas.ts';
import { type Demand, unknownDemand } from './demand.ts';

/** A data node of an OpenSearch that keeps `lines` bytes a second searchable for `searchMs`, in `copies` over `nodes` nodes. */
export function dataNodeDemand(lines: Figure, searchMs: number, copies: number, nodes: number): Demand {
  // An index holds a day, and goes when its last line is old enough.
  const bytes = (lines.value * ((searchMs + day) / 1000) * copies * constants.indexBytes) / nodes;
  return {
    ...unknownDemand,
    memoryMost: figure('opensearch-memory', bytes * constants.indexMemory, [lines]),
    disk: figure('opensearch-disk', bytes / constants.indexFill, [lines]),
  };
}

/** A Fluent Bit that reads `lines` bytes a second. */
export function collectorDemand(lines: Figure): Demand {
  return {
    ...unknownDemand,
    cpu: figure('fluent-bit-cpu', lines.value * constants.collectorCoresPerByte, [lines]),
    memory: figure('fluent-bit-memory', constants.collectorMemory, [lines]),
  };
}

/** An aggregator pod with a buffer of so many bytes, which its own limits set. */
export function aggregatorDemand(lines: Figure, pods: number, bufferBytes: number): Demand {
  const own = figure('log-lines', lines.value / pods, [lines]);
  return { ...collectorDemand(own), disk: figure('fluent-bit-disk', bufferBytes, [lines]) };
}
