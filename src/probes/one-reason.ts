import type { Finding } from '../findings/finding.ts';

/**
 * Findings for people, in which a reason that stands in the way of several questions is told once: of findings that say the same of a cluster the
 * first is kept, with the codes of all. What such a question would have told is not known, so the reason is what is to be mended.
 */
export function oneReasonOnce(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, reasonOf);
  return findings.flatMap((one) => {
    const alike = groups.get(reasonOf(one)) ?? [];
    if (alike.length < 2) return [one];
    return alike[0] === one ? [gathered(one, alike)] : [];
  });
}

function reasonOf({ where, severity, message }: Finding): string {
  return JSON.stringify(['cluster' in where ? where.cluster : '', severity, message]);
}

function gathered(first: Finding, alike: readonly Finding[]): Finding {
  const codes = [...new Set(alike.map(({ code }) => code))];
  const named = codes.length === 1 ? '' : `: ${codes.map((code) => `\`${code}\``).join(', ')}`;
  const message = `${first.message}; ${alike.length} questions have no other answer than this${named}`;
  if (alike.every(({ fix }) => fix === first.fix)) return { ...first, message };
  return {
    ...first,
    message,
    why: 'What could not be asked is not known: it may be well, or not',
    fix: 'Mend this first, then ask again; `namsan status` says what is waited for',
  };
}
