import { entryOf } from '../kube/table.ts';
import { type Engine, logEngines, runningIn } from './engines/engine.ts';
import { engines, resources } from './engines/list.ts';
import type { Part, Reading } from './engines/reading.ts';
import type { ClusterIndex } from './objects/cluster-index.ts';
import type { Yaml } from './objects/embedded-yaml.ts';
import type { Workload } from './objects/workload.ts';
import type { FlowNode } from './topology.ts';

/** Gives each node an id that no other has: by its name, else with the name of its container or a number. */
export type NameNode = (kind: FlowNode['kind'], workload: Workload, container: string) => string;

/** Engines that a resource is read for in their place. */
const ofResources: ReadonlySet<Engine> = new Set<Engine>(['prometheus', 'alertmanager', ...logEngines]);

/** Everything that the containers of a workload add to the flows, and its operator's resource if it has one. */
export function readWorkload(
  cluster: ClusterIndex,
  workload: Workload,
  yaml: Yaml,
  name: NameNode,
  say: (reason: string) => void,
): readonly Part[] {
  const kind = workload.resource?.kind ?? '';
  const resource = entryOf(resources, kind);
  const running = workload.containers.map(runningIn);
  // What a resource makes is read from the resource, whatever the image of its main container is called.
  const runs = (engine: Engine): boolean => running.some((r) => r?.engine === engine);
  const scrapes = kind === 'Prometheus' || (resource === undefined && runs('prometheus'));
  const scraper = scrapes ? name('scraper', workload, '') : null;
  const sidecar = runs('sidecar') ? name('sidecar', workload, '') : null;
  const first = new Map<FlowNode['kind'], string>();
  if (scraper !== null) first.set('scraper', scraper);
  if (sidecar !== null) first.set('sidecar', sidecar);

  const parts: Part[] = [];
  const given = { cluster, workload, yaml, scraper, sidecar, say };
  workload.containers.forEach((container, i) => {
    const what = running[i] ?? null;
    const id = (of: FlowNode['kind']): string => {
      const made = first.get(of);
      first.delete(of);
      return made ?? name(of, workload, container.name);
    };
    const reading = (flags: Reading['flags']): Reading => ({ ...given, container, flags, id });
    if (i === 0 && resource !== undefined) parts.push(resource(reading(new Map())));
    if (what === null) return;
    if (what.engine === null) say(`container \`${container.name}\` runs \`${what.command}\`, which is not read`);
    else if (resource === undefined || !ofResources.has(what.engine))
      parts.push(engines[what.engine](reading(what.flags)));
  });
  return parts;
}
