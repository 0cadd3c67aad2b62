import type { Rule } from '../../findings/finding.ts';

export const yamlSyntax: Rule = {
  code: 'fleet/yaml-syntax',
  severity: 'error',
  title: 'The fleet file is not YAML that can be read',
  why: 'What cannot be read for certain is not guessed: a fleet is built from it.',
  fix: 'Mend the line; indent by blanks, write each key once, and put values with `:` or `#` in quotes.',
  refs: [],
};

const messages: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab stands where blanks must indent',
  DUPLICATE_KEY: 'The same key stands twice in one map',
  BAD_ALIAS: 'An alias names an anchor that is not there',
  BAD_INDENT: 'The indentation does not fit the lines above',
  MULTIPLE_DOCS: 'The file holds more than one document',
  MISSING_CHAR: 'A bracket, a brace, a quote or a colon is missing',
  UNEXPECTED_TOKEN: 'A character stands where it cannot be read',
  KEY_OVER_1024_CHARS: 'A key is longer than 1024 characters',
  BLOCK_AS_IMPLICIT_KEY: 'A map begins on a line that is already the value of another key',
};

/** A sentence for an error code of the YAML parser; what it has no sentence for is said in the parser's words. */
export function syntaxMessage(code: string, parserMessage: string): string {
  return messages[code] ?? `The line cannot be read: ${parserMessage.split('\n')[0] ?? code}`;
}

/** Sentences for what parses but is no plain data. */
export const plainFaults = {
  bomb: 'Aliases multiply the file to more than two million values',
  depth: 'Values are nested more than 64 deep, or an anchor contains itself',
  alias: 'An alias names nothing that can stand here; `<<` takes a map or a list of maps',
  key: 'A key is not plain text',
} as const;
