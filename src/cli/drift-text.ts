import type { SetBy } from '../cluster/drift/field-owners.ts';
import type { ObjectDrift } from '../cluster/drift/object-drift.ts';
import type { Stranger } from '../cluster/drift/strangers.ts';
import { gathered } from '../findings/alike.ts';
import type { Finding } from '../findings/finding.ts';
import { namesOf, type Paint, placeText, sentence } from '../findings/format-text.ts';
import { choice, counted } from '../findings/wording.ts';
import type { FlowDrift } from './drift-flows.ts';
import type { DriftReport, ReadCluster } from './drift-report.ts';
import { changedLines } from './drift-values.ts';

/** A report as a person reads it: cluster by cluster its objects with their fields, then the flows that break, then buckets. */
export function driftText(report: DriftReport, paint: Paint): string {
  const { clusters, objects, strangers, buckets } = report;
  const parts = [
    ...clusters.map((cluster) => clusterPart(cluster, objects, strangers, paint)),
    ...flowsPart(report, paint),
    ...buckets.map(({ store, bucket, refusal, blocks, findings }) => {
      const head = paint('strong', `Bucket ${bucket} of ${store}`);
      if (refusal !== null) return `${head} could not be read: ${sentence(refusal)}`;
      const read = blocks.read < blocks.total ? `, ${blocks.read} of them read` : '';
      const said = findings.length === 0 ? ', as the flows make them' : '';
      return [
        `${head}: ${counted(blocks.total, 'block')}${read}${said}`,
        ...findings.flatMap((f) => findingLines(f, paint)),
      ].join('\n');
    }),
  ];
  return `${parts.join('\n\n')}\n\n${summary(report)}\n`;
}

function clusterPart(
  { cluster, refusal, compared, unlisted, unread }: ReadCluster,
  objects: readonly ObjectDrift[],
  strangers: readonly Stranger[],
  paint: Paint,
): string {
  const name = paint('strong', cluster);
  if (refusal !== null) return `${name} ${paint('error', 'could not be read')}: ${sentence(refusal)}`;
  const own = objects.filter((one) => one.cluster === cluster);
  const others = strangers.filter((one) => one.cluster === cluster);
  if (isEmpty(compared, own) && others.length === 0)
    return `${name}: none of the ${counted(compared, 'object')} of the repository is there; \`namsan apply\` brings them`;
  const differing = own.length === 0 ? 'none differs' : `${own.length} ${own.length === 1 ? 'differs' : 'differ'}`;
  return [
    `${name}: ${counted(compared, 'object')} compared, ${differing}`,
    ...unlisted.map(({ kind, message }) => `  ${paint('warning', 'not read')} ${kind}: ${sentence(message)}`),
    ...(unread.length === 0 ? [] : [`  so nothing is known of ${counted(unread.length, 'rendered object')}`]),
    ...ownLines(own, paint),
    ...others.flatMap(({ object, parts, does }) => [
      `  ${paint('strong', object)} is ${partsText(parts)} that nothing of the fleet renders`,
      ...does.map((what) => `    ${paint('added', `+ ${what}`)}`),
    ]),
  ].join('\n');
}

/** Where every cluster is empty nothing can hold, and that is said already. */
function flowsPart({ clusters, objects, flows }: DriftReport, paint: Paint): readonly string[] {
  const empty = ({ cluster, compared }: ReadCluster): boolean =>
    isEmpty(
      compared,
      objects.filter((one) => one.cluster === cluster),
    );
  if (flows.length === 0 || clusters.every(empty)) return [];
  return [paint('strong', 'What does not hold any more'), ...flowParts(flows, paint)];
}

/** Whether a cluster has nothing of the repository: before the first apply, or where it was made anew. */
function isEmpty(compared: number, own: readonly ObjectDrift[]): boolean {
  return compared > 0 && own.filter(({ state }) => state === 'missing').length === compared;
}

function partsText(parts: Stranger['parts']): string {
  return parts.map((part) => `${/^[aeiou]/.test(part) ? 'an' : 'a'} ${part.replaceAll('-', ' ')}`).join(' and ');
}

/** So many missing objects of a component are named one by one; of more the first ones, and how many. */
const namedGone = 3;

function ownLines(own: readonly ObjectDrift[], paint: Paint): readonly string[] {
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

/** Findings that say the same of several, for one reason, are told once. */
function flowParts(flows: readonly FlowDrift[], paint: Paint): readonly string[] {
  const reasons = Map.groupBy(flows, ({ because, mend }) => `${mend} ${because.join('\n')}`);
  return [...reasons.values()].flatMap((same) =>
    gathered(same.map(({ finding }) => finding)).map(({ first, more }) =>
      [
        ...findingLines(first, paint),
        ...(more.length === 0 ? [] : [`  ${paint('dim', 'and')} ${namesOf(more, first)}`]),
        ...becauseLines(same[0], paint),
      ].join('\n'),
    ),
  );
}

function becauseLines(flow: FlowDrift | undefined, paint: Paint): readonly string[] {
  const because = flow?.because ?? [];
  if (because.length === 0) return [];
  const together = flow?.mend === 'all' ? ', each of which is enough' : '';
  return [`  ${paint('dim', 'because of')} ${because.join(', and of ')}${together}`];
}

function findingLines(
  { severity, code, where, message, fix, counterexample }: Finding,
  paint: Paint,
): readonly string[] {
  return [
    `${paint(severity, severity)}  ${paint('dim', code)}  ${placeText(where)}`,
    `  ${sentence(message)}`,
    ...(counterexample === null ? [] : counterexample.hops.map((hop, i) => `    ${i + 1}. ${hop}`)),
    `  ${paint('dim', 'fix')} ${sentence(fix)}`,
  ];
}

function summary({ clusters, objects, strangers, flows, buckets }: DriftReport): string {
  const findings = buckets.flatMap((one) => one.findings);
  const counts = [
    ...(objects.length === 0 ? [] : [`${counted(objects.length, 'object')} drifted`]),
    ...(strangers.length === 0 ? [] : [`${counted(strangers.length, 'stranger')} in the flows`]),
    ...(flows.length === 0 ? [] : [`${counted(flows.length, 'finding')} that the repository has not`]),
    ...(findings.length === 0 ? [] : [`${counted(findings.length, 'finding')} in buckets`]),
  ];
  const silent = [
    ...clusters.filter(({ refusal }) => refusal !== null).map(({ cluster }) => cluster),
    ...buckets.filter(({ refusal }) => refusal !== null).map(({ bucket }) => `bucket ${bucket}`),
  ];
  const said = counts.length === 0 ? 'No drift' : counts.join(', ');
  return `${said}${silent.length === 0 ? '' : `; not read: ${choice(silent, 'and')}`}.`;
}
