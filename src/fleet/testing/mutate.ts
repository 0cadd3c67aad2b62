/** Choices of a mutation: each number picks one of what is possible at its turn. */
export type Choices = readonly number[];

/** Words and signs that mean something to YAML, to JavaScript or to a fleet file. */
const snippets: readonly string[] = [
  ...['\t', ':', ': ', '- ', '[', ']', '{', '}', ',', '"', "'", '#', '&a ', '*a', '<<: *a', '!x ', '%', '|', '>', '? '],
  ...['\n', '\r', '\0', '\ufffd', '\ufeff', '\ud800', '---\n', '...\n', 'null', '~', 'true', '0x1F', '1e999', '.nan'],
  ...['constructor', '__proto__', 'toString', '6h', '14', '-1', '99999999999999999999d', '1.30', 'Hub', 'https://'],
];

/** Values that a field may be given by mistake, or on purpose. */
const values: readonly unknown[] = [
  ...[null, '', ' ', 0, -1, 1, 2, 1.5, 3e4, 1e308, Number.NaN, Number.POSITIVE_INFINITY, true, false, [], {}, [[]]],
  ...['constructor', '__proto__', 'hasOwnProperty', 'sidecar', 'agent', 'scrape', 'none', 'local', 'forward', 'hub'],
  ...['edge', 'storage', 'gateway', 'load-balancer', 'node-port', 'ingress-nginx', 'longhorn', 'acme', 'argocd'],
  ...[
    '0s',
    '1h',
    '40h',
    '10d',
    '30d',
    '99y',
    '14',
    '1Gi',
    '0',
    '30000',
    '10GiB',
    '"',
    'a'.repeat(5000),
    '\u0000',
    '💡',
  ],
  ...['https://a.example.com', 'https://u:p@a', 'http://[::1]', 'https://', 'a b', 'ssh://', '10.0.0.1', '0.0.0.0'],
  ...['255.255.255.255-0.0.0.0', '10.0.0.1-10.0.0.2', '1.24', '1.999', { secret: 'x' }, [{ id: 'x' }], ['a', 'a']],
];

/** A text with a piece of it removed, repeated, moved, cut off or replaced by a snippet. */
export function mutateText(text: string, choices: Choices): string {
  let out = text;
  for (let i = 0; i + 3 < choices.length; i += 4) {
    const [how = 0, where = 0, length = 0, what = 0] = choices.slice(i);
    const at = where % (out.length + 1);
    const end = Math.min(out.length, at + (length % 12));
    const snippet = snippets[what % snippets.length] ?? '';
    const lines = out.split('\n');
    const line = where % lines.length;
    if (how % 6 === 0) out = out.slice(0, at) + out.slice(end);
    else if (how % 6 === 1) out = out.slice(0, at) + snippet + out.slice(at);
    else if (how % 6 === 2) out = out.slice(0, at) + snippet + out.slice(end);
    else if (how % 6 === 3)
      out = lines.toSpliced(line, 1, lines[line] ?? '', lines[length % lines.length] ?? '').join('\n');
    else if (how % 6 === 4)
      out = lines.toSpliced(line, 1, `${' '.repeat(length % 5)}${lines[line]?.trim()}`).join('\n');
    else out = length % 10 === 0 ? out.slice(0, at) : lines.toSpliced(line, 1 + (length % 3)).join('\n');
  }
  return out;
}

/** A copy of plain data with values replaced, removed, added, repeated or taken from elsewhere in it. */
export function mutateTree(tree: unknown, choices: Choices): unknown {
  const root = { tree: copyOf(tree) };
  for (let i = 0; i + 3 < choices.length; i += 4) {
    const [how = 0, where = 0, what = 0, from = 0] = choices.slice(i);
    const slots = slotsOf(root);
    const slot = slots[where % slots.length];
    if (slot === undefined) break;
    const value = values[what % values.length];
    const other = slots[from % slots.length];
    if (how % 5 === 0) put(slot, value);
    else if (how % 5 === 1) drop(slot);
    else if (how % 5 === 2) put(slot, copyOf(other?.holder[other.key]));
    else if (how % 5 === 3) add(slot.holder[slot.key], `${snippets[what % snippets.length]}`.trim() || 'x', value);
    else add(slot.holder, other?.key ?? 'x', copyOf(slot.holder[slot.key]));
  }
  return root.tree;
}

/** What `structuredClone` makes of plain data, in a tenth of the time. */
function copyOf(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const out: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) out[key] = copyOf(entry);
  return out;
}

interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function slotsOf(root: unknown): readonly Slot[] {
  const out: Slot[] = [];
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      out.push({ holder, key });
      walk(holder[key]);
    }
  };
  walk(root);
  return out;
}

function put({ holder, key }: Slot, value: unknown): void {
  holder[key] = copyOf(value);
}

function drop({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function add(holder: unknown, key: string, value: unknown): void {
  if (Array.isArray(holder)) holder.push(copyOf(value));
  else if (holder !== null && typeof holder === 'object' && key !== '__proto__')
    (holder as Record<string, unknown>)[key] = copyOf(value);
}
