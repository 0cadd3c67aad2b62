import type { Json, KubeObject } from '../kube/objects.ts';
import { parseQuantity } from '../kube/quantity.ts';
import { at, listAt, numberAt, stringAt } from '../kube/read.ts';
import type { Workload } from '../topology/objects/workload.ts';
import type { Site } from './site.ts';

/** What one pod asks for: cores and bytes. A limit is 0 where there is none. */
export interface Needs {
  readonly cpu: number;
  readonly memory: number;
  readonly memoryLimit: number;
}

/** A kind of pods with their count, what one of them asks for, and the volume that each has; bytes. */
export interface PodNeeds {
  readonly name: string;
  readonly pods: number;
  readonly one: Needs;
  readonly volume: number;
}

export const nothing: Needs = { cpu: 0, memory: 0, memoryLimit: 0 };

/** What the pods of a workload ask for, read from its object. */
export function podNeeds(site: Site, workload: Workload): PodNeeds {
  const [kind = '', path = ''] = workload.object.split(' ');
  const slash = path.indexOf('/');
  const object = site.index.named(kind, path.slice(0, slash), path.slice(slash + 1));
  const everywhere = kind === 'DaemonSet' || kind === 'FluentBit';
  const pods = everywhere ? site.cluster.nodes.length : workload.replicas;
  return { name: workload.object, pods, one: needsOf(kind, object), volume: volumeOf(kind, object) };
}

/** Containers of templates, and what operators' resources say of theirs. Init containers ask for nothing beside what comes after them. */
function needsOf(kind: string, object: KubeObject | undefined): Needs {
  const spec = at(object, 'spec');
  const template = at(spec, 'template', 'spec');
  if (template !== undefined) return sum(listAt(template, 'containers').map((c) => needs(at(c, 'resources'))));
  const sidecar = kind === 'Prometheus' ? needs(at(spec, 'thanos', 'resources')) : nothing;
  return sum([
    needs(at(spec, 'resources')),
    sidecar,
    ...listAt(spec, 'containers').map((c) => needs(at(c, 'resources'))),
  ]);
}

/** Requests and limits of one container. */
export function needs(resources: Json | undefined): Needs {
  const quantity = (part: string, name: string): number => {
    const value = at(resources, part, name);
    return (typeof value === 'number' ? value : parseQuantity(typeof value === 'string' ? value : '')) ?? 0;
  };
  return {
    cpu: quantity('requests', 'cpu'),
    memory: quantity('requests', 'memory'),
    memoryLimit: quantity('limits', 'memory'),
  };
}

/** The sum of what containers ask for. */
export function sum(all: readonly Needs[]): Needs {
  return all.reduce(
    (a, b) => ({ cpu: a.cpu + b.cpu, memory: a.memory + b.memory, memoryLimit: a.memoryLimit + b.memoryLimit }),
    nothing,
  );
}

/** What a number of pods asks for. */
export function times({ cpu, memory, memoryLimit }: Needs, count: number): Needs {
  return { cpu: cpu * count, memory: memory * count, memoryLimit: memoryLimit * count };
}

/** Bytes of the claims of one pod. */
function volumeOf(kind: string, object: KubeObject | undefined): number {
  const claimed = (claim: Json | undefined): number =>
    parseQuantity(stringAt(claim, 'spec', 'resources', 'requests', 'storage') ?? '') ?? 0;
  if (kind === 'StatefulSet')
    return listAt(object, 'spec', 'volumeClaimTemplates').reduce<number>((total, claim) => total + claimed(claim), 0);
  if (kind === 'Collector') return claimed(at(object, 'spec', 'pvc'));
  return claimed(at(object, 'spec', 'storage', 'volumeClaimTemplate'));
}

/** The pools of an OpenSearch by operator: each asks for its own. */
export function poolNeeds(object: KubeObject): readonly PodNeeds[] {
  const pools = listAt(object, 'spec', 'nodePools').map((pool) => ({
    name: `OpenSearch ${stringAt(pool, 'component') ?? ''}`,
    pods: numberAt(pool, 'replicas') ?? 1,
    one: needs(at(pool, 'resources')),
    volume: parseQuantity(stringAt(pool, 'diskSize') ?? '') ?? 0,
  }));
  const dashboards = at(object, 'spec', 'dashboards');
  if (at(dashboards, 'enable') !== true) return pools;
  return [
    ...pools,
    {
      name: 'OpenSearch Dashboards',
      pods: numberAt(dashboards, 'replicas') ?? 1,
      one: needs(at(dashboards, 'resources')),
      volume: 0,
    },
  ];
}
