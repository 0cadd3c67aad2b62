import { type Finding, finding, type Place } from '../../findings/finding.ts';
import type { Suppression } from '../../findings/suppression.ts';
import { isDay } from '../../fleet/schema/suppress.ts';
import { type ClusterObjects, objectName } from '../../kube/objects.ts';
import { unusable } from './unusable.ts';

/** The annotation by which an object says which findings on it are not told: a line each, `CODE until YYYY-MM-DD: REASON`. */
export const suppressAnnotation = 'namsan.io/suppress';

const line = /^(?<code>[a-z0-9-]+\/[a-z0-9-]+) until (?<until>\S+): (?<reason>.{15,500})$/;

/** The suppressions in the annotations of objects, and what of them cannot be read. */
export function suppressionsIn(clusters: readonly ClusterObjects[]): {
  readonly suppressions: readonly Suppression[];
  readonly findings: readonly Finding[];
} {
  const suppressions: Suppression[] = [];
  const findings: Finding[] = [];
  for (const { cluster, objects } of clusters)
    for (const object of objects) {
      const text: unknown = object.metadata.annotations?.[suppressAnnotation];
      if (typeof text !== 'string') continue;
      const name = objectName(object);
      const where: Place = { cluster, object: name, field: `metadata.annotations.${suppressAnnotation}` };
      for (const written of text.split('\n').map((one) => one.trim())) {
        if (written === '') continue;
        const { code = '', until = '', reason = '' } = line.exec(written)?.groups ?? {};
        if (isDay(until)) suppressions.push({ code, cluster, object: name, reason: reason.trim(), until, where });
        else findings.push(finding(unusable, where, notRead(written)));
      }
    }
  return { suppressions, findings };
}

function notRead(written: string): string {
  const shown = written.length > 80 ? `${written.slice(0, 80)}…` : written;
  return `\`${shown}\` has not the form \`CODE until YYYY-MM-DD: REASON\`, with a reason of 15 characters or more`;
}
