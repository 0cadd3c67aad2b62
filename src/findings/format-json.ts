import { type Account, unlimited } from './account.ts';
import type { Finding } from './finding.ts';
import { countsOf, type Report } from './report.ts';

/** Findings as one JSON document for programs; `version` changes when a field is taken away or changes its meaning. */
export function formatJson({ findings, suppressed = [], promises = [], account, fileOf }: Report): string {
  const told = (found: Finding): object => ({ ...found, file: 'file' in found.where ? null : fileOf(found.where) });
  const document = {
    version: 1,
    summary: countsOf({ findings, suppressed }),
    findings: findings.map(told),
    promises,
    suppressed: suppressed.map(({ finding, by: { reason, until, where } }) => ({
      ...told(finding),
      suppression: { reason, until, where },
    })),
    ...(account === undefined ? {} : accounted(account)),
  };
  return `${JSON.stringify(document, unlimited, 2)}\n`;
}

function accounted({ clusters, objects, nodes, edges, notUnderstood, unknownKinds, ...judged }: Account): object {
  return { understood: { clusters, objects, nodes, edges }, notUnderstood, unknownKinds, judged };
}
