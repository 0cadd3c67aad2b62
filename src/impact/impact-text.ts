import { gathered } from '../findings/alike.ts';
import { namesOf, type Paint, placeText, sentence } from '../findings/format-text.ts';
import { counted } from '../findings/wording.ts';
import type { ImpactReport } from './impact.ts';
import { alike, inAll } from './steps.ts';
import { type Impact, type Verdict, verdicts } from './verdict.ts';

/** The report as a person reads it: what is worst first, what is alike in several clusters once, then the proofs that break, and the steps. */
export function impactText(report: ImpactReport, paint: Paint): string {
  const { impacts, broken, steps } = report;
  if (impacts.length === 0) return 'Nothing differs.\n';
  const groups = verdicts.flatMap((verdict) => {
    const own = impacts.filter((impact) => impact.verdict === verdict);
    return own.length === 0 ? [] : [verdict === 'safe' ? safeText(own, paint) : groupText(verdict, own, paint)];
  });
  const breaks = gathered(broken).map(({ first, more }) =>
    [
      `  ${placeText(first.where)}  ${paint('dim', first.code)}`,
      `    ${sentence(first.message)}`,
      ...(more.length === 0 ? [] : [`    ${paint('dim', 'and')}  ${namesOf(more, first)}`]),
    ].join('\n'),
  );
  const numbered = steps.map(({ when, does }, i) => `  ${i + 1}. ${paint('dim', turn[when])} ${does}`);
  return `${[
    ...groups,
    ...(breaks.length === 0 ? [] : [[paint('error', `breaks a proof (${broken.length})`), ...breaks].join('\n')]),
    ...(numbered.length === 0 ? [] : [[paint('strong', 'steps'), ...numbered].join('\n')]),
    summary(report, paint),
  ].join('\n\n')}\n`;
}

const turn = { before: 'before:', during: 'then:', after: 'after:' } as const;

function groupText(verdict: Verdict, impacts: readonly Impact[], paint: Paint): string {
  const style =
    verdict === 'loses' || verdict === 'impossible in place' || verdict === 'irreversible'
      ? 'error'
      : verdict === 'restart'
        ? 'note'
        : 'warning';
  const told = new Set<string>();
  const blocks = [...Map.groupBy(impacts, keyOf).values()].map((alikeOnes) => {
    const [first] = alikeOnes;
    if (first === undefined) return '';
    const clusters = [...new Set(alikeOnes.map(({ where }) => where.cluster))];
    const place = clusters.length > 1 ? { ...first.where, cluster: counted(clusters.length, 'cluster') } : first.where;
    const isNew = !told.has(first.why);
    told.add(first.why);
    return [
      `  ${paint('strong', placeText(place))}  ${paint('dim', first.code)}`,
      `    ${sentence(inAll(first.message, clusters))}`,
      ...(first.interval === null ? [] : [`    ${paint('dim', 'lost')} ${first.interval}`]),
      ...(isNew ? [`    ${paint('dim', 'why')}  ${first.why}`] : []),
    ].join('\n');
  });
  return [paint(style, `${verdict} (${impacts.length})`), ...blocks].join('\n');
}

/** What is alike but for the name of its cluster. */
function keyOf({ code, where, message, interval }: Impact): string {
  return [code, where.object, alike(message, where.cluster), interval ?? ''].join('\n');
}

/** What is safe is counted by kind. */
function safeText(impacts: readonly Impact[], paint: Paint): string {
  const kinds = Map.groupBy(impacts, ({ where }) => where.object.split(' ')[0] ?? '');
  const counts = [...kinds].map(([kind, own]): readonly [string, number] => [kind, own.length]);
  const said = counts.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([kind, n]) => `${n} ${kind}`);
  return `${paint('strong', `safe (${impacts.length})`)}\n  ${said.join(', ')}`;
}

function summary({ impacts, broken, losesData, breaksPromise }: ImpactReport, paint: Paint): string {
  const counts = verdicts.flatMap((verdict) => {
    const count = impacts.filter((impact) => impact.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  const proofs = broken.length === 0 ? '' : `, ${counted(broken.length, 'broken proof')}`;
  const ends = [...(losesData ? ['loses data'] : []), ...(breaksPromise ? ['breaks what is promised to be kept'] : [])];
  const end = ends.length === 0 ? 'No data is lost.' : paint('error', `Applied as it is, this ${ends.join(' and ')}.`);
  return `${counts.join(', ')}${proofs}. ${end}`;
}
