/** The entry of a table under a key that somebody else wrote: `constructor` and the like, which every object of JavaScript has, are no entries. */
export function entryOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
