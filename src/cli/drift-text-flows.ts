import { gathered } from '../findings/alike.ts';
import type { Finding } from '../findings/finding.ts';
import { namesOf, type Paint, placeText, sentence } from '../findings/format-text.ts';
import type { FlowDrift } from './drift-flows.ts';

/** What does not hold any more. Findings that say the same of several, for one reason, are told once. */
export function flowParts(flows: readonly FlowDrift[], paint: Paint): readonly string[] {
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

/** A finding with where it was read, what passes there, and its remedy. */
export function findingLines(
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
