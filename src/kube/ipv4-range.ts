/** The first and last address of a range `FIRST-LAST`, or of one address, as numbers; the text is known to be well formed. */
export function rangeBounds(range: string): { readonly from: number; readonly to: number } {
  const [first = '', last = first] = range.split('-');
  return { from: ipNumber(first), to: ipNumber(last) };
}

/** How many addresses the ranges hold together; a range that ends before it begins holds none. */
export function rangeSize(ranges: readonly string[]): number {
  return ranges.reduce((sum, range) => sum + sizeOf(range), 0);
}

/** The address at a position, counted from 0 through all ranges in order; `null` beyond the last. */
export function nthAddress(ranges: readonly string[], index: number): string | null {
  let rest = index;
  for (const range of ranges) {
    const size = sizeOf(range);
    if (rest < size) return ipText(rangeBounds(range).from + rest);
    rest -= size;
  }
  return null;
}

/** An IPv4 address as a number, so that addresses compare. */
export function ipNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The address of such a number, dotted. */
export function ipText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

function sizeOf(range: string): number {
  const { from, to } = rangeBounds(range);
  return Math.max(0, to - from + 1);
}
