/** Does something for each item, so many at once, and gives what came of them in their order. Once `stop` says so nothing more begins, and those are left out. */
export async function atOnce<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
  stop: () => boolean = () => false,
): Promise<readonly R[]> {
  const out: R[] = [];
  const done = new Set<number>();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !stop()) {
      const place = next;
      next += 1;
      out[place] = await work(items[place] as T);
      done.add(place);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return out.filter((_, i) => done.has(i));
}
