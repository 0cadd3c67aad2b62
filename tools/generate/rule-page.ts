import { capacityRules } from '../../src/capacity/rules.ts';
import { checks } from '../../src/checks/list.ts';
import { suppressionRules } from '../../src/checks/suppression/rules.ts';
import type { Rule } from '../../src/findings/finding.ts';
import { fleetRules, loaderRules } from '../../src/fleet/rules.ts';
import { impactRules } from '../../src/impact/rules.ts';
import { manifestRules } from '../../src/manifests/rules.ts';
import { proofs } from '../../src/proofs/list.ts';

const bases = new Map<string, string>([
  ...paths([...loaderRules, ...fleetRules], (code) => `fleet/rules/${code.slice('fleet/'.length)}`),
  ...paths(manifestRules, (code) => `manifests/rules/${code.slice('manifests/'.length)}`),
  ...paths(capacityRules, (code) => `capacity/rules/${code.slice('capacity/'.length)}`),
  ...paths(impactRules, (code) => `impact/rules/${code.slice('impact/'.length)}`),
  ...paths(proofs, (code) => `proofs/${code}`),
  ...paths([...checks, ...suppressionRules], (code) => `checks/${code}`),
]);

/** The page of a rule as a link from `docs/`. */
export function ruleLink(code: string): string {
  const base = bases.get(code);
  return base === undefined ? `\`${code}\`` : `[\`${code}\`](../src/${base}.md)`;
}

function paths(rules: readonly Rule[], base: (code: string) => string): readonly (readonly [string, string])[] {
  return rules.map(({ code }) => [code, base(code)]);
}
