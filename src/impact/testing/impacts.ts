import { loadAll } from 'js-yaml';
import type { ClusterObjects, KubeObject } from '../../kube/objects.ts';
import { at, isKubeObject, listAt, stringAt } from '../../kube/read.ts';
import { promised } from '../../proofs/testing/flows.ts';
import { trace } from '../../topology/trace.ts';
import { compareSides, type InstalledChart, type Side } from '../comparison.ts';
import { type ImpactRule, impactsOf } from '../rule.ts';

/** YAML documents of each cluster; a text alone is the cluster `hub`. */
export type Manifests = string | Readonly<Record<string, string>>;

/** A side of a change that is made of YAML documents; kustomizations among them give the charts. */
export function sideOf(manifests: Manifests): Side {
  const texts = typeof manifests === 'string' ? { hub: manifests } : manifests;
  const documents = Object.entries(texts).map(([cluster, text]) => ({ cluster, values: loadAll(text) }));
  const clusters = documents.map(
    ({ cluster, values }): ClusterObjects => ({ cluster, objects: values.flatMap(objectIn) }),
  );
  const charts = documents.flatMap(({ cluster, values }) =>
    values.flatMap((value) => listAt(value, 'helmCharts').map((chart) => chartOf(cluster, chart))),
  );
  const hints = { nodeAddresses: new Map() };
  return { clusters, charts, topology: trace(clusters, hints), promised, model: null, hints };
}

/** What a rule says of a change: verdict with its interval, object, field, and the sentence. */
export function judged(rule: ImpactRule, before: Manifests, after: Manifests): readonly (readonly string[])[] {
  return told(rule, sideOf(before), sideOf(after));
}

/** The same of two sides. */
export function told(rule: ImpactRule, before: Side, after: Side): readonly (readonly string[])[] {
  return impactsOf(rule, compareSides(before, after)).map(({ verdict, losesData, interval, where, message }) => [
    `${verdict}${interval === null ? '' : ` ${interval}`}${losesData === (verdict === 'loses') ? '' : losesData ? ', with loss' : ', without loss'}`,
    where.object,
    where.field,
    message,
  ]);
}

function objectIn(document: unknown): readonly KubeObject[] {
  if (document === null || document === undefined || at(document, 'helmCharts') !== undefined) return [];
  if (!isKubeObject(document)) throw new Error(`no Kubernetes object: ${JSON.stringify(document)}`);
  return [document];
}

function chartOf(cluster: string, chart: unknown): InstalledChart {
  const text = (key: string): string => stringAt(chart, key) ?? '';
  return {
    cluster,
    name: text('name'),
    releaseName: text('releaseName'),
    namespace: text('namespace'),
    version: text('version'),
    values: at(chart, 'valuesInline') ?? null,
  };
}
