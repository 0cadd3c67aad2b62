import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from 'js-yaml';
import type { RawKind, RawPool, RawSchema } from './raw.ts';

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: RawSchema };
    }[];
  };
}

/** Every served version of every CustomResourceDefinition in the directory's YAML files. */
export function readCustomResources(name: string, from: string, directory: string): RawPool {
  const files = readdirSync(directory).filter((file) => file.endsWith('.yaml') && !file.startsWith('chart-'));
  const kinds = files
    .sort()
    .flatMap((file) => kindsOf(load(readFileSync(join(directory, file), 'utf8')) as Definition));
  return { name, from, kinds, definitions: {}, builtIn: false };
}

/** Bare JSON Schema files, named `<kind>_<version>.json`, of one group; `scopes` gives each kind's spelling and scope. */
export function readJsonSchemas(
  name: string,
  from: string,
  directory: string,
  group: string,
  scopes: Readonly<Record<string, boolean>>,
): RawPool {
  const files = readdirSync(directory).filter((file) => file.endsWith('.json'));
  const kinds = files.sort().map((file) => {
    const [lower, version] = basename(file, '.json').split('_');
    const known = Object.entries(scopes).find(([kind]) => kind.toLowerCase() === lower);
    if (known === undefined) throw new Error(`The scope of \`${file}\` is not known.`);
    const [kind, namespaced] = known;
    const schema = JSON.parse(readFileSync(join(directory, file), 'utf8')) as RawSchema;
    return { apiVersion: `${group}/${version}`, kind, namespaced, schema };
  });
  return { name, from, kinds, definitions: {}, builtIn: false };
}

function kindsOf({ spec }: Definition): readonly RawKind[] {
  return spec.versions
    .filter(({ served }) => served)
    .map(({ name, schema }) => ({
      apiVersion: `${spec.group}/${name}`,
      kind: spec.names.kind,
      namespaced: spec.scope === 'Namespaced',
      schema: schema.openAPIV3Schema,
    }));
}
