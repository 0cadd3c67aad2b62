import { DEFAULT_SCALAR_STYLE_RULES, type DumpOptions, dump, SCALAR_STYLE, type ScalarStyleRule } from 'js-yaml';
import type { KubeObject } from '../kube/objects.ts';
import { isJsonObject } from '../kube/read.ts';

/** Gives the YAML of a value; what it learns of scalars it keeps for the next value. */
export type YamlWriter = (value: object) => string;

/**
 * Texts of several lines whose blanks and empty lines decide their meaning: at the beginning, where a block needs an indentation
 * indicator; alone on a line; at the end. Readers disagree about them in blocks (yaml@2.9.1 drops a last line of blanks after `|2-`),
 * so they are quoted.
 */
const delicate = /^[ \n]|\n[ \t]+(?:\n|$)|\n\n$/;
const quoteDelicate: ScalarStyleRule = (layout) => {
  const { value } = layout.node;
  if (layout.style === SCALAR_STYLE.PLAIN && value.includes('\n') && delicate.test(value))
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
};

/** What has no digit and is still a number by the letter of YAML 1.1 (yaml.org/type/float.html): yaml@2.9.1 reads `.` and `e5` as one. */
const digitless = /^[-+]?(?:\._*|(?:\._*)?[eE][-+]?\d+)$/;
const quoteDigitless: ScalarStyleRule = (layout) => {
  if (layout.style === SCALAR_STYLE.PLAIN && digitless.test(layout.node.value))
    layout.style = SCALAR_STYLE.SINGLE_QUOTED;
};

/** Quoting of other scalars is the library's, which quotes whatever a YAML 1.1 reader such as Go's would take for something else. */
export const style: DumpOptions = {
  noRefs: true,
  lineWidth: -1,
  seqNoIndent: true,
  scalarStyleRules: [quoteDelicate, quoteDigitless, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)],
};

/** Strings repeat from cluster to cluster. Past so many different ones, memory is worth more than time. */
const maxRemembered = 50_000;

/**
 * A writer of block YAML as `kubectl` prints it: byte for byte what js-yaml's `dump` gives in the style above, at a tenth of its cost,
 * because each different scalar is styled once for all objects. Keys with `undefined` are left out.
 */
export function yamlWriter(): YamlWriter {
  const values = new Map<string, string>();
  const keys = new Map<string, string>();
  const remember = (map: Map<string, string>, text: string, make: (text: string) => string): string => {
    const known = map.get(text);
    if (known !== undefined) return known;
    if (map.size >= maxRemembered) map.clear();
    const made = make(text);
    map.set(text, made);
    return made;
  };

  const scalar = (value: unknown, indent: string): string => {
    if (typeof value === 'string') {
      const styled = remember(values, value, styledValue);
      return styled.includes('\n') ? styled.replaceAll(/\n(?=[^\n])/g, `\n${indent}`) : styled;
    }
    if (typeof value === 'number' && !Number.isSafeInteger(value)) return dump(value, style).trimEnd();
    return Object.is(value, -0) ? '-0.0' : String(value);
  };

  /** What stands after `key:` or `-`: a scalar or an empty collection on the same line, anything else below it. */
  const node = (value: unknown, indent: string, inSequence: boolean): string => {
    if (Array.isArray(value)) {
      if (value.length === 0) return ' []\n';
      return inSequence
        ? ` ${sequence(value, `${indent}  `).slice(indent.length + 2)}`
        : `\n${sequence(value, indent)}`;
    }
    if (isJsonObject(value)) {
      const lines = mapping(value, `${indent}  `);
      if (lines === '') return ' {}\n';
      return inSequence ? ` ${lines.slice(indent.length + 2)}` : `\n${lines}`;
    }
    const text = scalar(value, indent);
    return text.endsWith('\n') ? ` ${text}` : ` ${text}\n`;
  };

  const sequence = (items: readonly unknown[], indent: string): string => {
    let out = '';
    for (const item of items) out += `${indent}-${node(item ?? null, indent, true)}`;
    return out;
  };

  const mapping = (map: object, indent: string): string => {
    let out = '';
    for (const [key, value] of Object.entries(map))
      if (value !== undefined) out += `${indent}${remember(keys, key, styledKey)}:${node(value, indent, false)}`;
    return out;
  };

  return (value) => {
    try {
      const text = mapping(value, '');
      return text === '' ? '{}\n' : text;
    } catch (error) {
      if (error instanceof OddKey) return dump(value, style);
      throw error;
    }
  };
}

/** The object with `apiVersion`, `kind` and `metadata` first: how every Kubernetes file begins. */
export function inReadingOrder(object: KubeObject): object {
  const { apiVersion, kind, metadata, ...rest } = object;
  return { apiVersion, kind, metadata, ...rest };
}

/** A value as it stands after a key of an outermost map. Block scalars carry the indentation of that place. */
function styledValue(text: string): string {
  const styled = dump({ a: text }, style).slice('a: '.length);
  return /^[|>]/.test(styled) ? styled : styled.slice(0, -1);
}

/** A key that has to be written with `? ` is left to the library. */
class OddKey extends Error {}

function styledKey(text: string): string {
  const styled = dump({ [text]: 1 }, style);
  if (styled.startsWith('? ') || !styled.endsWith(': 1\n') || /^(?:---|\.\.\.)/.test(text)) throw new OddKey(text);
  return styled.slice(0, -': 1\n'.length);
}
