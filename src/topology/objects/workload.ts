import type { KubeObject, Labels } from '../../kube/objects.ts';
import type { Spread } from '../node-base.ts';
import type { ReadAt } from '../topology.ts';

/** A word of a command line, variables replaced, with the field that it was read from. */
export interface Word {
  readonly text: string;
  readonly field: string;
}

/** What an environment variable holds, or where its value lies. */
export type EnvValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'secret'; readonly name: string; readonly key: string }
  | { readonly kind: 'unknown' };

export interface ContainerPort {
  readonly name: string;
  readonly port: number;
  readonly hostPort: number | null;
}

export interface Mount {
  readonly volume: string;
  readonly path: string;
  readonly subPath: string;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  /** Empty where the image's own entry point runs. */
  readonly command: readonly Word[];
  readonly args: readonly Word[];
  readonly env: ReadonlyMap<string, EnvValue>;
  readonly ports: readonly ContainerPort[];
  readonly mounts: readonly Mount[];
  readonly field: string;
}

/** A ConfigMap or Secret that stands behind a volume; `items` maps paths to keys, or is `null` where every key is a path. */
export interface FileSource {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly items: ReadonlyMap<string, string> | null;
}

export interface Volume {
  readonly name: string;
  /** Whether the volume outlives its pod. */
  readonly persistent: boolean;
  readonly files: readonly FileSource[];
}

/** Whatever runs pods: a Deployment, StatefulSet and so on, or what an operator makes of its resource. */
export interface Workload {
  readonly cluster: string;
  readonly namespace: string;
  /** The name of the nodes read from it: the resource's own, with its shard. */
  readonly name: string;
  /** `Kind namespace/name` of the object that it was read from. */
  readonly object: string;
  /** The operator's resource that it is made for; `null` where the object describes its pods itself. */
  readonly resource: KubeObject | null;
  readonly replicas: number;
  readonly podLabels: Labels;
  /** Pods are named `<podPrefix>-<ordinal>`; `null` where their names are random. */
  readonly podPrefix: string | null;
  readonly firstOrdinal: number;
  /** The headless Service under which each pod has a name of its own; empty for none. */
  readonly governingService: string;
  readonly hostNetwork: boolean;
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  readonly spread: Spread;
}

/** How a pod's name is written in values that differ from pod to pod. */
export const podNameMark = '$(POD_NAME)';

/** The place of a field of a workload's object. */
export function readAt(workload: Workload, field: string): ReadAt {
  return { cluster: workload.cluster, object: workload.object, field };
}

/** The ordinal of a pod by its name; `null` when the workload has no such pod. */
export function ordinalOf(workload: Workload, pod: string): number | null {
  const { podPrefix, firstOrdinal, replicas } = workload;
  if (podPrefix === null || !pod.startsWith(`${podPrefix}-`)) return null;
  const tail = pod.slice(podPrefix.length + 1);
  const ordinal = /^(?:0|[1-9]\d{0,8})$/.test(tail) ? Number(tail) : -1;
  return ordinal >= firstOrdinal && ordinal < firstOrdinal + replicas ? ordinal : null;
}
