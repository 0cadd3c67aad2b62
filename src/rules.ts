import { capacityRules } from './capacity/rules.ts';
import { checks } from './checks/list.ts';
import { suppressionRules } from './checks/suppression/rules.ts';
import { unreadable } from './cluster/journal/unreadable.ts';
import type { Rule } from './findings/finding.ts';
import { fleetRules, loaderRules } from './fleet/rules.ts';
import { impactRules } from './impact/rules.ts';
import { manifestRules } from './manifests/rules.ts';
import { findingRules } from './pipeline.ts';
import { bucketRules } from './probes/bucket-drift/list.ts';
import { probes } from './probes/list.ts';
import { proofs } from './proofs/list.ts';

/** Every rule that has a code and a page: those whose findings `check` tells, those of changes, which `impact` tells, and those of what runs. */
export const allRules: readonly Rule[] = [...findingRules, ...impactRules, ...probes, ...bucketRules, unreadable];

const bases = new Map([
  ...based([...loaderRules, ...fleetRules], 'src/fleet/rules/'),
  ...based(manifestRules, 'src/manifests/rules/'),
  ...based(capacityRules, 'src/capacity/rules/'),
  ...based(impactRules, 'src/impact/rules/'),
  ...based(proofs, 'src/proofs/'),
  ...based([...checks, ...suppressionRules], 'src/checks/'),
  ...based([...probes, ...bucketRules], 'src/probes/'),
  ...based([unreadable], 'src/cluster/'),
]);

/** Where the file of a rule is in the repository, without `.ts`: `src/proofs/coverage/gap`. Its page is beside it. */
export function ruleBase(code: string): string {
  const base = bases.get(code);
  if (base === undefined) throw new Error(`No rule has the code \`${code}\``);
  return base;
}

/** Where a room has one folder of rules, the first part of their codes is the room; elsewhere it is a folder. */
function based(rules: readonly Rule[], folder: string): readonly (readonly [code: string, base: string])[] {
  return rules.map(({ code }) => [
    code,
    folder + (folder.endsWith('/rules/') ? code.slice(code.indexOf('/') + 1) : code),
  ]);
}
