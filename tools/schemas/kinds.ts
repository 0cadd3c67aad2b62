import type { RawPool } from './raw.ts';

/** The source of `kinds.gen.ts`: which kind is in which pool, whether it lives in a namespace, and how a pool is loaded. */
export function kindsSource(pools: readonly RawPool[]): string {
  const kinds = pools.flatMap((pool) =>
    pool.kinds.map(({ apiVersion, kind, namespaced }) => `  '${apiVersion}/${kind}': ['${pool.name}', ${namespaced}],`),
  );
  return [
    `// Written by \`node tools/schemas/schemas.ts\` from ${pools.map(({ from }) => from).join('; ')}.\n`,
    `export type PoolName = ${pools.map(({ name }) => `'${name}'`).join(' | ')};\n`,
    '/** `<apiVersion>/<kind>`, each with the pool that holds its schema and whether its objects live in a namespace. */',
    `export const kinds: Readonly<Record<string, readonly [pool: PoolName, namespaced: boolean]>> = {\n${kinds.sort().join('\n')}\n};\n`,
    '/** Each pool is loaded when a kind of it is first met. */',
    'export const pools: Readonly<Record<PoolName, () => Promise<{ readonly default: unknown }>>> = {',
    ...pools.map(({ name }) => `  '${name}': () => import('./data/${name}.gen.json', { with: { type: 'json' } }),`),
    '};\n',
  ].join('\n');
}
