import type { JsonObject } from '../../kube/objects.ts';
import type { HelmChart, Parts } from '../workload.ts';
import { resources } from './resources.ts';

/** What a pin of versions.ts says of a chart. */
export type ChartPin = Pick<HelmChart, 'name' | 'repo' | 'version'>;

/**
 * A component that is one chart, released under the chart's own name. Hooks are left out: `kubectl apply` and kustomize know none and would run them
 * all as plain Jobs, the one that uninstalls among them.
 */
export function chartOf(pin: ChartPin, namespace: string, values: JsonObject): Parts {
  return {
    objects: [],
    charts: [{ ...pin, releaseName: pin.name, namespace, includeCRDs: true, skipHooks: true, values }],
  };
}

/** Requests and the limit of memory, as charts hand them on to a pod. */
export function sized(cpu: string, memory: string, mostMemory: string): JsonObject {
  const { requests = {}, limits = {} } = resources(cpu, memory, mostMemory);
  return { requests, limits };
}
