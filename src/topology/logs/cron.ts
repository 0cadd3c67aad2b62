/** Days that a schedule is followed over: more than a year, from a Sunday that is the first of a month (2023-01-01). */
const days = 400;
const dayMs = 86_400_000;

/** Longest time in milliseconds between two runs of a cron expression of five fields; `null` when it is none. Sunday is 0 and 7. */
export function longestGap(expression: string): number | null {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return null;
  const [minutes, hours, dates, months, weekdays] = [
    values(fields[0], 0, 59),
    values(fields[1], 0, 23),
    values(fields[2], 1, 31),
    values(fields[3], 1, 12),
    values(fields[4], 0, 7),
  ];
  if (!minutes || !hours || !dates || !months || !weekdays) return null;
  const times = hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * 60_000));
  const anyDate = fields[2] === '*';
  const anyWeekday = fields[4] === '*';
  let last: number | null = null;
  let longest = 0;
  for (let i = 0; i < days; i += 1) {
    const midnight = Date.UTC(2023, 0, 1 + i);
    const date = new Date(midnight);
    const onDate = dates.includes(date.getUTCDate());
    const onWeekday = weekdays.some((w) => w % 7 === date.getUTCDay());
    // Where both are restricted, either will do.
    const chosen = anyDate || anyWeekday ? onDate && onWeekday : onDate || onWeekday;
    if (!chosen || !months.includes(date.getUTCMonth() + 1)) continue;
    for (const time of times) {
      if (last !== null) longest = Math.max(longest, midnight + time - last);
      last = midnight + time;
    }
  }
  return last === null || longest === 0 ? days * dayMs : longest;
}

function values(text: string | undefined, low: number, high: number): readonly number[] | null {
  const out = new Set<number>();
  for (const part of (text ?? '').split(',')) {
    const [, star, from, to, step] = /^(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (star === undefined && from === undefined) return null;
    const begin = star === undefined ? Number(from) : low;
    const end = star !== undefined || (step !== undefined && to === undefined) ? high : Number(to ?? from);
    const by = Number(step ?? 1);
    if (begin < low || end > high || by < 1) return null;
    for (let n = begin; n <= end; n += by) out.add(n);
  }
  return [...out].toSorted((a, b) => a - b);
}
