import type { ObjectPlace } from '../findings/finding.ts';
import { isPin } from '../model/upgrade.ts';
import type { Pin } from '../model/upgrade-rules.ts';
import { charts } from '../model/versions.ts';
import { type Comparison, changed } from './comparison.ts';
import type { FieldChange } from './object-diff.ts';

/** A version that differs in an object, or in a chart of a cluster. */
export interface VersionPair {
  readonly pin: Pin;
  readonly from: string;
  readonly to: string;
  readonly where: ObjectPlace;
}

/** Every version that differs: of images by their names, of resources that name one, of charts; clusters come one after the other. */
export function* versionsIn(comparison: Comparison): Generator<VersionPair> {
  for (const { cluster, object, kind, fields } of changed(comparison))
    for (const change of fields) {
      const pin = pinOf(kind, change);
      const [from, to] = [versionIn(change.before), versionIn(change.after)];
      if (pin === null || from === null || to === null || from === to) continue;
      yield { pin, from, to, where: { cluster, object, field: change.field } };
    }
  const had = new Map(
    comparison.old.charts.map((chart) => [`${chart.cluster} ${chart.name} ${chart.releaseName}`, chart]),
  );
  for (const { cluster, name, releaseName, version } of comparison.next.charts) {
    const was = had.get(`${cluster} ${name} ${releaseName}`);
    const pin = Object.keys(charts).find((key) => charts[key as keyof typeof charts].name === name);
    if (was === undefined || pin === undefined || !isPin(pin)) continue;
    if (version === '' || was.version === '' || was.version === version) continue;
    yield { pin, from: was.version, to: version, where: { cluster, object: `chart ${releaseName}`, field: 'version' } };
  }
}

/** Last parts of the names of images (src/model/versions.ts images). */
const byImage: Readonly<Record<string, Pin>> = {
  thanos: 'thanos',
  prometheus: 'prometheus',
  alertmanager: 'alertmanager',
  opensearch: 'opensearch',
  'fluent-bit': 'fluentBit',
};

/** Fields of an operator's resource that name the version which it runs. */
const byKind: Readonly<Record<string, { readonly field: string; readonly pin: Pin }>> = {
  Prometheus: { field: 'spec.version', pin: 'prometheus' },
  PrometheusAgent: { field: 'spec.version', pin: 'prometheus' },
  Alertmanager: { field: 'spec.version', pin: 'alertmanager' },
  ThanosRuler: { field: 'spec.version', pin: 'thanos' },
  OpenSearchCluster: { field: 'spec.general.version', pin: 'opensearch' },
};

function pinOf(kind: string, { field, after }: FieldChange): Pin | null {
  const named = byKind[kind];
  if (named?.field === field) return named.pin;
  if (!/(?:^|\.)image$/.test(field) || typeof after !== 'string') return null;
  const name = after.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return byImage[name.slice(name.lastIndexOf('/') + 1)] ?? null;
}

/** The version of an image's tag, or a version by itself; `null` where there is none. */
function versionIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.replace(/@.*$/, '');
  const tag = text.includes('/') ? (/:([^/:]+)$/.exec(text)?.[1] ?? '') : text.slice(text.lastIndexOf(':') + 1);
  return /^v?\d+\.\d+(?:\.\d+)?/.test(tag) ? tag : null;
}
