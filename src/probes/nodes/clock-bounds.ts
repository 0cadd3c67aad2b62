/** The difference of a clock from that of this machine, in milliseconds: somewhere between the two. Positive is ahead. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * What one answer tells of the clock that stamped it. `date` is the second of the stamp (RFC 9110 6.6.1, `Date` has no parts of a second), made between
 * `sent` and `received` by this machine's clock.
 */
export function boundsOf(date: number, sent: number, received: number): Bounds {
  return { least: date - received, most: date + 1_000 - sent };
}

/** What several answers tell together. A clock that was set between them contradicts itself: then the last answer counts. */
export function together(all: readonly Bounds[]): Bounds {
  const least = Math.max(...all.map((one) => one.least));
  const most = Math.min(...all.map((one) => one.most));
  return least <= most
    ? { least, most }
    : (all.at(-1) ?? { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY });
}

/** Whether the difference is more than `limit` whatever it is between its bounds. */
export function surelyBeyond({ least, most }: Bounds, limit: number): boolean {
  return least > limit || most < -limit;
}

/** `0.3 s ahead of that of the API server, give or take 0.2 s`. */
export function boundsText({ least, most }: Bounds, other: string): string {
  const middle = (least + most) / 2;
  const size = (Math.abs(middle) / 1_000).toFixed(1);
  const side = middle >= 0 ? 'ahead of' : 'behind';
  return `${size} s ${side} ${other}, give or take ${((most - least) / 2_000).toFixed(1)} s`;
}
