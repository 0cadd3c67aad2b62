/** What came of asking something that is elsewhere: its answer, or why there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Why something that is elsewhere gave no answer. */
export interface Refusal {
  readonly kind: RefusalKind;
  /** One full sentence of fact with names, for people: `The API server of edge-1 refused Deployment monitoring/x: …`. */
  readonly message: string;
  /** The HTTP status; 0 where there was none. */
  readonly status: number;
  /** Fields that other managers own, where that was the reason. */
  readonly conflicts: readonly Conflict[];
}

export type RefusalKind =
  /** No connection: DNS, network, TLS, a proxy, a timeout. */
  | 'unreachable'
  /** 401, or credentials that could not be had: an expired token, an exec plugin that failed. */
  | 'unauthorized'
  | 'forbidden'
  /** The object, or the kind, is not there. */
  | 'not-found'
  /** Another manager owns fields, or somebody was faster. */
  | 'conflict'
  /** 400, 415, 422: the object is refused as it is, by the schema or by admission. */
  | 'invalid'
  /** An admission webhook refused, or did not answer. */
  | 'webhook'
  /** Still 429 after the last repetition. */
  | 'throttled'
  /** Still 5xx after the last repetition. */
  | 'server'
  /** The run was cancelled. */
  | 'cancelled'
  /** The answer makes no sense, or there is no such thing to ask: no context of that name. */
  | 'unusable';

export interface Conflict {
  readonly manager: string;
  /** As the server writes it: `.spec.replicas`. */
  readonly field: string;
}

/** An answer. */
export function answered<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** No answer, and why. */
export function refused(
  kind: RefusalKind,
  message: string,
  { status = 0, conflicts = [] }: { readonly status?: number; readonly conflicts?: readonly Conflict[] } = {},
): Outcome<never> {
  return { ok: false, refusal: { kind, message, status, conflicts } };
}
