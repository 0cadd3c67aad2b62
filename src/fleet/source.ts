import { type FilePlace, type Finding, finding, type Rule } from '../findings/finding.ts';
import { maxTokens, parseYaml } from './parse-yaml.ts';
import { finderOf, maxValues, type Path, plainOf } from './plain.ts';
import { fileSize, maxCharacters } from './rules/file-size.ts';
import { notText, unreadableIn } from './rules/not-text.ts';
import { parserTrouble, structureTrouble, type Trouble, tooDeep, yamlSyntax } from './rules/yaml-syntax.ts';
import { structureOf } from './structure.ts';

/** The values of a fleet file as written, aliases and merges resolved, and where in the text each stands. */
export interface Source {
  readonly value: unknown;
  /** The place of a value, or of the nearest one above it that is written. */
  readonly place: (path: Path) => FilePlace;
  /** The place of the key of a value. */
  readonly keyPlace: (path: Path) => FilePlace;
  /** A single value as it is spelt in the file, such as `1.30` for the number 1.3; `null` for lists and maps. */
  readonly spelt: (path: Path) => string | null;
}

/** More findings of one file's syntax would only repeat the first ones. */
const maxFaults = 20;

/** Reads the text of a fleet file as YAML. `source` is `null` when it could not be; then `findings` say why. */
export function readSource(text: string, file: string): { source: Source | null; findings: readonly Finding[] } {
  const start: FilePlace = { file, line: 1, column: 1, path: '' };
  const stop = (rule: Rule, where: FilePlace, trouble: { readonly message: string; readonly fix?: string }) => ({
    source: null,
    findings: [finding(rule, where, trouble.message, trouble.fix === undefined ? {} : { fix: trouble.fix })],
  });
  if (text.length > maxCharacters)
    return stop(fileSize, start, {
      message: `\`${file}\` has ${text.length} characters; a fleet file has at most ${maxCharacters}`,
    });
  const unreadable = unreadableIn(text);
  if (unreadable !== null) return stop(notText, placeIn(text, unreadable.offset, file), unreadable);
  const parsed = parseYaml(text);
  const placeAt = (offset: number, path: Path): FilePlace => {
    const { line, col } = parsed.lines.linePos(Math.min(offset, text.length));
    return { file, line: Math.max(1, line), column: Math.max(1, col), path: path.join('.') };
  };
  if ('stopped' in parsed)
    return parsed.stopped === 'deep'
      ? stop(yamlSyntax, placeAt(parsed.offset, []), tooDeep)
      : stop(fileSize, placeAt(parsed.offset, []), {
          message: `\`${file}\` holds more than ${maxTokens} words and signs; what follows here was not read`,
        });
  const { doc } = parsed;
  const first = parsed.errors[0];
  if (first !== undefined) return stop(yamlSyntax, placeAt(first.offset, []), parserTrouble(first.code, first.message));
  if (doc.contents === null) return stop(yamlSyntax, start, empty);
  if (doc.directives?.yaml.explicit === true && doc.directives.yaml.version !== '1.2')
    return stop(yamlSyntax, start, oldYaml);
  const structure = structureOf(doc);
  if (structure.faults.length > 0) {
    const findings = structure.faults.slice(0, maxFaults).map((fault) => {
      const trouble = structureTrouble(fault);
      return finding(yamlSyntax, placeAt(fault.offset, []), trouble.message, { fix: trouble.fix });
    });
    return { source: null, findings };
  }
  const plain = plainOf(doc, structure);
  if ('value' in plain && plain.value === null) return stop(yamlSyntax, start, empty);
  if ('tooManyAt' in plain) return stop(yamlSyntax, placeAt(plain.tooManyAt, []), bomb);
  const find = finderOf(doc, structure);
  return {
    source: {
      value: plain.value,
      place: (path) => placeAt(find(path, 'value').offset, path),
      keyPlace: (path) => placeAt(find(path, 'key').offset, path),
      spelt: (path) => find(path, 'value').spelt,
    },
    findings: [],
  };
}

const empty: Trouble = {
  message: 'The file is empty',
  fix: 'Begin with `namsan init --preset sidecar`, or copy one of the examples.',
};

const oldYaml: Trouble = {
  message: 'The file asks for an older YAML, in which `yes`, `no` and `010` mean other values',
  fix: 'Remove the `%YAML` line: fleet files are YAML 1.2.',
};

const bomb: Trouble = {
  message: `Aliases multiply the file to more than ${maxValues} values`,
  fix: 'Remove aliases inside values that are themselves used by alias.',
};

/** Line and column before the text was parsed. */
function placeIn(text: string, offset: number, file: string): FilePlace {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { file, line, column: offset - before.lastIndexOf('\n'), path: '' };
}
