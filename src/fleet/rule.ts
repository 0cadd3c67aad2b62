import type { FleetEdit, Rule, Severity } from '../findings/finding.ts';
import type { Path } from './plain.ts';
import type { Fleet } from './schema/fleet-schema.ts';

/** Raises a finding at a path of the fleet file; `fix` narrows the rule's own, `severity` stands in for it, `edits` are what `check --fix` does. */
export type ReportAt = (
  path: Path,
  message: string,
  more?: { readonly fix?: string; readonly severity?: Severity; readonly edits?: readonly FleetEdit[] },
) => void;

/** A rule over the whole fleet file. A fleet without errors from these can be resolved into a model. */
export interface FleetRule extends Rule {
  readonly check: (fleet: Fleet, report: ReportAt) => void;
}
