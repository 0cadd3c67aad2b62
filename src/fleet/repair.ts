import { z } from 'zod';

/**
 * What was probably meant by a value that its field does not take, as it would be written in the file: the first of a few small repairs
 * that the field takes. `null` when none does. `spelt` is the value's spelling in the file.
 */
export function repair(schema: z.core.$ZodType, value: unknown, spelt: string | null): Repaired | null {
  for (const one of candidates(value, spelt)) if (z.safeParse(schema, one.value).success) return one;
  return null;
}

export interface Repaired {
  /** What is meant by it. */
  readonly value: string | number | boolean;
  /** As it is written in the file, with quotes where they are needed. */
  readonly text: string;
  /** `false` for what must stand without the quotes that it had. */
  readonly quoted: boolean;
}

/** Longer values are not repaired: they would only fill the line. */
const longestValue = 120;

function candidates(value: unknown, spelt: string | null): readonly Repaired[] {
  if (typeof value === 'number' || typeof value === 'boolean') {
    const text = spelt ?? String(value);
    return text.length > longestValue ? [] : [{ value: text, text: `"${text}"`, quoted: true }];
  }
  if (typeof value !== 'string' || value.length > longestValue) return [];
  const lower = value.trim().toLowerCase();
  const bare = /^(?:[a-z]+:\/\/)?([^:/@\s]+)(?::\d+)?\/?$/.exec(lower)?.[1] ?? '';
  const texts = [
    value.trim(),
    lower,
    lower.includes('/') ? '' : lower.replaceAll(/[_\s.]+/g, '-'),
    lower.replace(/^v/, ''),
    /^v?(1\.\d+)\.\d+$/.exec(lower)?.[1] ?? '',
    bare,
    value.replace(/^([\d.]+)\s*([KMGTP])i?[Bb]?$/, '$1$2i'),
    value.replace(/^([\d.]+)\s*([KMGTP])i?$/, '$1$2iB'),
    origin(value),
    value.includes('://') ? '' : origin(`https://${value}`),
  ];
  const numbers = /^-?\d+(?:\.\d+)?$/.test(lower) ? [Number(lower)] : [];
  const flags = lower === 'true' || lower === 'yes' ? [true] : lower === 'false' || lower === 'no' ? [false] : [];
  return [
    ...texts
      .filter((text) => text !== '' && text !== value)
      .map((text) => ({ value: text, text: /^[\d.]+$/.test(text) ? `"${text}"` : text, quoted: true })),
    ...[...numbers, ...flags].map((plain) => ({ value: plain, text: String(plain), quoted: false })),
  ];
}

/** Scheme, host and port of a URL; empty for what is no URL or carries a user. */
function origin(text: string): string {
  if (!URL.canParse(text)) return '';
  const url = new URL(text);
  return url.origin === 'null' || url.username !== '' || url.password !== '' ? '' : url.origin;
}
