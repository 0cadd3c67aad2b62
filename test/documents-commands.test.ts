import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../src/cli/commands/list.ts';
import { clusterFaults } from './documents/cluster-names.ts';
import { namsanFaults } from './documents/namsan-lines.ts';
import { type ExamplePages, examplePages, fenced, prose } from './documents/pages.ts';
import { type ShellCommand, shellCommands } from './documents/shell.ts';
import { toolFaults } from './documents/tools.ts';

/** What stands wrong in one command: options that its tool has not, paths and names that the fleet has not. */
async function faultsOf(example: ExamplePages, [tool = '', ...args]: ShellCommand): Promise<readonly string[]> {
  if (tool === 'RENEW=1') return faultsOf(example, args);
  if (tool === 'bash') return example.paths.has(args[0] ?? '') ? [] : [`the tree has no ${args[0]}`];
  if (tool === 'namsan') return namsanFaults(example, args);
  return [...toolFaults(tool, args), ...(tool === 'kubectl' ? clusterFaults(example, args) : [])];
}

for (const example of examplePages()) {
  test(`every command in the pages of ${example.name} is one of its tool and names what the fleet has`, async () => {
    let count = 0;
    const faults: string[] = [];
    for (const { path, ko, en } of example.pages)
      for (const line of new Set(
        [ko, en].flatMap((page) => fenced(page, 'sh')).flatMap((text) => text.trimEnd().split('\n')),
      ))
        for (const command of shellCommands(line)) {
          count += 1;
          for (const fault of await faultsOf(example, command)) faults.push(`${path}: ${fault}`);
        }
    assert.deepEqual([...new Set(faults)], []);
    assert.ok(count > 50, `${count} commands`);
  });

  test(`every namsan command in the sentences of ${example.name} is there, and goes with the fleet`, async () => {
    const faults: string[] = [];
    let count = 0;
    for (const { path, ko, en } of example.pages)
      for (const [, line = ''] of [ko, en].flatMap((page) => [...prose(page).matchAll(/`(namsan [^`]*)`/g)])) {
        count += 1;
        const [[, ...args] = []] = shellCommands(line);
        // A name alone speaks of the command as such.
        const isName = args.length === 1 && commands.some(({ name }) => name === args[0]);
        for (const fault of isName ? [] : await namsanFaults(example, args)) faults.push(`${path}: ${fault}`);
      }
    assert.deepEqual(faults, []);
    assert.ok(count > 4, `${count} sentences`);
  });

  test(`what ${example.name} does without namsan stands behind the command of namsan that does it`, () => {
    const blocks =
      /^```sh\n(?<lines>(?:[^`]|`(?!``$))*?)^```\n\n(?:namsan 없이는 다음과 같이 합니다\.|Without namsan:)$/gm;
    for (const { path, ko, en } of example.pages)
      for (const page of [ko, en]) {
        const leads = [...page.matchAll(/^(?:namsan 없이는 다음과 같이 합니다\.|Without namsan:)$/gm)].length;
        const before = [...page.matchAll(blocks)].map(({ groups }) => groups?.['lines'] ?? '');
        assert.equal(before.length, leads, path);
        for (const lines of before) assert.match(lines.trimEnd().split('\n').at(-1) ?? '', /^namsan /, path);
      }
    const led = (page: string): number =>
      example.pages.find(({ path }) => path === `docs/${page}`)?.en.split('\nWithout namsan:\n').length ?? 0;
    for (const page of ['README.md', 'DEPLOY.md', 'OPERATIONS.md', 'TROUBLESHOOTING.md', 'RECOVERY.md'])
      assert.ok(led(page) > 1, page);
  });
}

test('what no tool, cluster or tree has is found', async () => {
  const [example] = examplePages().filter(({ name }) => name === 'sidecar');
  assert.ok(example !== undefined);
  const faults = async (line: string): Promise<readonly string[]> =>
    (await Promise.all(shellCommands(line).map((command) => faultsOf(example, command)))).flat();
  const inside = 'kubectl --context cluster-196-central -n monitoring';
  assert.deepEqual(await faults(`${inside} get pods`), []);
  for (const line of [
    'namsan deploy fleet.yaml',
    'namsan render fleet.yaml --output .',
    'namsan apply other.yaml',
    'namsan verify fleet.yaml --cluster nothing',
    'namsan verify fleet.yaml --wait soon',
    'namsan status fleet.yaml --component nothing',
    'namsan bootstrap fleet.yaml --step argocd',
    'namsan secrets fleet.yaml --rotate nothing',
    'namsan explain --fleet fleet.yaml --live traces cluster-196-central',
    'namsan apply fleet.yaml --prune-named Namespace/logging',
    'bash bootstrap/nothing.sh',
    'helm install x',
    `${inside} exec thanos-query-0`,
    `${inside} get pods --everywhere`,
    `${inside} rollout status deployment/nothing`,
    `${inside} port-forward service/nothing 1:1`,
    `${inside} logs prometheus-main-7`,
    `${inside} get secret nothing`,
    'kubectl --context nowhere get nodes',
    'kubectl --context cluster-196-central -n nowhere get pods',
    'kubectl --context cluster-196-central apply --prune -f -',
  ])
    assert.equal((await faults(line)).length, 1, line);
});

test('a fleet that Argo CD delivers is applied by no command of its pages', async () => {
  const [example] = examplePages().filter(({ name }) => name === 'operator');
  assert.ok(example !== undefined);
  for (const line of ['apply fleet.yaml', 'diff fleet.yaml', 'secrets fleet.yaml --rotate s3-credentials'])
    assert.equal((await namsanFaults(example, line.split(' '))).length, 1, line);
});

test('buckets are made by their script where their keys come with the tree, else by namsan', () => {
  const order = (name: string): readonly string[] => {
    const page = examplePages()
      .find((example) => example.name === name)
      ?.pages.find(({ path }) => path === 'docs/DEPLOY.md');
    return [...(page?.en ?? '').matchAll(/^(?:bash bootstrap\/buckets\.sh|namsan buckets)/gm)].map(([line]) => line);
  };
  assert.deepEqual(order('sidecar'), ['namsan buckets', 'bash bootstrap/buckets.sh']);
  assert.deepEqual(order('operator'), ['bash bootstrap/buckets.sh', 'namsan buckets']);
});
