import type { EnvValue, Word } from '../objects/workload.ts';
import { podNameMark } from '../objects/workload.ts';

/** A program where a shell expects a command. */
const program = /(?:^|[\n;&|(])[ \t]*(?:exec[ \t]+)?((?:[\w./-]*\/)?(?:thanos|prometheus|alertmanager))(?=\s)/;

/**
 * The words of the first engine that a shell script starts: quotes and line continuations taken away, up to the end of its command. The
 * name of the pod and the variables of the container that are known are put in.
 */
export function shellWords({ text, field }: Word, env: ReadonlyMap<string, EnvValue> = new Map()): readonly Word[] {
  const joined = text.replace(/\\\r?\n/g, ' ');
  const start = program.exec(joined);
  if (start === null) return [];
  const words: Word[] = [];
  const from = joined.slice(start.index).replace(/^[\s;&|(]*(?:exec[ \t]+)?/, '');
  for (const match of from.matchAll(/((?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|\$\([^)]*\)|[^\s"';&|\\])+)|([\n;&|])/g)) {
    if (match[2] !== undefined) break;
    words.push({ text: withVariables(unquoted(match[1] ?? ''), env), field });
  }
  return words;
}

function unquoted(word: string): string {
  return word.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g, (_whole, double: string | undefined, single, escaped) =>
    double === undefined ? (single ?? escaped ?? '') : double.replace(/\\(["\\$`])/g, '$1'),
  );
}

/** The name of a pod is its host name. */
function withVariables(text: string, env: ReadonlyMap<string, EnvValue>): string {
  return text
    .replace(/\$\(hostname\)|\$\{?(?:HOSTNAME|POD_NAME)\}?/g, podNameMark)
    .replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced: string | undefined, bare: string | undefined) => {
      const value = env.get(braced ?? bare ?? '');
      return value?.kind === 'text' ? value.text : whole;
    });
}
