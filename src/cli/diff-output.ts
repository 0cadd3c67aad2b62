import type { FieldChange } from '../cluster/apply/field-changes.ts';
import { type ClusterPreview, isPending, type ObjectChange } from '../cluster/apply/preview.ts';
import { counted } from '../findings/wording.ts';
import { toldLines, unjudgedLines } from './apply-output.ts';

/** What an apply would change in each cluster, for people: an object a line, its fields below it. */
export function diffText(previews: readonly ClusterPreview[]): string {
  const unseen = previews.filter(({ seen }) => !seen).length;
  const pending = previews.filter(isPending).length;
  const seen = previews.filter((one) => one.seen);
  const refused = seen.filter(({ failed }) => failed.length > 0).length;
  const unbuilt = seen.filter(({ charts }) => charts.length > 0).length;
  const stopped = seen.filter((one) => one.stopped).length;
  const all = counted(previews.length, 'cluster');
  const end = [
    ...(pending === 0 ? [] : [`Changes are pending in ${pending} of ${all}.\n`]),
    ...(refused === 0 ? [] : [`Something would be refused in ${refused} of ${all}.\n`]),
    ...(unbuilt === 0
      ? []
      : [`Charts could not be built for ${unbuilt} of ${all}: what they bring is not compared.\n`]),
    ...(stopped === 0 ? [] : [`Not all was judged in ${stopped} of ${all}.\n`]),
    ...(unseen === 0 ? [] : [`Nothing is known of ${unseen} of ${all}.\n`]),
  ];
  if (end.length === 0) end.push(`Nothing would change in ${all}.\n`);
  return previews.map(clusterText).join('') + end.join('');
}

function clusterText(preview: ClusterPreview): string {
  const { cluster, created, changed, unchanged, stale, failed, unjudged, charts, warnings, notes, seen } = preview;
  const lines = [
    ...created.map((object) => `+ ${object}`),
    ...unjudgedLines(unjudged).map((line) => `+ ${line}`),
    ...changed.flatMap(changeLines),
    ...stale.map(({ object, message }) => `- ${object} ${message}`),
    ...toldLines(failed).map((line) => `! ${line}`),
    ...charts.map(({ message }) => `! ${message}`),
    ...warnings.map(({ object, message }) => `  ${object}: the server warns: ${message}`),
    ...notes.map((note) => `  ${note}`),
    ...(seen ? [`  ${counted(unchanged, 'object')} unchanged`] : []),
  ];
  return `${cluster}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function changeLines({ object, fields, conflict }: ObjectChange): readonly string[] {
  return [
    `~ ${object}`,
    ...(fields.length === 0 ? ["    only namsan's own marks"] : fields.map(fieldLine)),
    ...(conflict === null ? [] : [`    ${conflict}`]),
  ];
}

function fieldLine({ field, from, to }: FieldChange): string {
  const shown = (value: FieldChange['from']): string => (value === undefined ? 'nothing' : JSON.stringify(value));
  return `    ${field}: ${shown(from)} -> ${shown(to)}`;
}

/** The same for programs. */
export function diffJson(previews: readonly ClusterPreview[]): string {
  return `${JSON.stringify({ version: 1, pending: previews.some(isPending), clusters: previews }, null, 2)}\n`;
}
