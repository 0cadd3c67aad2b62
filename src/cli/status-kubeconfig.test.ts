import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { example, namsan } from './testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-status-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, ['apiVersion: v1', 'kind: Config', ...lines, ''].join('\n'));
  return file;
}

/** Lists of ten aliases of the list before: ten times as many values with each line. */
const levels = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`);

/** Nobody waits for what would take longer than the world stands: a bound, and no measure. */
const bounded = { timeout: 120_000 };

test(
  'a kubeconfig whose aliases make more of it than can be walked is refused, wherever they are used',
  bounded,
  async () => {
    const lists = ['a0: &a0 [x]', ...levels(40)];
    const merged = [
      'm0: &m0 {a: 1}',
      ...Array.from({ length: 60 }, (_, i) => `m${i + 1}: &m${i + 1} {l: *m${i}, r: *m${i}}`),
    ];
    const bombs = [
      written('unused', lists),
      written('contexts', [...lists, 'contexts: *a40']),
      written('users', [...lists, 'users: [{name: a, user: {exec: {command: a, args: *a40}}}]']),
      written('maps', [...merged, 'clusters: [{name: a, cluster: {<<: *m60}}]']),
      written('itself', ['contexts: &c [*c]']),
    ];
    for (const bomb of bombs) {
      const { code, out } = await namsan(['status', example('kind'), '--cluster', 'biz1', '--kubeconfig', bomb]);
      assert.equal(code, 1);
      assert.ok(out.includes(`\`${bomb}\` is no kubeconfig: its aliases make more than 2000000 values of it`), out);
    }
  },
);

test('contexts of many files are merged, the first of a name counts', bounded, async () => {
  const many = (server: string, from: number): readonly string[] => {
    const ids = Array.from({ length: 2_000 }, (_, i) => `k${from + i}`);
    return [
      `clusters: [${ids.map((id) => `{name: ${id}, cluster: {server: "${server}"}}`).join(', ')}]`,
      `contexts: [${ids.map((id) => `{name: ${id}, context: {cluster: ${id}, user: u}}`).join(', ')}]`,
      'users: []',
    ];
  };
  const last = ['contexts: [{name: kind-biz1, context: {cluster: k1500, user: u}}]'];
  const files = [
    written('one', many('not an address', 0)),
    written('two', many('neither', 1_000)),
    written('three', last),
  ];
  const { code, out } = await namsan([
    ...['status', example('kind'), '--cluster', 'biz1'],
    ...files.flatMap((file) => ['--kubeconfig', file]),
  ]);
  assert.equal(code, 1);
  assert.match(out, /The context `kind-biz1` of biz1 .*`not an address`/);
});
