import { capacityRules } from '../../src/capacity/rules.ts';
import { checks } from '../../src/checks/list.ts';
import { suppressionRules } from '../../src/checks/suppression/rules.ts';
import { unreadable } from '../../src/cluster/journal/unreadable.ts';
import type { Rule } from '../../src/findings/finding.ts';
import { fleetRules, loaderRules } from '../../src/fleet/rules.ts';
import { baseFleet } from '../../src/fleet/testing/base-fleet.ts';
import { impactRules } from '../../src/impact/rules.ts';
import { manifestRules } from '../../src/manifests/rules.ts';
import { findingRules } from '../../src/pipeline.ts';
import { bucketRules } from '../../src/probes/bucket-drift/list.ts';
import { probes } from '../../src/probes/list.ts';
import { proofs } from '../../src/proofs/list.ts';
import { ruleLink } from './rule-page.ts';
import { table } from './table.ts';

/** The list of all rules: what is looked at, how grave it is, and the page of each. */
export function checksPage(): string {
  return `# What namsan checks
<!-- Made by \`npm run generate\` from the rules; do not edit. -->
Each finding has a code, the place, one sentence of fact, why it matters and what to do. \`namsan explain CODE\` shows the page of a code. References such as \`A1\` or \`R08\` name
entries of [the catalogue](catalogue.md): what goes wrong in real fleets. Severities: an **error** ends \`namsan check\` with exit code 1, a **warning** does not; some rules know both, and the page says when.

## The fleet file
Raised while \`fleet.yaml\` is read, with line and column.

${rules([...loaderRules, ...fleetRules])}

The examples on these pages are fragments that are laid over this fleet, maps into maps and clusters by their \`id\`; \`null\` takes a field away:
\`\`\`yaml
${baseFleet}\`\`\`

## Trees of manifests
Raised when a tree is written, or when manifests of other origin are read.

${rules(manifestRules)}

## Objects
Raised on Kubernetes objects, rendered, given or live, with cluster, object and field.

${rules(checks)}

## Proofs
Raised on the flows of data that are read from the objects. A broken promise comes with the path or the interval that shows it.

${rules(proofs)}

## Capacity
Raised where what is requested, or what the load of the clusters needs, does not fit the nodes and volumes of a fleet file; \`namsan capacity\` shows the figures. It is an error where the load is declared, a warning where it is
estimated. How far the formulas are from published measurements is in [their calibration](capacity-calibration.md).

${rules(capacityRules)}

## Changes
Said by \`namsan impact\` of the way from one fleet or tree to another, each with its verdict and its steps.

${rules(impactRules)}

## Clusters as they are
Questions to clusters and stores. Before anything is installed, by \`namsan preflight\`:

${rules(probes.filter(({ when }) => when === 'preflight'))}

Once the fleet runs, by \`namsan verify\`:

${rules(probes.filter(({ when }) => when === 'verify'))}

Of buckets held against the flows, by \`namsan drift\`:

${rules(bucketRules)}

Of what earlier runs left on this machine, by \`namsan apply\`:

${rules([unreadable])}

## Suppressions
Warnings and errors may be [suppressed](fleet.md#suppress) in the fleet file, with a reason and a last day, or by the annotation \`namsan.io/suppress\` of an object: a line
\`CODE until YYYY-MM-DD: REASON\` for each code. They are counted in every output and listed in JSON and SARIF. Raised on the suppressions themselves:

${rules(suppressionRules)}

These cannot be suppressed, because what comes after them has no meaning while they last, or because nobody should get used to them: ${firmCodes()}.
`;
}

function firmCodes(): string {
  return findingRules
    .filter(({ firm }) => firm === true)
    .map(({ code }) => `\`${code}\``)
    .join(', ');
}

function rules(list: readonly Rule[]): string {
  return table(
    ['Code', 'Severity', 'What', 'References'],
    list.map((rule) => [ruleLink(rule.code), rule.severity, rule.title, rule.refs.join(', ')]),
  );
}
