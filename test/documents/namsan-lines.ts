import { applyGiven, needDirect } from '../../src/cli/apply-options.ts';
import type { Given } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/list.ts';
import { programOf } from '../../src/cli/program.ts';
import { Usage } from '../../src/cli/usage.ts';
import { stepNames } from '../../src/cluster/bootstrap/bootstrap-step.ts';
import { plainPaint } from '../../src/findings/format-text.ts';
import { parseDuration } from '../../src/kube/duration.ts';
import { secretSources } from '../../src/model/secrets/secrets.ts';
import type { ExamplePages } from './pages.ts';

/** What stands wrong in a line after `namsan`: commands and options by their real definitions, then names that the fleet has not. */
export async function namsanFaults(example: ExamplePages, args: readonly string[]): Promise<readonly string[]> {
  const line = `namsan ${args.join(' ')}`;
  const said: string[] = [];
  let taken: { readonly name: string; readonly given: Given } | null = null;
  const io = {
    ...{ out: () => true, err: (text: string) => said.push(text) > 0, paint: plainPaint, paintErr: plainPaint },
    stdin: async function* () {},
  };
  const idle = commands.map((command) => ({
    ...command,
    run: async (given: Given) => {
      taken = { name: command.name, given };
      return 0;
    },
  }));
  try {
    await programOf(idle, io, () => {}).parseAsync(args, { from: 'user' });
  } catch (error) {
    return [`${line}: ${error instanceof Error ? error.message : String(error)} ${said.join('')}`];
  }
  return taken === null ? [`${line}: runs nothing`] : nameFaults(example, taken).map((fault) => `${line}: ${fault}`);
}

/** Names and values of a line that are not of this fleet, and commands that do not go with how it is delivered. */
function nameFaults(
  example: ExamplePages,
  { name, given }: { readonly name: string; readonly given: Given },
): readonly string[] {
  const { model, workloads } = example.rendered;
  const ids = new Set([...model.clusters.map(({ id }) => id), ...example.added]);
  const components = new Set(workloads.map(({ component }) => component));
  const secrets = new Set(secretSources(model).map(({ secret }) => secret));
  const among = (what: string, known: ReadonlySet<string>, names: readonly string[]): readonly string[] =>
    names.filter((one) => !known.has(one)).map((one) => `the fleet has no ${what} ${one}`);
  const said = (option: string): readonly string[] => [given.option(option) ?? []].flat();
  const { arguments: takes } = commands.find((command) => command.name === name) ?? { arguments: [] };
  const files = takes.some((argument) => argument.name === 'fleet') ? [given.argument('fleet')] : [];
  return [
    ...among('file', new Set(['fleet.yaml']), [...files.map((file) => file ?? ''), ...said('fleet')]),
    ...among('cluster', ids, name === 'explain' ? [given.argument('subject') ?? ''] : []),
    ...among('cluster', ids, [...given.list('cluster'), ...said('like')]),
    ...among(
      'cluster',
      ids,
      given.list('copied').map((pair) => pair.slice(0, pair.indexOf('='))),
    ),
    ...among('component', components, given.list('component')),
    ...among('Secret', secrets, given.list('rotate')),
    ...among('step', new Set(stepsOf(example)), said('step')),
    ...['wait', 'timeout'].flatMap((option) =>
      said(option).flatMap((value) => (parseDuration(value) === null ? [`${value} is no duration`] : [])),
    ),
    ...refused(name, given, example),
  ];
}

/** Steps before the tree: those of scripts only where the tree has them. */
function stepsOf({ paths }: ExamplePages): readonly string[] {
  const always: readonly string[] = ['clusters', 'secrets', 'buckets'];
  return stepNames.filter((step) => always.includes(step) || paths.has(`bootstrap/${step}.sh`));
}

/** What the commands themselves refuse before they ask a cluster. */
function refused(name: string, given: Given, { rendered }: ExamplePages): readonly string[] {
  const { model } = rendered;
  const { via } = model.secrets;
  try {
    if (name === 'apply') applyGiven(given, rendered);
    if (name === 'diff') needDirect(given, model);
    if (name === 'bootstrap' && (via === 'sealed-secrets' || via === 'sops') && given.option('out') === null)
      return ['Secrets that lie in the tree need --out'];
    if (name === 'secrets' && via === 'external-secrets' && given.list('rotate').length > 0)
      return ['values in a store outside are not rotated'];
    return [];
  } catch (error) {
    if (error instanceof Usage) return [error.message];
    throw error;
  }
}
