import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A Go module whose source says which metrics it registers, and where in it to look. */
export interface GoSource {
  /** `path@version` as the module proxy has it. */
  readonly module: string;
  /** Folders of the module, with everything below. */
  readonly folders: readonly string[];
}

/** Names and what is known of their kinds: a histogram gives `_bucket`, `_sum` and `_count`. */
export interface FoundMetrics {
  readonly names: ReadonlySet<string>;
  readonly histograms: ReadonlySet<string>;
}

/** The folder of a module in the module cache, downloaded first where it lacks. */
export function moduleFolder(module: string): string {
  const told: unknown = JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' }));
  if (typeof told === 'object' && told !== null && 'Dir' in told) return String(told.Dir);
  throw new Error(`${module} is not to be had: ${JSON.stringify(told)}`);
}

/**
 * The metrics that Go sources register: `BuildFQName`, the `Opts` of each kind, and literals that begin with one of the prefixes.
 * Constants are followed by name within their folder; a name made at run time is not seen.
 */
export function goMetrics(sources: readonly GoSource[], prefixes: readonly string[]): FoundMetrics {
  const names = new Set<string>();
  const histograms = new Set<string>();
  const literal = new RegExp(`"((?:${prefixes.join('|')})[a-z0-9_]+)"`, 'g');
  for (const { module, folders } of sources) {
    const root = moduleFolder(module);
    const files = folders
      .flatMap((folder) => globSync('**/*.go', { cwd: join(root, folder) }).map((file) => join(root, folder, file)))
      .filter(
        (file) => !file.endsWith('_test.go') && !/(?:^|\/)(?:test|testing|fixtures)\//.test(file.slice(root.length)),
      );
    const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
    const constants = constantsOf(texts);
    for (const [file, text] of texts) {
      const textOf = (word: string | undefined) => resolve(word, dirname(file), constants);
      for (const call of text.matchAll(/BuildFQName\(([^,()]*),([^,()]*),([^,()]*)\)/g))
        add([textOf(call[1]), textOf(call[2]), textOf(call[3])], false);
      for (const opts of text.matchAll(/\b(Counter|Gauge|Histogram|Summary|Untyped)?Opts\{/g)) {
        const body = balanced(text, opts.index + opts[0].length);
        const field = (name: string) => textOf(new RegExp(`\\b${name}:\\s*([^,\\n]+)`).exec(body)?.[1]);
        add([field('Namespace'), field('Subsystem'), field('Name')], opts[1] === 'Histogram' || opts[1] === 'Summary');
      }
      for (const [, name = ''] of text.matchAll(literal)) if (!name.endsWith('_')) names.add(name);
    }
  }
  return { names, histograms };

  function add(parts: readonly (string | null)[], ranges: boolean): void {
    if (parts.at(-1) === '' || parts.includes(null)) return;
    const name = parts.filter((part) => part !== '').join('_');
    if (!/^[a-zA-Z_:][\w:]*$/.test(name)) return;
    names.add(name);
    if (ranges) histograms.add(name);
  }
}

type Constants = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Constants and variables that are plain text, by folder; under `''` those of all folders. */
function constantsOf(texts: ReadonlyMap<string, string>): Constants {
  const out = new Map<string, Map<string, string>>([['', new Map()]]);
  for (const [file, text] of texts) {
    const own = out.get(dirname(file)) ?? new Map<string, string>();
    out.set(dirname(file), own);
    for (const [, name = '', value = ''] of text.matchAll(
      /^\s*(?:const\s+|var\s+)?(\w+)(?:\s+string)?\s*=\s*"([^"]*)"/gm,
    )) {
      own.set(name, value);
      out.get('')?.set(name, value);
    }
  }
  return out;
}

/** The text of an expression: a literal, a constant of the folder or of another one, or such joined by `+`; `null` when it is none. */
function resolve(expression: string | undefined, folder: string, constants: Constants): string | null {
  if (expression === undefined) return '';
  const parts = expression
    .trim()
    .split(/\s*\+\s*/)
    .map((part) => {
      const text = /^"([^"]*)"$/.exec(part)?.[1];
      if (text !== undefined) return text;
      const [name = '', other] = part.split('.').toReversed();
      return (
        (other === undefined ? constants.get(folder)?.get(name) : undefined) ?? constants.get('')?.get(name) ?? null
      );
    });
  return parts.includes(null) ? null : parts.join('');
}

/** The text up to the brace that closes what is open at `from`. */
function balanced(text: string, from: number): string {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}
