import type { ClusterObjects } from '../kube/objects.ts';
import { type Engine, logEngines, runningIn } from '../topology/engines/engine.ts';
import type { Reading } from '../topology/engines/reading.ts';
import { type ClusterIndex, clusterIndex } from '../topology/objects/cluster-index.ts';
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

/** The clusters of a subject, indexed once for all rules. */
export function viewsOf(subject: Subject): readonly ClusterView[] {
  const { clusters } = subject;
  const found = known.get(clusters);
  if (found !== undefined) return found;
  const views = wholeClusters(subject).map(({ cluster, objects }): ClusterView => {
    const index = clusterIndex(cluster, objects);
    const yaml = yamlReader();
    return { index, yaml, engines: index.workloads.flatMap((workload) => enginesOf(index, workload, yaml)) };
  });
  known.set(clusters, views);
  return views;
}

/** The clusters of a subject, each once: manifests of one cluster may come from several directories. */
export function wholeClusters({ clusters }: Subject): readonly ClusterObjects[] {
  const byId = Map.groupBy(clusters, ({ cluster }) => cluster);
  if (byId.size === clusters.length) return clusters;
  return [...byId].map(([cluster, parts]) => ({ cluster, objects: parts.flatMap(({ objects }) => objects) }));
}

/** Every engine of one kind, over all clusters. */
export function enginesNamed(subject: Subject, ...names: readonly Engine[]): readonly RunningEngine[] {
  return viewsOf(subject).flatMap((view) => view.engines.filter(({ engine }) => names.includes(engine)));
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
    const reading: Reading = {
      cluster,
      workload,
      container,
      flags: running.flags,
      yaml,
      scraper: null,
      sidecar: null,
      id: () => '',
      say: () => {},
    };
    return [{ engine: running.engine, reading }];
  });
}

/** The operator writes the arguments of Prometheus and Alertmanager by itself, and they are in no object. */
function hasOwnArguments(workload: Workload, container: Container): boolean {
  return workload.resource === null || container.args.length > 0;
}
