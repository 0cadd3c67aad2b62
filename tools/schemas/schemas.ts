import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { kindsSource } from './kinds.ts';
import { poolOf, poolText } from './pool.ts';
import type { Definitions } from './raw.ts';
import { readSources } from './sources.ts';
import { nullable, type Structural, structural, structuralKind } from './structural.ts';
import { typedKinds } from './typed-kinds.ts';
import { typesSource } from './types.ts';

const { values } = parseArgs({
  options: {
    crds: { type: 'string', default: '../shared/data/crds' },
    openapi: { type: 'string', default: 'http://127.0.0.1:8001' },
  },
});

const pools = await readSources(values);
const definitions = builtInDefinitions(pools.find(({ builtIn }) => builtIn)?.definitions ?? {});
const meta = definitions.get('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
if (meta === undefined) throw new Error('The OpenAPI documents define no ObjectMeta.');

const schemas = new Map<string, Structural>();
mkdirSync('src/kube/schema/data', { recursive: true });
let total = 0;
for (const pool of pools) {
  const own = new Map(
    pool.kinds.map((raw) => [
      `${raw.apiVersion}/${raw.kind}`,
      structuralKind(raw.schema, pool, pool.builtIn ? meta : nullable(meta)),
    ]),
  );
  for (const [name, schema] of own) schemas.set(name, schema);
  const stored = poolOf(pool.from, pool.builtIn, own);
  const text = poolText(stored);
  write(`src/kube/schema/data/${pool.name}.gen.json`, text, `${own.size} kinds in ${stored.nodes.length} nodes`);
  total += text.length;
}
console.log(`${total} bytes of schemas for ${schemas.size} kinds`);
write('src/kube/schema/kinds.gen.ts', kindsSource(pools));

const from = pools
  .filter(({ kinds }) => kinds.some(({ kind }) => typedKinds.some((typed) => typed.kind === kind)))
  .map((pool) => pool.from);
const typed = typedKinds.map(({ apiVersion, kind }) => {
  const schema = schemas.get(`${apiVersion}/${kind}`);
  if (schema === undefined) throw new Error(`No source has \`${kind}\` of \`${apiVersion}\`.`);
  return { apiVersion, kind, schema };
});
write('src/kube/types.gen.ts', typesSource(from, typed, definitions));

function builtInDefinitions(raw: Definitions): ReadonlyMap<string, Structural> {
  const names = Object.keys(raw).filter((name) => !name.endsWith('List'));
  return new Map(names.sort().map((name) => [name, structural({ $ref: `#/components/schemas/${name}` }, raw)]));
}

function write(path: string, text: string, what = ''): void {
  writeFileSync(path, text);
  console.log(`${String(text.length).padStart(7)} ${path} ${what}`.trimEnd());
}
