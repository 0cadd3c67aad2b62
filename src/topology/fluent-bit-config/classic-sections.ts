import { entryOf } from '../../kube/table.ts';
import type { ConfigSection } from './config-section.ts';

/** What a text in the classic format holds: its sections, and the files that it includes. */
export interface ClassicConfig {
  readonly sections: readonly ConfigSection[];
  readonly includes: readonly string[];
}

const kinds: Readonly<Record<string, ConfigSection['kind']>> = {
  service: 'service',
  input: 'input',
  filter: 'filter',
  output: 'output',
  parser: 'parser',
  multiline_parser: 'multiline-parser',
};

/**
 * The sections of a configuration in Fluent Bit's classic format: `[SECTION]`, then indented `Key value` lines; `#` begins a line of comment,
 * `@SET name=value` a variable (docs.fluentbit.io administration/configuring-fluent-bit/classic-mode).
 */
export function classicSections(text: string): ClassicConfig {
  const sections: ConfigSection[] = [];
  const includes: string[] = [];
  let open: Map<string, string[]> | null = null;
  const close = (kind: ConfigSection['kind'], properties: Map<string, string[]>): void => {
    sections.push({ kind, name: (properties.get('name')?.at(-1) ?? '').toLowerCase(), properties });
  };
  let kind: ConfigSection['kind'] | null = null;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    const head = /^\[([\w ]+)\]$/.exec(line)?.[1];
    const include = /^@include\s+(.+)$/i.exec(line)?.[1];
    if (line === '' || line.startsWith('#')) continue;
    if (include !== undefined) includes.push(include.trim());
    else if (head !== undefined) {
      if (kind !== null && open !== null) close(kind, open);
      kind = entryOf(kinds, head.trim().toLowerCase()) ?? null;
      open = new Map();
    } else if (open !== null && !line.startsWith('@')) {
      const [, key = '', value = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
      const name = key.toLowerCase();
      open.set(name, [...(open.get(name) ?? []), value.trim()]);
    }
  }
  if (kind !== null && open !== null) close(kind, open);
  return { sections, includes };
}

/** The variables that a text in the classic format sets by `@SET name=value`. */
export function classicVariables(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/^[^\S\n]*@set\s+([^\s=]+)\s*=\s*(.*)$/gim)];
  return new Map(found.map(([, name = '', value = '']) => [name, value.trim()]));
}
