/** What a schedule must be. */
export const cronError =
  'must be a cron line of five fields (minute 0-59, hour 0-23, day 1-31, month 1-12, weekday 0-6), such as "0 2 * * *"';

/** A schedule as Longhorn reads it, its values within their ranges. */
export const cronLine = cronOf(
  '[0-5]?\\d',
  '[01]?\\d|2[0-3]',
  '0?[1-9]|[12]\\d|3[01]',
  `0?[1-9]|1[0-2]|${inBothCases('jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec')}`,
  `[0-6]|${inBothCases('sun|mon|tue|wed|thu|fri|sat')}`,
);

/** Five fields as Longhorn reads them (robfig/cron@v3 ParseStandard): lists of values, ranges and steps; no 7 for Sunday. */
function cronOf(...values: readonly string[]): RegExp {
  const fields = values.map((value) => {
    const part = `(?:\\*|(?:${value})(?:-(?:${value}))?)(?:/[1-9]\\d?)?`;
    return `${part}(?:,${part})*`;
  });
  return new RegExp(`^(?=.{9,120}$)${fields.join(' ')}$`);
}

function inBothCases(names: string): string {
  return `${names}|${names.toUpperCase()}`;
}
