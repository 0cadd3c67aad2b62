/** Whether a text matches; built once for each pattern. */
export type Matcher = (text: string) => boolean;

/** The RE2 engine, which takes time linear in the text, or `null` where no pattern needs it. */
export type Re2 = { readonly compile: (pattern: string) => { readonly test: (text: string) => boolean } } | null;

/** Go's syntax that JavaScript lacks: flags inside a group, classes such as `\PC` or `[[:alpha:]]`, `\z`, `\A`, `\Q`, `\x{...}`. */
const goOnly = /\(\?[^:]|\\[pPzAQC]|\[\[:|\\x\{/;

/**
 * Whether a pattern must run on RE2: because JavaScript reads it differently, or because a repeated group repeats inside
 * itself, which JavaScript may try in exponentially many ways. A group that starts with a literal dot, as in a DNS name, is safe.
 */
export function needsRe2(pattern: string): boolean {
  return goOnly.test(pattern) || repeatedGroups(pattern).some((body) => repeats(body) && !body.startsWith('\\.'));
}

/** The matcher of a pattern; an unanchored pattern matches anywhere in the text, as the API server does it. */
export function matcher(pattern: string, re2: Re2): Matcher {
  if (!needsRe2(pattern)) {
    const compiled = new RegExp(pattern, 'u');
    return (text) => compiled.test(text);
  }
  if (re2 === null) throw new Error(`The pattern \`${pattern}\` needs RE2.`);
  const compiled = re2.compile(pattern);
  return (text) => compiled.test(text);
}

/** What stands inside each group that may occur any number of times. */
function repeatedGroups(pattern: string): readonly string[] {
  const bodies: string[] = [];
  const open: number[] = [];
  const bare = withoutClasses(pattern);
  for (let i = 0; i < bare.length; i++) {
    if (bare[i] === '\\') i++;
    else if (bare[i] === '(') open.push(i);
    else if (bare[i] === ')') {
      const start = open.pop() ?? 0;
      if (/^(?:[*+]|\{\d+,\})/.test(bare.slice(i + 1))) bodies.push(bare.slice(start + 1, i).replace(/^\?:/, ''));
    }
  }
  return bodies;
}

/** Whether a part of a pattern, its classes already taken out, may occur any number of times. */
function repeats(body: string): boolean {
  return /[*+]|\{\d+,\}/.test(body.replace(/\\./g, 'x'));
}

/** The pattern with every character class written as `x`, so that what is in brackets is not taken for syntax. */
function withoutClasses(pattern: string): string {
  return pattern.replace(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]/gs, (part) => (part.startsWith('[') ? 'x' : part));
}
