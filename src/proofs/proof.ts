import type { Counterexample, FleetEdit, Place, Rule, Severity } from '../findings/finding.ts';
import type { PromiseAnswer } from '../findings/promise-answer.ts';
import type { Topology } from '../topology/topology.ts';
import type { Promised } from './promise.ts';

export type ReportFinding = (
  where: Place,
  message: string,
  more?: {
    readonly fix?: string;
    readonly severity?: Severity;
    readonly counterexample?: Counterexample;
    readonly edits?: readonly FleetEdit[];
  },
) => void;

/** A property that the flows of a fleet must have; what breaks it is reported with the path or the interval that shows it. */
export interface Proof extends Rule {
  /** `answer` is told what became of each promise that the proof is about, where it is about outages: by the same computation. */
  readonly prove: (
    topology: Topology,
    promised: Promised,
    report: ReportFinding,
    answer?: (answer: PromiseAnswer) => void,
  ) => void;
}
