import type { Finding } from '../findings/finding.ts';
import { type Asked, findingsAmong } from './ask.ts';
import { findingOf } from './success.ts';

/**
 * What is wrong among answers as a person is told it: answers of one question about one cluster that have the same remedy are one finding, in
 * the place of the first, where the question has a fact for them. Other forms keep each answer.
 */
export function toldTogether(asked: readonly Asked[]): readonly Finding[] {
  const groups = Map.groupBy(asked, remedyOf);
  return asked.flatMap((one) => {
    const remedy = remedyOf(one);
    const alike = remedy === null ? [] : (groups.get(remedy) ?? []);
    if (alike.length < 2) return findingsAmong([one]);
    return alike[0] === one ? gatheredFinding(alike) : [];
  });
}

/** What answers that are told together share; `null` for one that is told by itself. */
function remedyOf(asked: Asked): string | null {
  const { probe, answer } = asked;
  const found = findingOf(asked);
  if (answer.ok || answer.brief === undefined || probe.together === undefined || found === null) return null;
  return JSON.stringify([probe.code, answer.cluster, found.severity, found.fix]);
}

/** The finding speaks of the cluster as a whole. */
function gatheredFinding(alike: readonly Asked[]): readonly Finding[] {
  const [first] = alike;
  const briefs = alike.flatMap(({ answer }) => (answer.ok || answer.brief === undefined ? [] : [answer.brief]));
  if (first === undefined || first.probe.together === undefined) return [];
  const message = first.probe.together(first.answer.cluster, briefs);
  const where = { cluster: first.answer.cluster, object: '', field: '' };
  return findingsAmong([first]).map((found) => ({ ...found, where, message }));
}
