import type { TagMatch } from '../log-nodes.ts';

/**
 * Whether a section takes records of a tag as it is written in an input. A `*` in an input's tag becomes the path of the file, with dots
 * (fluent-bit@v5.1.1 plugins/in_tail/tail_file.c); a tag that is not known may be any. An expression that only Onigmo reads matches anything.
 */
export function takes(match: TagMatch, tag: string): boolean {
  if (tag === '') return true;
  const actual = tag.replaceAll('*', 'var.log.containers.web-0_shop_app-0123456789abcdef.log');
  if (match.kind === 'wildcard') return wildcard(match.text).test(actual);
  try {
    return new RegExp(match.text).test(actual);
  } catch {
    return true;
  }
}

/** A pattern in which `*` stands for any text, as an expression over whole texts. */
export function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
