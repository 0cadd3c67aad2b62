import type { HelmChart } from '../components/workload.ts';
import type { Json } from '../kube/objects.ts';
import { parseQuantity } from '../kube/quantity.ts';
import { at, isJsonObject, stringAt } from '../kube/read.ts';
import { needs, type PodNeeds } from './pod-needs.ts';

/**
 * Parts of charts that run on every node, by the path of their values (kube-prometheus-stack@88.5.3, cilium@1.20.0, longhorn@1.12.1,
 * ingress-nginx@4.15.1 templates).
 */
const onEveryNode: ReadonlySet<string> = new Set([
  'kube-prometheus-stack prometheus-node-exporter',
  'cilium',
  'cilium envoy',
  'longhorn longhornManager',
  'ingress-nginx controller',
]);

/** Values that say what the operator gives to the pods that it makes, and not to its own. */
const ofOthers: ReadonlySet<string> = new Set(['kube-prometheus-stack prometheusOperator.prometheusConfigReloader']);

/** Whether every node has a pod of a part of a chart, by the name that `chartNeeds` gives it. */
export function runsEverywhere(name: string): boolean {
  return onEveryNode.has(name.replace(/^chart /, ''));
}

/** What the parts of a Helm chart ask for, as its values say. A part is switched off by `enabled: false`; parts that the values do not mention ask for what the chart gives them. */
export function chartNeeds(chart: HelmChart, nodes: number): readonly PodNeeds[] {
  return [...parts(chart.values, [])].flatMap(({ path, values }): readonly PodNeeds[] => {
    const name = [chart.name, path.join('.')].filter((part) => part !== '').join(' ');
    if (ofOthers.has(name)) return [];
    const pods = onEveryNode.has(name) ? nodes : countOf(values);
    return [{ name: `chart ${name}`, pods, one: needs(at(values, 'resources')), volume: volumeOf(values) }];
  });
}

interface Part {
  readonly path: readonly string[];
  readonly values: Json;
}

function* parts(values: Json | undefined, path: readonly string[]): Generator<Part> {
  if (!isJsonObject(values) || at(values, 'enabled') === false) return;
  if (isJsonObject(values['resources']) && at(values, 'resources', 'requests') !== undefined) yield { path, values };
  for (const [key, below] of Object.entries(values)) if (key !== 'resources') yield* parts(below, [...path, key]);
}

function countOf(values: Json): number {
  const count = at(values, 'replicas') ?? at(values, 'replicaCount');
  return typeof count === 'number' ? count : 1;
}

function volumeOf(values: Json): number {
  return at(values, 'persistence', 'enabled') === true
    ? (parseQuantity(stringAt(values, 'persistence', 'size') ?? '') ?? 0)
    : 0;
}
