import { type Engine, logEngines, runningIn } from '../topology/engines/engine.ts';
import type { Reading } from '../topology/engines/reading.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import { clusterIndexes } from '../topology/objects/cluster-indexes.ts';
import { type Yaml, yamlReader } from '../topology/objects/embedded-yaml.ts';
import type { Container, Workload } from '../topology/objects/workload.ts';
import type { Subject } from './check.ts';

/** An engine in a container: its flags, its files and its workload, as the topology reads them. */
export interface RunningEngine {
  readonly engine: Engine;
  readonly reading: Reading;
}

/** One cluster as rules ask about it. */
export interface ClusterView {
  readonly index: ClusterIndex;
  /** Every container of metrics whose command line is known: an operator's resource is among them only where its arguments are. */
  readonly engines: readonly RunningEngine[];
  readonly yaml: Yaml;
}

const known = new WeakMap<Subject['clusters'], readonly ClusterView[]>();

/** The clusters of a subject, read once for all rules. */
export function viewsOf({ clusters }: Subject): readonly ClusterView[] {
  const found = known.get(clusters);
  if (found !== undefined) return found;
  const views = clusterIndexes(clusters).map((index): ClusterView => {
    const yaml = yamlReader();
    return { index, yaml, engines: index.workloads.flatMap((workload) => enginesOf(index, workload, yaml)) };
  });
  known.set(clusters, views);
  return views;
}

/** Every engine of one kind, over all clusters. */
export function enginesNamed(subject: Subject, ...names: readonly Engine[]): readonly RunningEngine[] {
  return viewsOf(subject).flatMap((view) => view.engines.filter(({ engine }) => names.includes(engine)));
}

/** A container as the readers of engines take it, where no node is made of it and nobody is told what is not understood. */
export function readingOf(known: Pick<Reading, 'cluster' | 'workload' | 'container' | 'flags' | 'yaml'>): Reading {
  return { ...known, scraper: null, sidecar: null, id: () => '', say: () => {} };
}

/** `StatefulSet monitoring/thanos-store of \`hub\``: how a message names who runs an engine. */
export function ownerText({ reading }: RunningEngine): string {
  return `${reading.workload.object} of \`${reading.cluster.id}\``;
}

function enginesOf(cluster: ClusterIndex, workload: Workload, yaml: Yaml): readonly RunningEngine[] {
  return workload.containers.flatMap((container): readonly RunningEngine[] => {
    const running = hasOwnArguments(workload, container) ? runningIn(container) : null;
    if (running === null || running.engine === null || logEngines.some((engine) => engine === running.engine))
      return [];
    return [
      { engine: running.engine, reading: readingOf({ cluster, workload, container, yaml, flags: running.flags }) },
    ];
  });
}

/** The operator writes the arguments of Prometheus and Alertmanager by itself, and they are in no object. */
function hasOwnArguments(workload: Workload, container: Container): boolean {
  return workload.resource === null || container.args.length > 0;
}
