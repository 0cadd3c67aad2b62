import type { SetBy } from '../cluster/drift/field-owners.ts';
import type { ObjectDrift } from '../cluster/drift/object-drift.ts';
import type { Paint } from '../findings/format-text.ts';
import { changedLines } from './drift-values.ts';

/** So many missing objects of a component are named one by one; of more the first ones, and how many. */
const namedGone = 3;

/** The drifted objects of one cluster, each with its fields and who set them. */
export function objectsLines(own: readonly ObjectDrift[], paint: Paint): readonly string[] {
  const gone = Map.groupBy(own, ({ state, component }) => (state === 'missing' ? component : null));
  gone.delete(null);
  return own.flatMap((drift) => {
    const same = (drift.state === 'missing' && gone.get(drift.component)) || [];
    if (same.length <= namedGone) return objectLines(drift, paint);
    if (drift !== same[0]) return [];
    const names = same.slice(0, 2).map(({ object }) => paint('strong', object));
    const of = paint('dim', ` (${drift.component})`);
    return [`  ${names.join(', ')} and ${same.length - 2} more${of} ${paint('removed', 'are gone')}`];
  });
}

function objectLines(drift: ObjectDrift, paint: Paint): readonly string[] {
  const of = drift.component === '' ? '' : paint('dim', ` (${drift.component})`);
  const head = `  ${paint('strong', drift.object)}${of}`;
  if (drift.state === 'missing') return [`${head} ${paint('removed', 'is gone')}`];
  if (drift.state === 'leaving') return [`${head} ${paint('removed', `is being deleted since ${drift.since}`)}`];
  if (drift.state === 'left') return [`${head} was applied by namsan, and the repository has it no more`];
  return [
    head,
    ...drift.fields.flatMap((difference) => [
      `    ${difference.field}${byText(difference.by, difference.live === undefined && difference.rendered !== undefined)}`,
      ...changedLines(difference).map(
        ({ sign, text }) => `      ${paint(sign === '-' ? 'removed' : 'added', `${sign} ${text}`)}`,
      ),
    ]),
  ];
}

function byText(by: SetBy | null, taken: boolean): string {
  if (by === null) return taken ? '  taken away' : '';
  const at = by.time === null ? '' : ` at ${by.time}`;
  const how = by.subresource === null ? '' : ` (${by.subresource})`;
  if (by.hand === 'repository') return `  as ${by.manager} applied it${at}: the repository has changed since`;
  return `  ${taken ? 'taken away; last written by' : 'set by'} ${by.manager}${how}${at}`;
}
