import { type Files, isForTests } from './files.ts';

/** Something that stands in a visible list, and where its file belongs. */
export interface Listed {
  /** The code of a rule, or the name of a component or command. */
  readonly name: string;
  /** Path of the file, without `.ts`. */
  readonly base: string;
  /** Path of its page. */
  readonly page: string;
}

/** What lacks of each listed thing: its file, its page that begins with its name, and a test that names it. */
export function listedFaults(files: Files, listed: readonly Listed[]): readonly string[] {
  const names = listed.map(({ name }) => name);
  return listed.flatMap(({ name, base, page }, i) => {
    const heading = files.get(page)?.split('\n')[0];
    return [
      ...(names.indexOf(name) < i ? [`${name} is in the list twice`] : []),
      ...[`${base}.ts`, page].filter((path) => !files.has(path)).map((path) => `${name} lacks ${path}`),
      ...(heading === undefined || heading.endsWith(name) ? [] : [`${page} does not begin with ${name}`]),
      ...(isTested(files, name, base)
        ? []
        : [`${name} lacks a test: ${base}.test.ts, or another of its room that names it`]),
    ];
  });
}

/** Its own test, or one of the same room in which its name stands: what is raised by a loader or writer is best tested through it. */
function isTested(files: Files, name: string, base: string): boolean {
  const room = `${base.split('/').slice(0, 2).join('/')}/`;
  const named = new RegExp(`[^\\w/-]${name}(?![\\w/-])`);
  return [...files].some(
    ([path, text]) =>
      path === `${base}.test.ts` || (path.startsWith(room) && path.endsWith('.test.ts') && named.test(text)),
  );
}

/** Rules that a file defines and no list has, and rules whose code is not the path of their file. */
export function unlistedRules(files: Files, listed: readonly Listed[]): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    if (!path.startsWith('src/') || isForTests(path)) return [];
    return [...text.matchAll(/^\s*code: '([a-z0-9-]+\/[a-z0-9-]+)'/gm)].flatMap(([, code = '']) => {
      const found = listed.find(({ name }) => name === code);
      if (found === undefined) return [`${path} defines ${code}, which is in no list`];
      return path === `${found.base}.ts` ? [] : [`${path} defines ${code}, which belongs into ${found.base}.ts`];
    });
  });
}

/** Files of a folder that nothing in the list accounts for. `pattern` has one group, the name. */
export function strays(files: Files, pattern: RegExp, known: readonly string[]): readonly string[] {
  return [...files.keys()].filter((path) => {
    const name = pattern.exec(path)?.[1];
    return name !== undefined && !known.includes(name);
  });
}
