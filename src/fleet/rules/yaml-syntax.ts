import type { Rule } from '../../findings/finding.ts';
import { maxDepth, type StructureFault } from '../structure.ts';

export const yamlSyntax: Rule = {
  code: 'fleet/yaml-syntax',
  severity: 'error',
  title: 'The fleet file is not YAML that can be read',
  why: 'What cannot be read for certain is not guessed: a fleet is built from it.',
  fix: 'Mend the line; indent by blanks, write each key once, and put values with `: ` or ` #` in quotes.',
  refs: [],
  firm: true,
};

/** A sentence on what is wrong, and what to do about it. */
export interface Trouble {
  readonly message: string;
  readonly fix: string;
}

const parserTroubles: Readonly<Record<string, Trouble>> = {
  TAB_AS_INDENT: {
    message: 'A tab stands where blanks must indent',
    fix: 'Replace the tab by blanks, as many as the line above has.',
  },
  BAD_INDENT: {
    message: 'The indentation does not fit the lines above',
    fix: 'Begin the line under the first letter of the key or the `-` that it belongs with.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'A second `: ` follows on one line, or the next line is indented too deep',
    fix: 'Put a value with `: ` in quotes, or begin the next line under this key.',
  },
  BLOCK_IN_FLOW: {
    message: 'A list or map by indentation stands inside brackets',
    fix: 'Write the inner one with brackets too, or the outer one by indentation.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message:
      'A key goes over more than one line; the `:` after it may be missing, or the line is not indented as those above',
    fix: 'Write `key: value` on one line, indented as its neighbours.',
  },
  MULTIPLE_DOCS: {
    message: 'A second document begins here; a fleet file holds one',
    fix: 'Remove the `---` line, or put the second fleet into a file of its own.',
  },
  KEY_OVER_1024_CHARS: { message: 'A key is longer than 1024 characters', fix: 'Look for a quote that is not closed.' },
  BAD_ALIAS: {
    message: 'An alias or anchor has no name',
    fix: 'Write `*name` or `&name`; put a value that begins with `*` or `&` in quotes.',
  },
  BAD_SCALAR_START: {
    message: 'A value begins with a character that YAML keeps for itself',
    fix: 'Put the value in quotes.',
  },
  BAD_DQ_ESCAPE: {
    message: 'A backslash in double quotes begins no escape that YAML knows',
    fix: 'Use single quotes: in them a backslash is only a backslash.',
  },
  MISSING_CHAR: {
    message: 'A bracket, a brace, a quote, a comma or a colon is missing',
    fix: 'Close what is open, write `key: value` with a blank after the colon, and put commas between values in brackets.',
  },
  BAD_DIRECTIVE: {
    message: 'A line that begins with `%` is a directive, which has no use here',
    fix: 'Remove the line.',
  },
};

/** What an error of the YAML parser means; what there is no sentence for is said in the parser's words. */
export function parserTrouble(code: string, parserMessage: string): Trouble {
  const bracket = /end with a ([\]}])$/.exec(parserMessage);
  if (bracket !== null)
    return {
      message: `A closing \`${bracket[1]}\` is missing before this place`,
      fix: 'Close the list or map where it ends.',
    };
  if (code === 'MISSING_CHAR' && /closing ['"]quote/.test(parserMessage))
    return { message: 'A quote is opened and not closed', fix: 'Close it where the value ends.' };
  const known = parserTroubles[code];
  if (known !== undefined) return known;
  const words = parserMessage.split('\n')[0] ?? code;
  return { message: `The line cannot be read as YAML: ${words.slice(0, 200)}`, fix: yamlSyntax.fix };
}

export const tooDeep: Trouble = {
  message: `Values are nested more than ${maxDepth} deep`,
  fix: 'A fleet file needs eight levels: look for a list or a map that is never closed.',
};

/** What a fault of the document's structure means. */
export function structureTrouble(fault: StructureFault): Trouble {
  const name = `\`${fault.name.length > 40 ? `${fault.name.slice(0, 40)}…` : fault.name}\``;
  switch (fault.kind) {
    case 'depth':
      return tooDeep;
    case 'circle':
      return { message: `The anchor ${name} contains itself`, fix: 'Write the value out instead of the alias.' };
    case 'no-anchor':
      return {
        message: `The alias \`*${fault.name.slice(0, 40)}\` names an anchor that no line above has`,
        fix: 'Correct the name, write `&name` before the value that is meant, or put a value that begins with `*` in quotes.',
      };
    case 'merge':
      return {
        message: '`<<` takes over the fields of a map or of a list of maps, and this is neither',
        fix: 'Write `<<: *anchor`, where the anchor stands before a map.',
      };
    case 'merge-twice':
      return { message: '`<<` stands twice in one map', fix: 'Write one line: `<<: [*first, *second]`.' };
    case 'twice':
      return { message: `The key ${name} stands twice in one map`, fix: 'Remove one of the two, or rename it.' };
    case 'proto':
      return { message: `${name} cannot be a key`, fix: 'Choose another name.' };
    case 'key':
      return { message: 'A key is not plain text', fix: 'Write `key: value`, with one word as the key.' };
    case 'tag':
      return {
        message: `The tag ${name} has no use in a fleet file`,
        fix: 'Remove the tag; put a value that begins with `!` in quotes.',
      };
  }
}
