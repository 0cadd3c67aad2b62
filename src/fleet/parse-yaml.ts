import { Composer, type Document, Lexer, LineCounter, Parser } from 'yaml';
import { maxDepth } from './structure.ts';

/** A text as YAML: its first document, or where and why it was not read on. */
export type Parsed =
  | { readonly doc: Document.Parsed; readonly errors: readonly YamlError[]; readonly lines: LineCounter }
  | { readonly stopped: 'deep' | 'long'; readonly offset: number; readonly lines: LineCounter };

export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

/**
 * Parses YAML 1.2 with `<<` left as a key. Depth and length are bounded while the text is read: a parser that is let into a million
 * brackets ends only with the memory. Errors come in the order of the text; those after the first are mostly its consequences.
 */
export function parseYaml(text: string, mostTokens: number = maxTokens): Parsed {
  const lines = new LineCounter();
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false, merge: false });
  try {
    const documents = composer.compose(tokens(text, lines, mostTokens), true, text.length);
    const first = documents.next();
    if (first.done === true) throw new Error('The YAML composer gave no document');
    const doc = first.value;
    const errors: YamlError[] = [...doc.errors, ...doc.warnings.filter((w) => w.code === 'BAD_DIRECTIVE')].map((e) => ({
      code: e.code,
      message: e.message,
      offset: e.pos[0],
    }));
    const second = documents.next();
    if (second.done !== true)
      errors.push({ code: 'MULTIPLE_DOCS', message: 'Several documents', offset: second.value.range[0] });
    return { doc, errors: errors.toSorted((a, b) => a.offset - b.offset), lines };
  } catch (error) {
    if (error instanceof Stopped) return { stopped: error.reason, offset: error.offset, lines };
    throw error;
  }
}

function* tokens(text: string, lines: LineCounter, mostTokens: number): ReturnType<Parser['parse']> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    count += 1;
    if (parser.stack.length > maxOpen) throw new Stopped('deep', parser.offset);
    if (count > mostTokens) throw new Stopped('long', parser.offset);
  }
  yield* parser.end();
}

/** A list of maps by indentation opens two tokens a level, and the document and the value at the end one each. */
const maxOpen = 2 * maxDepth + 2;

/** Words, blanks, line ends and signs: ten thousand clusters of three nodes have 2.5 million, and a million takes 600 MB at worst. */
export const maxTokens = 3_000_000;

class Stopped extends Error {
  readonly reason: 'deep' | 'long';
  readonly offset: number;
  constructor(reason: 'deep' | 'long', offset: number) {
    super(reason);
    this.reason = reason;
    this.offset = offset;
  }
}
