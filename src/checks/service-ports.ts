import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import { holds } from '../topology/objects/selector.ts';
import type { Service } from '../topology/objects/service.ts';
import type { Workload } from '../topology/objects/workload.ts';

/** Pods that a Service sends to, and the port on which they are called there. */
export interface ServiceTarget {
  readonly workload: Workload;
  readonly port: number;
}

/** The pods behind a port of a Service, by its number or its name; empty where the objects do not tell. */
export function targetsOf(
  cluster: ClusterIndex,
  service: Service | undefined,
  port: number | string,
): readonly ServiceTarget[] {
  if (service === undefined || Object.keys(service.selector).length === 0) return [];
  const found = service.ports.find((p) => p.port === port || p.name === port);
  if (found === undefined) return [];
  return cluster.workloads
    .filter(({ namespace, podLabels }) => namespace === service.namespace && holds(service.selector, podLabels))
    .flatMap((workload): readonly ServiceTarget[] => {
      const number = typeof found.target === 'number' ? found.target : namedPort(workload, found.target);
      return number === null ? [] : [{ workload, port: number }];
    });
}

/** The number of a container port by its name; `null` where the pods have none of that name. */
export function namedPort({ containers }: Workload, name: string): number | null {
  return containers.flatMap(({ ports }) => ports).find((port) => port.name === name)?.port ?? null;
}
