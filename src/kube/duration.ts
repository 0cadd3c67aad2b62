const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** Prometheus' own shape: units from large to small, each at most once (prometheus/common model/time.go). */
const shape = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Milliseconds of a Prometheus duration such as `14d` or `1h30m`; `null` when it is none, is zero-length or too large to count. */
export function parseDuration(text: string): number | null {
  if (text === '0') return 0;
  const parts = shape.exec(text);
  if (text === '' || parts === null) return null;
  const units = ['y', 'w', 'd', 'h', 'm', 's', 'ms'];
  let total = 0;
  units.forEach((unit, i) => {
    total += Number(parts[i + 1] ?? 0) * (unitMs[unit] ?? 0);
  });
  return Number.isSafeInteger(total) ? total : null;
}

/** A Prometheus duration of so many milliseconds: whole days from two days on (`14d`, `2d6h`), hours and below before (`24h`, `1h30m`); `0s` for zero. */
export function formatDuration(ms: number): string {
  return written(ms, Math.abs(ms) >= 2 * day ? ['d', 'h', 'm', 's', 'ms'] : ['h', 'm', 's', 'ms']);
}

/** The same for flags that take Go's time.Duration, which knows no days: `336h`. */
export function goDuration(ms: number): string {
  return written(ms, ['h', 'm', 's', 'ms']);
}

function written(ms: number, units: readonly string[]): string {
  if (ms === 0) return '0s';
  let rest = Math.round(Math.abs(ms));
  let text = ms < 0 ? '-' : '';
  for (const unit of units) {
    const size = unitMs[unit] ?? 1;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text;
}

export const minute: number = 60_000;
export const hour: number = 3_600_000;
export const day: number = 86_400_000;
