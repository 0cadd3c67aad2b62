import type { Rule } from '../../findings/finding.ts';

export const notText: Rule = {
  code: 'fleet/not-text',
  severity: 'error',
  title: 'The fleet file is not UTF-8 text',
  why: 'A character that cannot be read may stand for any other: nothing is built on it.',
  fix: 'Save the file as UTF-8 without control characters; an archive, an image or UTF-16 text is not a fleet file.',
  refs: [],
  firm: true,
};

/** A control character other than tab and line ends, or the sign that decoders put for bytes that are not UTF-8. */
const unreadable = /[^\P{Cc}\t\n\r\u0085]|\ufffd/u;

/** The first character that text should not hold: its offset and a sentence; `null` when there is none. */
export function unreadableIn(text: string): { readonly offset: number; readonly message: string } | null {
  const found = unreadable.exec(text);
  if (found === null) return null;
  const code = found[0].codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  return {
    offset: found.index,
    message:
      code === 0xfffd
        ? 'Here stand bytes that are not UTF-8'
        : `Here stands the control character U+${hex}, which no text file holds`,
  };
}
