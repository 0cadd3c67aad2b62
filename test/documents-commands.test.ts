import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../src/cli/commands/list.ts';
import { programOf } from '../src/cli/program.ts';
import { plainPaint } from '../src/findings/format-text.ts';
import { clusterFaults } from './documents/cluster-names.ts';
import { type ExamplePages, examplePages, fenced } from './documents/pages.ts';
import { type ShellCommand, shellCommands } from './documents/shell.ts';
import { toolFaults } from './documents/tools.ts';

/** What stands wrong in one command: options that its tool has not, paths and names that the fleet has not. */
async function faultsOf(example: ExamplePages, [tool = '', ...args]: ShellCommand): Promise<readonly string[]> {
  if (tool === 'RENEW=1') return faultsOf(example, args);
  if (tool === 'bash') return example.paths.has(args[0] ?? '') ? [] : [`the tree has no ${args[0]}`];
  if (tool === 'namsan') return namsanFaults(args);
  return [...toolFaults(tool, args), ...(tool === 'kubectl' ? clusterFaults(example, args) : [])];
}

/** The real description of the command line, with commands that do nothing. */
async function namsanFaults(args: readonly string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const io = {
    ...{ out: () => true, err: (text: string) => said.push(text) > 0, paint: plainPaint, paintErr: plainPaint },
    stdin: async function* () {},
  };
  const idle = commands.map((command) => ({ ...command, run: async () => 0 }));
  try {
    await programOf(idle, io, () => {}).parseAsync(args, { from: 'user' });
  } catch (error) {
    return [`namsan ${args.join(' ')}: ${error instanceof Error ? error.message : String(error)} ${said.join('')}`];
  }
  return [];
}

for (const example of examplePages())
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
