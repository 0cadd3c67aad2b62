import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { definition } from './built-in.ts';
import { readSources } from './sources.ts';
import { type Structural, structural, structuralKind } from './structural.ts';
import { typedKinds } from './typed-kinds.ts';
import { typesSource } from './types.ts';

const { values } = parseArgs({
  options: {
    crds: { type: 'string', default: '../shared/data/crds' },
    openapi: { type: 'string', default: 'http://127.0.0.1:8001' },
  },
});

const pools = await readSources(values);
const [builtIn] = pools;
if (builtIn === undefined) throw new Error('There is no source.');
const metaName = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const meta = structural({ $ref: `#/components/schemas/${metaName}` }, builtIn.definitions);

const typed = typedKinds.map(({ apiVersion, kind }) => {
  for (const pool of pools) {
    const found = pool.kinds.find((candidate) => candidate.apiVersion === apiVersion && candidate.kind === kind);
    if (found !== undefined) return { apiVersion, kind, schema: structuralKind(found.schema, pool, meta) };
  }
  throw new Error(`No source has \`${kind}\` of \`${apiVersion}\`.`);
});
const definitions = new Map<string, Structural>();
for (const name of Object.keys(builtIn.definitions).sort()) {
  if (name.endsWith('List') || name === metaName) continue;
  definitions.set(name, structural({ $ref: `#/components/schemas/${name}` }, builtIn.definitions));
}
definition(builtIn.definitions, metaName);
writeFileSync(
  'src/kube/types.gen.ts',
  typesSource(
    pools.map(({ from }) => from),
    typed,
    definitions,
  ),
);
