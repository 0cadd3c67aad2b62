import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type StepName, stepNames } from '../cluster/bootstrap/bootstrap-step.ts';
import { bootstrapSteps } from '../cluster/bootstrap/bootstrap-steps.ts';
import { type StepResult, takeSteps } from '../cluster/bootstrap/take-steps.ts';
import { bootstrapFiles } from '../delivery/bootstrap/files.ts';
import { bucketsPart, secretsPart } from './bootstrap-parts.ts';
import { exits, type Given } from './command.ts';
import type { Io } from './io.ts';
import { liveFleet } from './live-fleet.ts';
import { runScript } from './run-script.ts';
import { scratchTree } from './scratch-tree.ts';
import { table } from './table.ts';
import { Usage } from './usage.ts';

/** Takes the steps before the tree as a command line says, and gives the exit code. Clusters are reached anew after steps that change the kubeconfig. */
export async function bootstrapLive(given: Given, io: Io): Promise<number> {
  const first = await liveFleet(given, io);
  if (first === null) return exits.findings;
  let fleet = first;
  const scratch = scratchTree();
  try {
    const { model, workloads } = fleet.live;
    const chosen = fleet.chosen.map(({ id }) => id);
    const tree = given.option('out');
    const { via } = model.secrets;
    if (tree === null && (via === 'sealed-secrets' || via === 'sops'))
      throw new Usage('The Secrets of this fleet lie in its repository: name that directory by `--out`.');
    const scripts = new Map(bootstrapFiles(model, workloads));
    const listOnly = given.flag('list');
    const told = { values: given.list('values'), rotate: [], readable: given.flag('readable'), quiet: listOnly };
    const live = () => fleet.live;
    const steps = bootstrapSteps({
      ...{ model, chosen, scripts, installs: given.flag('install-clusters'), copied: copiedOf(given, chosen) },
      kube: (id) => fleet.live.kube(id),
      script: async (path, line) => {
        if (tree !== null) await asRendered(tree, path, scripts);
        const folder = tree ?? (await scratch.tree(fleet.checked.rendered));
        return runScript(join(folder, path), line, fleet.signal);
      },
      secrets: secretsPart({ live, chosen, tree: tree ?? '.', given: told, io }),
      buckets: bucketsPart(live),
    });
    const only = stepNamed(
      given.option('step'),
      steps.map(({ name }) => name),
    );
    const results = await takeSteps(steps, {
      ...{ only, listOnly, stopped: () => fleet.signal.aborted },
      reopen: async () => {
        const again = await liveFleet(given, io);
        if (again === null) throw new Error('A fleet that held does so no more');
        fleet.close();
        fleet = again;
      },
      tell: (line) => io.err(`${line}\n`),
    });
    io.out(given.option('format') === 'json' ? json(results) : text(results));
    return fleet.ended(results.every(isDone) ? exits.clean : exits.findings);
  } finally {
    fleet.close();
    await scratch.remove();
  }
}

function stepNamed(name: string | null, there: readonly StepName[]): StepName | null {
  const found = stepNames.find((step) => step === name) ?? null;
  if (name !== null && (found === null || !there.includes(found)))
    throw new Usage(`This fleet has no step \`${name}\`; it has ${there.map((step) => `\`${step}\``).join(', ')}.`);
  return found;
}

function copiedOf(given: Given, chosen: readonly string[]): readonly string[] {
  const copied = given.list('copied');
  for (const pair of copied) {
    const at = pair.indexOf('=');
    if (at <= 0 || at === pair.length - 1) throw new Usage(`\`--copied ${pair}\` is not \`CLUSTER=FILE\`.`);
    if (!chosen.includes(pair.slice(0, at)))
      throw new Usage(`\`--copied ${pair}\` names none of the clusters ${chosen.map((id) => `\`${id}\``).join(', ')}.`);
  }
  return copied;
}

/** Scripts are run as the fleet file renders them, and not as they once were. */
async function asRendered(tree: string, path: string, scripts: ReadonlyMap<string, string>): Promise<void> {
  for (const each of [path, 'bootstrap/lib.sh']) {
    const there = await readFile(join(tree, each), 'utf8').catch(() => null);
    if (there === scripts.get(each)) continue;
    const how = there === null ? 'is not there' : 'is not as the fleet file renders it';
    throw new Usage(
      `\`${join(tree, each)}\` ${how}. First: \`namsan render --out ${tree}\`, and name that directory by \`--out\`.`,
    );
  }
}

function text(results: readonly StepResult[]): string {
  const rows = results.map(({ name, did, needs, about }) => [name, did, needs.join(' ') || '-', about]);
  const open = results.filter((result) => !isDone(result));
  const [first] = open.filter(({ did }) => did !== 'skipped');
  return [
    table([['STEP', 'STATE', 'NEEDS', 'WHAT'], ...rows]),
    ...results.flatMap(({ name, says }) => says.map((said) => `${name}: ${said}\n`)),
    open.length === 0 ? 'All steps are done. Next: `namsan apply`, or push the repository for Argo CD.\n' : '',
    first?.did === 'failed'
      ? `Once that is mended: \`namsan bootstrap\` again, which goes on at \`${first.name}\` and does nothing twice.\n`
      : '',
  ].join('');
}

function json(results: readonly StepResult[]): string {
  return `${JSON.stringify({ version: 1, done: results.every(isDone), steps: results }, null, 2)}\n`;
}

function isDone({ did }: StepResult): boolean {
  return did === 'done' || did === 'was done';
}
