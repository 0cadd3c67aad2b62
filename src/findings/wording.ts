/** A count with its unit: `1 file`, `3 files`, `0 entries`, `2 addresses`. */
export function counted(count: number, unit: string): string {
  if (count === 1) return `1 ${unit}`;
  if (/[^aeiou]y$/.test(unit)) return `${count} ${unit.slice(0, -1)}ies`;
  return `${count} ${unit}${unit.endsWith('s') ? 'es' : 's'}`;
}

/** Words in backticks, as `a`, `b` or `c`. */
export function choice(words: readonly string[], last: 'and' | 'or'): string {
  const marked = words.map((word) => (word === '' ? 'empty' : `\`${word}\``));
  return marked.length < 2 ? marked.join('') : `${marked.slice(0, -1).join(', ')} ${last} ${marked.at(-1)}`;
}
