import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatJson } from '../src/findings/format-json.ts';
import { formatText } from '../src/findings/format-text.ts';
import type { KubeObject } from '../src/kube/objects.ts';
import { isKubeObject } from '../src/kube/read.ts';
import { type ReadManifests, readManifests } from '../src/manifests/read/read-manifests.ts';
import { scratchFolder } from '../src/manifests/testing/scratch.ts';
import { checkManifests } from '../src/pipeline.ts';
import { type Promised, surviveNothing } from '../src/proofs/promise.ts';
import { repositories } from './repositories/list.ts';

const home = join(import.meta.dirname, 'repositories');

const day = 86_400_000;

const promised: Promised = {
  ...{ hub: 'main', clusters: ['main', 'hub'], tenants: [], dataSource: true, origin: 'manifests', nodes: new Map() },
  keep: { raw: 30 * day, '5m': 90 * day, '1h': 365 * day },
  survive: { ...surviveNothing, objectStore: day / 4, hub: day / 4, link: day / 4, node: 1, receivers: 1 },
  exceptions: new Map(),
  logs: {
    clusters: [
      {
        ...{ cluster: 'main', store: null, nodes: 3, nodeDisk: 1e11 },
        bytesPerSecond: { containers: 1e5, host: 1e4 },
      },
    ],
    families: null,
    keep: { search: 14 * day, archive: 90 * day },
    survive: { store: day / 24, link: day / 24, objectStore: day / 4 },
  },
};

/** Values that nobody expects anywhere. */
const odd: readonly unknown[] = [
  ...[null, '', ' ', 0, -1, 1e308, Number.MAX_SAFE_INTEGER, 0.5, true, [], {}, [null], { '': null }, 'a'.repeat(5000)],
  ...['__proto__', 'constructor', '$(X)', '{{ x }}', '\u0000', 'https://[::1', 'dns+', '9'.repeat(400), '1y', '-6w'],
  ...[['--endpoint='], [['a']], { valueFrom: null }, '%', '*', '(', '[', '\ud800'],
];

interface Mutation {
  readonly object: number;
  readonly spot: number;
  /** An odd value, or -1 to take the key away. */
  readonly value: number;
}

/** All places in a value, as a holder and a key in it. */
function spots(value: unknown, out: (readonly [Record<string, unknown>, string])[] = []): typeof out {
  if (value === null || typeof value !== 'object') return out;
  for (const [key, inner] of Object.entries(value)) {
    out.push([value as Record<string, unknown>, key]);
    spots(inner, out);
  }
  return out;
}

function mutated(objects: readonly KubeObject[], mutations: readonly Mutation[]): readonly KubeObject[] {
  const touched = new Set(mutations.map(({ object }) => object % objects.length));
  const copy = objects.map((object, i) => (touched.has(i) ? structuredClone(object) : object));
  for (const { object, spot, value } of mutations) {
    const all = spots(copy[object % copy.length]);
    const chosen = all[spot % all.length];
    if (chosen === undefined) continue;
    const [holder, key] = chosen;
    if (value < 0 && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (value < 0) delete holder[key];
    else holder[key] = structuredClone(odd[value % odd.length]);
  }
  return copy;
}

test('whatever a key of an object holds, or lacks, something is said and nothing is thrown', async () => {
  const read = repositories.map(({ name, clusters }) =>
    clusters.map((cluster) => readManifests(cluster, join(home, name, cluster))),
  );
  const mutation = fc.record({ object: fc.nat(), spot: fc.nat(), value: fc.integer({ min: -1, max: odd.length - 1 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(read.length - 1),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      async (which, changes) => {
        const changed = (read[which] ?? []).map((one): ReadManifests => {
          const objects = mutated(one.objects, changes).filter((object) => isKubeObject(object));
          return { ...one, objects };
        });
        await said(changed);
      },
    ),
    { numRuns: 600 },
  );
});

test('files that are cut, or whose lines changed places, are read as far as they go', async () => {
  const folder = scratchFolder();
  for (const { name } of repositories) cpSync(join(home, name), join(folder, name), { recursive: true });
  const texts = repositories.flatMap(({ name, clusters }) =>
    clusters.flatMap((cluster) =>
      readdirSync(join(folder, name, cluster), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => ({ name, clusters, path: join(entry.parentPath, entry.name) })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(texts.length - 1), fc.nat(), fc.nat(), fc.boolean(), async (which, from, to, cuts) => {
      const chosen = texts[which];
      assert.ok(chosen !== undefined);
      const whole = readFileSync(chosen.path, 'utf8');
      const lines = whole.split('\n');
      const [a, b] = [from % lines.length, to % lines.length];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
      writeFileSync(chosen.path, cuts ? whole.slice(0, from % whole.length) : lines.join('\n'));
      try {
        await said(chosen.clusters.map((cluster) => readManifests(cluster, join(folder, chosen.name, cluster))));
      } finally {
        writeFileSync(chosen.path, whole);
      }
    }),
    { numRuns: 400 },
  );
});

async function said(read: readonly ReadManifests[]): Promise<void> {
  const { report } = await checkManifests(read, () => promised);
  assert.notEqual(formatText(report), '');
  JSON.parse(formatJson(report));
}

test('what is made to be endless is told, and ends', async () => {
  const folder = scratchFolder();
  const nested = (open: string, close: string): string => `${open.repeat(20_000)}${close.repeat(20_000)}`;
  const bomb = ['a0: &a0 [x]', ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)];
  const carried = (name: string, data: Readonly<Record<string, string>>): object => ({
    ...{
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, labels: { grafana_dashboard: '1', grafana_datasource: '1' } },
    },
    data,
  });
  const files: Readonly<Record<string, string>> = {
    'deep.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ${nested('[', ']')}\n`,
    'deep.json': `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": ${nested('[', ']')}}`,
    'bomb.yaml': `kind: Pod\n${bomb.join('\n')}\n`,
    'list.yaml': `${'{apiVersion: v1, kind: List, items: ['.repeat(40)}${']}'.repeat(40)}\n`,
    'inside.json': JSON.stringify(
      carried('inside', {
        'x.json': `${'{"panels": ['.repeat(20_000)}${']}'.repeat(20_000)}`,
        'datasources.yaml': `datasources: *a40\n`,
        'bomb.yaml': `${bomb.join('\n')}\ndatasources: [*a40]\n`,
        'fluent-bit.conf': `${'@INCLUDE fluent-bit.conf\n'.repeat(1000)}`,
      }),
    ),
    'keys.json':
      '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "__proto__"}, "spec": {"__proto__": {"ports": 1}}}',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const read = readManifests('main', folder);
  assert.deepEqual(
    read.findings.map(({ message }) => message.replaceAll(`${folder}/`, '')),
    [
      'The document cannot be read: its aliases make more than 2000000 values of it',
      'The document cannot be read: it nests more than 100 deep',
      'The document cannot be read: nesting exceeded maxDepth (100)',
    ],
  );
  await said([read]);
});
