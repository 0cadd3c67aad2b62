import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../tools/engines/build.ts';
import { tools } from '../documents/tools.ts';
import { run } from './harness/processes.ts';

/** How the help of each tool shows the options that the pages write short, or in the forms of another flag library. */
const longNames: Readonly<Record<string, string>> = { '-n': '--namespace', '-o': '--output', '-f': '--filename' };

for (const [tool, help] of [
  ['kubectl', ['--help']],
  ['kustomize', ['--help']],
  ['promtool', ['--help']],
] as const)
  test(`the real ${tool} has every sub-command and option that the operator's pages use`, async () => {
    const command = await engine(tool);
    const { everywhere = [], commands = {} } = tools[tool] ?? {};
    const shared = tool === 'kubectl' ? (await run({ name: tool, command, args: ['options'] }, 30_000)).log : '';
    for (const [name, options] of Object.entries(commands)) {
      const { log } = await run({ name: tool, command, args: [...name.split(' '), ...help] }, 30_000);
      assert.match(log, new RegExp(`${tool} ${name}`), `${tool} ${name}`);
      for (const option of [...everywhere, ...options])
        assert.ok(`${log}${shared}`.includes(longNames[option] ?? option), `${tool} ${name} has ${option}`);
    }
  });
