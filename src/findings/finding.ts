/** Where in a text file: one-based line and column; `path` is the dotted way to the value. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
}

/** Where in a rendered, given or live object: the object as `Kind namespace/name`, the field as a dotted path. */
export interface ObjectPlace {
  readonly cluster: string;
  readonly object: string;
  readonly field: string;
}

export type Place = FilePlace | ObjectPlace;

export type Severity = 'error' | 'warning' | 'note';

/** The broken way of a stream: what is lost, and each hop that should have carried it, in order. */
export interface Counterexample {
  readonly stream: string;
  /** The ages that nothing holds, already as text: `2h to 9h15m`; empty when the whole stream is lost. */
  readonly interval: string;
  readonly hops: readonly string[];
}

/**
 * A mechanical change of the fleet file that ends a finding: the value at `path` (items of lists by position, clusters also by `id`) is set (and added where it is not written), its key is
 * renamed, or key and value are removed. `namsan check --fix` makes it; every other byte of the file stays.
 */
export type FleetEdit = { readonly path: readonly (string | number)[] } & (
  | { readonly set: string | number | boolean }
  | { readonly rename: string }
  | { readonly remove: true }
);

/**
 * One trouble of the user's, as data. `code` is the path of the file that raises it under `checks/` or `proofs/`;
 * `message` is the fact in one sentence, `why` what it leads to, `fix` what to do.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly where: Place;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Entries of the field catalogue, such as `A1` or `R08`. */
  readonly refs: readonly string[];
  readonly counterexample: Counterexample | null;
  /** What may be done about it without thinking, where that is so; there is no such field otherwise. */
  readonly edits?: readonly FleetEdit[];
}

/** What a rule says once, for all findings of its code. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly refs: readonly string[];
  /** Cannot be suppressed: what comes after it has no meaning while it lasts, or nobody should get used to it. */
  readonly firm?: true;
}

/** What a finding may say beside its fact: a narrower remedy, another severity, the broken way, edits of the fleet file. */
export interface MoreOf {
  readonly fix?: string;
  readonly severity?: Severity;
  readonly counterexample?: Counterexample;
  readonly edits?: readonly FleetEdit[];
}

/** A finding of `rule` at `where`; the fix may be narrowed to the case at hand. */
export function finding(rule: Rule, where: Place, message: string, more: MoreOf = {}): Finding {
  return {
    code: rule.code,
    severity: more.severity ?? rule.severity,
    where,
    message,
    why: rule.why,
    fix: more.fix ?? rule.fix,
    refs: rule.refs,
    counterexample: more.counterexample ?? null,
    ...(more.edits === undefined || more.edits.length === 0 ? {} : { edits: more.edits }),
  };
}

/** Whether any finding is an error: what decides exit code 1. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((f) => f.severity === 'error');
}
