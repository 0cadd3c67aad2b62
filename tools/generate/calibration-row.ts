import { type Figure, figure } from '../../src/model/load/figure.ts';

/** A published figure beside what the planner says for the same load. */
export interface Calibration {
  readonly source: string;
  readonly what: string;
  readonly unit: string;
  readonly published: number;
  readonly planned: number;
  /** Between which parts of the published figure the planned one must lie. */
  readonly bounds: readonly [number, number];
  /** Whether a constant was taken from this very row, so that it proves nothing. */
  readonly own?: boolean;
  /** Why it is off. */
  readonly why: string;
}

/** A load that is known. */
export function known(series: number, seconds: number): { readonly series: Figure; readonly samples: Figure } {
  return { series: figure('declared-load', series, []), samples: figure('samples', series / seconds, []) };
}
