import { loadFleet } from '../../src/fleet/load.ts';
import { resolve } from '../../src/model/resolve.ts';
import { type Rendered, renderedOf, renderFleet } from '../../src/pipeline.ts';
import { exampleFleet, exampleNames } from '../../tools/generate/golden.ts';

/** The pages of an example in both languages, with the paths of its whole tree. */
export interface ExamplePages {
  readonly name: string;
  readonly rendered: Rendered;
  readonly paths: ReadonlySet<string>;
  /** Ids of clusters that the pages show how to add. */
  readonly added: readonly string[];
  readonly pages: readonly { readonly path: string; readonly ko: string; readonly en: string }[];
}

let known: readonly ExamplePages[] | null = null;

/** Every example, rendered in both languages whatever its fleet file says; once for all who ask. */
export function examplePages(): readonly ExamplePages[] {
  known ??= inBothLanguages();
  return known;
}

function inBothLanguages(): readonly ExamplePages[] {
  return exampleNames().map((name) => {
    const { fleet } = loadFleet(exampleFleet(name), 'fleet.yaml');
    if (fleet === null) throw new Error(`The example ${name} has findings.`);
    const rendered = renderedOf(resolve(fleet));
    const inLanguage = (language: 'ko' | 'en'): ReadonlyMap<string, string> =>
      new Map(renderFleet({ ...rendered, model: { ...rendered.model, language } }));
    const [ko, en] = [inLanguage('ko'), inLanguage('en')];
    const paths = [...ko.keys()].filter((path) => path.startsWith('docs/'));
    const additions = paths.flatMap((path) => [...(ko.get(path) ?? '').matchAll(/^namsan add-cluster .*--id (\S+)/gm)]);
    return {
      name,
      rendered,
      paths: new Set(ko.keys()),
      added: additions.map(([, id = '']) => id),
      pages: paths.map((path) => ({ path, ko: ko.get(path) ?? '', en: en.get(path) ?? '' })),
    };
  });
}

/** The texts of the fenced blocks of one kind, in order. */
export function fenced(page: string, kind: string): readonly string[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, found, text]) =>
    found === kind && text !== undefined ? [text] : [],
  );
}

/** A page without its fenced blocks. */
export function prose(page: string): string {
  return page.replace(/^```\w+\n[\s\S]*?^```$/gm, '');
}
