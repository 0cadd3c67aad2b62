import type { Finding } from '../../findings/finding.ts';
import { counted } from '../../findings/wording.ts';
import { type ClusterOrder, clusterOrder } from '../cluster-order.ts';
import { during, type ImpactRule } from '../rule.ts';

export const clusterOrderMatters: ImpactRule = {
  code: 'impact/cluster-order',
  severity: 'warning',
  title: 'The hub and the other clusters must go over in one order',
  why: 'Clusters never change in the same moment: the flows were traced with the hub on one side and all others on the other, and proved.',
  fix: 'Apply in the order that is said, and see each step well before the next.',
  refs: ['B4', 'N04'],
  judge: (comparison, report) => {
    const found = clusterOrder(comparison);
    if (found === null || found.order === 'any') return;
    const { hub, hubFirst, hubLast } = found;
    const { message, does, shown } = wordsOf(found, found.order === 'hub first' ? hubLast : hubFirst);
    const [first] = shown;
    const where =
      first !== undefined && 'object' in first.where ? first.where : { cluster: hub, object: '', field: '' };
    report('needs order', where, message, { steps: during(does) });
  },
};

function wordsOf({ order, hub, others }: ClusterOrder, shown: readonly Finding[]) {
  const rest = others === 1 ? 'other cluster' : counted(others, 'other cluster');
  const them = others === 1 ? 'it' : 'them';
  if (order === 'hub first')
    return {
      shown,
      message: `\`${hub}\` goes over before the ${rest}: the other way round ${told(shown)}`,
      does: `Apply to \`${hub}\`, see it well, then apply to the ${rest}.`,
    };
  if (order === 'hub last')
    return {
      shown,
      message: `\`${hub}\` goes over after the ${rest}: the other way round ${told(shown)}`,
      does: `Apply to the ${rest}, see ${them} well, then apply to \`${hub}\`.`,
    };
  return {
    shown,
    message: `\`${hub}\` and the ${rest} go over together: until both are new, ${told(shown)}`,
    does: `Apply to \`${hub}\` and to the ${rest} one right after the other: neither order keeps every flow.`,
  };
}

/** A sentence within a sentence begins small, but for a name. */
function told(findings: readonly Finding[]): string {
  const text = (findings[0]?.message ?? '').replace(/^(?:No|Nothing|The|An?)\b/, (word) => word.toLowerCase());
  return `${text.replace(/\.$/, '')}${findings.length > 1 ? `, and ${findings.length - 1} more` : ''}`;
}
