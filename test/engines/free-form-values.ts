/** A place in a chart's values below which any key may stand, and why. */
export interface FreeForm {
  readonly chart: string;
  /** Keys joined by dots. */
  readonly path: string;
  readonly reason: string;
}

/** Places that the chart hands on as they are. Whatever else we set must be a key of the chart's own `values.yaml`. */
export const freeForm: readonly FreeForm[] = [];
