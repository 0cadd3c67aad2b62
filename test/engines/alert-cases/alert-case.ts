/** Series and their values a minute, as promtool writes them: `1x60` stays at 1, `0+6x60` counts six more each minute. */
export type Series = Readonly<Record<string, string>>;

/** An alert and what it is about: it fires at the minute `at` on the one, and never until then on the other. */
export interface AlertCase {
  readonly at: number;
  readonly fires: Series;
  readonly silent: Series;
}

/** A case for each alert, by its name. */
export type AlertCases = Readonly<Record<string, AlertCase>>;

/** An alert that fires when a metric has one value for long enough and not when it has another. */
export function value(series: string, wrong: number, right: number, at = 60): AlertCase {
  return { at, fires: { [series]: `${wrong}x400` }, silent: { [series]: `${right}x400` } };
}

/** An alert that fires when something is counted, and not when it stands still. */
export function counted(series: string, at = 60): AlertCase {
  return { at, fires: { [series]: '0+60x400' }, silent: { [series]: '7x400' } };
}

/** An alert that fires when the first is a great share of the second, and not when it is a small one. */
export function share(part: string, whole: string, at = 60): AlertCase {
  return {
    at,
    fires: { [part]: '0+60x400', [whole]: '0+100x400' },
    silent: { [part]: '0+1x400', [whole]: '0+10000x400' },
  };
}

/** An alert that fires when nothing of a job is up any more, whether its targets are at 0 or are gone. */
export function absent(series: string, at = 60): AlertCase {
  return { at, fires: { [series]: '1x5 _x400' }, silent: { [series]: '1x400' } };
}
