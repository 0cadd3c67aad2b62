import type { Rule } from '../../findings/finding.ts';
import type { Suppression } from '../../findings/suppression.ts';
import { nearest } from '../../kube/nearest.ts';

export const unusable: Rule = {
  code: 'suppression/unusable',
  severity: 'error',
  title: 'A suppression names what cannot be suppressed',
  why: 'It keeps nothing out, while whoever wrote it believes that it does.',
  fix: 'Name the code as findings do. What the rest depends on, such as the syntax of a file, and credentials in plain text cannot be suppressed.',
  refs: [],
  firm: true,
};

/** Why a suppression can never keep anything out, as a sentence and a remedy; `null` where it can. `clusters` is empty where they are not known. */
export function unusableBecause(
  { code, cluster }: Suppression,
  rules: ReadonlyMap<string, Rule>,
  clusters: readonly string[],
): { readonly message: string; readonly fix?: string } | null {
  const rule = rules.get(code);
  if (rule === undefined) {
    const near = nearest(code, [...rules.keys()]);
    const message = `\`${code}\` is the code of no finding`;
    return near === null ? { message } : { message, fix: `Write \`${near}\`, or remove the suppression.` };
  }
  if (rule.firm === true)
    return { message: `\`${code}\` cannot be suppressed`, fix: `Remove the suppression. ${rule.fix}` };
  if (cluster === null || clusters.length === 0 || clusters.includes(cluster)) return null;
  const near = nearest(cluster, clusters);
  return {
    message: `\`${cluster}\` is no cluster of this fleet`,
    fix: near === null ? 'Name a cluster of the fleet, or leave `cluster` away.' : `Write \`${near}\`.`,
  };
}
