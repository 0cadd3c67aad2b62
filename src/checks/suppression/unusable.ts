import type { FleetEdit, MoreOf, Place, Rule } from '../../findings/finding.ts';
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
  { code, cluster, where }: Suppression,
  rules: ReadonlyMap<string, Rule>,
  clusters: readonly string[],
): (MoreOf & { readonly message: string }) | null {
  const rule = rules.get(code);
  if (rule === undefined) {
    const near = nearest(code, [...rules.keys()]);
    const message = `\`${code}\` is the code of no finding`;
    if (near === null) return { message };
    const fix = `Write \`${near}\`, or remove the suppression.`;
    return { message, fix, edits: editsOf(where, 'code', near) };
  }
  if (rule.firm === true)
    return { message: `\`${code}\` cannot be suppressed`, fix: `Remove the suppression. ${rule.fix}` };
  if (cluster === null || clusters.length === 0 || clusters.includes(cluster)) return null;
  const near = nearest(cluster, clusters);
  const message = `\`${cluster}\` is no cluster of this fleet`;
  if (near === null) return { message, fix: 'Name a cluster of the fleet, or leave `cluster` away.' };
  return { message, fix: `Write \`${near}\`.`, edits: editsOf(where, 'cluster', near) };
}

function editsOf(where: Place, field: string, set: string): readonly FleetEdit[] {
  return 'file' in where ? [{ path: [...where.path.split('.'), field], set }] : [];
}
