import type { Labels } from '../../kube/objects.ts';
import { answered, type Outcome } from '../outcome.ts';
import { type Ask, textAt } from './ask.ts';

/** One line of an exposition. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** The samples of a `/metrics` page by the name of their metric; a metric that the page does not have gives none. */
export type Exposition = (name: string) => readonly Sample[];

/** The metrics that an engine shows of itself. */
export async function metricsAt(ask: Ask, path = '/metrics'): Promise<Outcome<Exposition>> {
  const text = await textAt(ask, path);
  return text.ok ? answered(readExposition(text.value)) : text;
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?\s*$/;
const pair = /\s*([a-zA-Z_][\w.]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*,?/g;

/** Reads the text format of Prometheus (prometheus.io/docs/instrumenting/exposition_formats). */
export function readExposition(text: string): Exposition {
  const found = new Map<string, Sample[]>();
  for (const raw of text.split('\n')) {
    if (raw === '' || raw.startsWith('#')) continue;
    const [, name, labels = '', value = ''] = line.exec(raw) ?? [];
    if (name === undefined) continue;
    const sample = { labels: labelsIn(labels), value: numberIn(value) };
    const samples = found.get(name);
    if (samples === undefined) found.set(name, [sample]);
    else samples.push(sample);
  }
  return (name) => found.get(name) ?? [];
}

/** The sum of the samples of a metric whose labels are these; `null` where there are none. */
export function sumOf(metrics: Exposition, name: string, labels: Labels = {}): number | null {
  const samples = metrics(name).filter((sample) =>
    Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
  return samples.length === 0 ? null : samples.reduce((sum, { value }) => sum + value, 0);
}

function labelsIn(text: string): Labels {
  const out: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(pair))
    out[name] = value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
  return out;
}

function numberIn(text: string): number {
  if (text === '+Inf') return Number.POSITIVE_INFINITY;
  if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  return Number(text);
}
