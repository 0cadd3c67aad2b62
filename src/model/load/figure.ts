import type { FormulaName } from './formulas.ts';

/** A number with the law that it follows, and whether something in it is assumed rather than declared. The formula says the unit. */
export interface Figure {
  readonly value: number;
  readonly formula: FormulaName;
  readonly estimated: boolean;
}

/** A figure by a formula, of which `from` are the figures that went into it. */
export function figure(formula: FormulaName, value: number, from: readonly Pick<Figure, 'estimated'>[]): Figure {
  return { value, formula, estimated: from.some(({ estimated }) => estimated) };
}

/** The sum of figures, as one of a formula. */
export function total(formula: FormulaName, figures: readonly Figure[]): Figure {
  return figure(
    formula,
    figures.reduce((sum, { value }) => sum + value, 0),
    figures.filter(({ value }) => value > 0),
  );
}
