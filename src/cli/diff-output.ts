import type { FieldChange } from '../cluster/apply/field-changes.ts';
import { type ClusterPreview, isPending, isRefused, type ObjectChange } from '../cluster/apply/preview.ts';
import { counted } from '../findings/wording.ts';

/** What an apply would change in each cluster, for people: an object a line, its fields below it. */
export function diffText(previews: readonly ClusterPreview[]): string {
  const [pending, refused] = [previews.filter(isPending).length, previews.filter(isRefused).length];
  const all = counted(previews.length, 'cluster');
  const whole = pending === 0 && refused === 0;
  const end =
    (pending === 0 ? '' : `Changes are pending in ${pending} of ${all}.\n`) +
    (refused === 0 ? '' : `Not all could be judged in ${refused} of ${all}.\n`) +
    (whole ? `Nothing would change in ${all}.\n` : '');
  return previews.map(clusterText).join('') + end;
}

function clusterText(preview: ClusterPreview): string {
  const { cluster, created, changed, unchanged, stale, failed, unjudged, charts, warnings, notes } = preview;
  const lines = [
    ...created.map((object) => `+ ${object}`),
    ...changed.flatMap(changeLines),
    ...stale.map(({ object, message }) => `- ${object} ${message}`),
    ...unjudged.map(({ object, message }) => `? ${object} ${message}`),
    ...failed.map(({ object, message }) => `! ${message.includes(object) ? message : `${object}: ${message}`}`),
    ...charts.map(({ message }) => `! ${message}`),
    ...warnings.map(({ object, message }) => `  ${object}: the server warns: ${message}`),
    ...notes.map((note) => `  ${note}`),
    `  ${counted(unchanged, 'object')} unchanged`,
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
  return `${JSON.stringify({ pending: previews.some(isPending), clusters: previews }, null, 2)}\n`;
}
