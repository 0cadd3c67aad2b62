import type { FleetJob } from '../cluster/apply/apply-fleet.ts';
import { isPruneNamed, pruneNames } from '../cluster/apply/prune-plan.ts';
import { choice } from '../findings/wording.ts';
import { parseDuration } from '../kube/duration.ts';
import type { Model } from '../model/model.ts';
import type { Live } from '../probes/probe.ts';
import type { Given, Option } from './command.ts';
import { chosenComponents } from './live-fleet.ts';
import { Usage } from './usage.ts';

/** How `apply` goes about it, beside which clusters and components. */
export const applyOptions: readonly Option[] = [
  { name: 'parallel', value: 'n', about: 'So many clusters at once.', standard: '4' },
  { name: 'sequential', value: null, about: 'One cluster after the other.' },
  {
    name: 'timeout',
    value: 'duration',
    about: 'How long a wave may take to become ready, such as `10m`.',
    standard: '10m',
  },
  { name: 'no-wait', value: null, about: 'Send every wave at once, without waiting until the one before is ready.' },
  { name: 'stop-on-failure', value: null, about: 'Begin nothing more once a cluster has failed.' },
  { name: 'dry-run', value: null, about: 'Have the API servers judge all of it, and change nothing.' },
  {
    name: 'force-conflicts',
    value: null,
    about: 'Take fields over that others own: what was changed by hand becomes again what is rendered.',
  },
  { name: 'prune', value: null, about: 'Delete what namsan applied before and renders no longer.' },
  {
    name: 'prune-named',
    value: 'kind/name',
    many: true,
    about:
      'Delete this CustomResourceDefinition, Namespace, PersistentVolume or PersistentVolumeClaim too (`KIND/NAME` or `KIND/NAMESPACE/NAME`): what is in it goes with it. Goes with --prune.',
  },
  {
    name: 'rollback',
    value: 'release',
    about: 'Go back to a release that the clusters keep: `previous`, or its number.',
  },
  { name: 'without-charts', value: null, about: 'Leave Helm charts out on purpose.' },
  { name: 'direct', value: null, about: 'Apply a fleet that Argo CD delivers.' },
  {
    name: 'state',
    value: 'dir',
    about:
      'Where the journal of a run is kept. Without it, `namsan` in XDG_STATE_HOME, or in `.local/state` of your home.',
  },
];

/** What the options of `apply` say. */
export interface ApplyGiven {
  readonly choice: FleetJob['choice'];
  readonly parallel: number;
  readonly stopOnFailure: boolean;
  readonly dryRun: boolean;
}

/** Reads the options of `apply` beside which clusters; wrong ones are told as such. */
export function applyGiven(given: Given, { model, workloads }: Pick<Live, 'model' | 'workloads'>): ApplyGiven {
  const components = chosenComponents(workloads, given.list('component'));
  const rollback = rollbackGiven(given.option('rollback'));
  if (rollback !== null && components.length > 0)
    throw new Usage('`--rollback` goes back with a whole cluster; leave `--component` out.');
  const named = given.list('prune-named');
  if (named.length > 0 && !given.flag('prune')) throw new Usage('`--prune-named` goes with `--prune`.');
  const wrong = named.find((text) => !isPruneNamed(text));
  if (wrong !== undefined)
    throw new Usage(
      `\`--prune-named ${wrong}\` names nothing that goes only by its name: say ${choice(pruneNames, 'or')}. Everything else goes with \`--prune\` alone.`,
    );
  needDirect(given, model);
  return {
    choice: {
      components,
      rollback,
      named,
      prune: given.flag('prune'),
      force: given.flag('force-conflicts'),
      wait: !given.flag('no-wait'),
      timeout: timeoutGiven(given.option('timeout') ?? ''),
      withoutCharts: given.flag('without-charts'),
    },
    parallel: given.flag('sequential') ? 1 : countGiven(given.option('parallel') ?? ''),
    stopOnFailure: given.flag('stop-on-failure'),
    dryRun: given.flag('dry-run'),
  };
}

/** Refuses a fleet that Argo CD delivers: two hands on the same objects undo each other. */
export function needDirect(given: Given, { delivery }: Pick<Model, 'delivery'>): void {
  if (delivery.via === 'argocd' && !given.flag('direct'))
    throw new Usage(
      `Argo CD delivers this fleet from ${delivery.repo}: render and push the tree, and it is applied. With \`--direct\` namsan applies it all the same; \`namsan drift\` compares the clusters with it.`,
    );
}

function rollbackGiven(said: string | null): FleetJob['choice']['rollback'] {
  if (said === null || said === 'previous') return said;
  if (/^[1-9]\d{0,8}$/.test(said)) return Number(said);
  throw new Usage(`\`--rollback ${said}\` names no release: say \`previous\`, or a number such as \`3\`.`);
}

function timeoutGiven(said: string): number {
  const ms = parseDuration(said);
  if (ms === null || ms === 0) throw new Usage(`\`--timeout ${said}\` is no duration; say one such as \`10m\`.`);
  return ms;
}

function countGiven(said: string): number {
  if (/^[1-9]\d{0,3}$/.test(said)) return Number(said);
  throw new Usage(`\`--parallel ${said}\` is no number of clusters; say one such as \`4\`.`);
}
