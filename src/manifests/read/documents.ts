import { boolYaml11Tag, CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { sizeFault } from '../../kube/size-fault.ts';

/** One document of a file: its value and the line it begins on, or why it could not be read; `whole` where that is told of any file. */
export type Document =
  | { readonly line: number; readonly text: string; readonly value: unknown }
  | { readonly line: number; readonly text: string; readonly fault: string; readonly whole?: true };

/** What the API server would read: `<<` merges, and `yes` and `on` are true (sigs.k8s.io/yaml reads YAML 1.1). */
const schema = CORE_SCHEMA.withTags(mergeTag, boolYaml11Tag);

/** The documents of a YAML text, split where kubectl splits them (k8s.io/apimachinery pkg/util/yaml): one that is broken costs only itself. */
export function* yamlDocuments(text: string): Generator<Document> {
  let line = 1;
  let rest = 0;
  for (const separator of text.matchAll(/^---(?=\s|$).*$/gm)) {
    yield* document(text.slice(rest, separator.index), line);
    line += linesIn(text.slice(rest, separator.index));
    rest = separator.index + 3;
    // What follows the three dashes on their line belongs to the next document.
  }
  yield* document(text.slice(rest), line);
}

/** The one document of a JSON text. */
export function jsonDocument(text: string): Document {
  try {
    const value: unknown = JSON.parse(text);
    const fault = sizeFault(value);
    return fault === null ? { line: 1, text, value } : { line: 1, text, fault, whole: true };
  } catch (error) {
    return { line: 1, text, fault: firstLine(error) };
  }
}

function* document(text: string, line: number): Generator<Document> {
  if (!/^\s*(?!\.\.\.\s*$)[^\s#%]/m.test(text)) return;
  const begin = line + linesIn(/^(?:[^\S\n]*(?:#.*)?\n)*/.exec(text)?.[0] ?? '');
  try {
    const value = load(text, { schema });
    const fault = text.includes('*') ? sizeFault(value) : null;
    yield fault === null ? { line: begin, text, value } : { line: begin, text, fault, whole: true };
  } catch (error) {
    const at = error instanceof YAMLException ? (error.mark?.line ?? 0) : 0;
    yield { line: line + at, text, fault: firstLine(error) };
  }
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

function firstLine(error: unknown): string {
  const text = error instanceof YAMLException ? error.reason : error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
