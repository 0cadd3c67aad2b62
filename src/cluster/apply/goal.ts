import type { Workload } from '../../components/workload.ts';
import type { Model } from '../../model/model.ts';
import type { KubeClient, ServedKind } from '../kube/kube-client.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import type { Tally } from './apply-report.ts';
import { type Built, chartCommand, contextOf } from './charts.ts';
import type { Goal } from './cluster-job.ts';
import type { Part } from './release.ts';
import { releaseNumbered } from './releases.ts';

/** What a cluster is brought to, before it is asked anything. */
export interface GoalChoice {
  /** Only these components; all where it is empty. */
  readonly components: readonly string[];
  /** Charts are left out, and that is meant. */
  readonly withoutCharts: boolean;
  /** The number of a release to go back to, `previous` for the one before the newest; `null` for what is rendered. */
  readonly rollback: number | 'previous' | null;
  readonly build: (workload: Workload, served: readonly ServedKind[]) => Promise<Built>;
  /** Whether the run is to end. */
  readonly ends: () => boolean;
}

/** What of it is said by whoever asks for it. */
export type GoalAsked = Omit<GoalChoice, 'build' | 'ends'>;

/** The goal of a cluster: what is rendered of it, with its charts, or a release that it keeps. */
export async function goalOf(
  model: Pick<Model, 'name' | 'clusters'>,
  workloads: readonly Workload[],
  kube: KubeClient,
  choice: GoalChoice,
  tally: Tally,
): Promise<Outcome<Goal>> {
  if (choice.rollback !== null) {
    const number = choice.rollback === 'previous' ? null : choice.rollback;
    const release = await releaseNumbered(kube, model.name, number);
    if (!release.ok) return release;
    tally.notes.push(`Goes back to release ${release.value.number}.`);
    return answered({ parts: release.value.parts, whole: true, judged: () => true });
  }
  const chosen = workloads.filter(
    ({ cluster, component }) =>
      cluster === kube.cluster && (choice.components.length === 0 || choice.components.includes(component)),
  );
  const served = chosen.some(({ charts }) => charts.length > 0) ? await kube.kinds() : answered([]);
  if (!served.ok) return served;
  const context = contextOf(model, kube.cluster);
  const parts: Part[] = [];
  const unbuilt = new Set<string>();
  for (const workload of chosen) {
    if (choice.ends()) return refused('cancelled', 'The run was ended before all charts were built.');
    const built = await partOf(workload, served.value, choice, context, tally);
    if (built === null) unbuilt.add(workload.component);
    parts.push({ component: workload.component, wave: workload.wave, objects: built ?? workload.objects });
  }
  if (choice.ends()) return refused('cancelled', 'The run was ended while charts were built.');
  const all = choice.components.length === 0;
  return answered({
    parts: parts.filter(({ objects }) => objects.length > 0),
    whole: all && (unbuilt.size === 0 || choice.withoutCharts),
    judged: (component) => !unbuilt.has(component) && (all || choice.components.includes(component)),
  });
}

/** The objects of a component with those of its charts; `null` where these cannot be had, which is told. */
async function partOf(
  workload: Workload,
  served: readonly ServedKind[],
  { withoutCharts, build, ends }: GoalChoice,
  context: string,
  tally: Tally,
): Promise<Part['objects'] | null> {
  const { charts, component, objects } = workload;
  if (charts.length === 0) return objects;
  const names = charts.map(({ name, version }) => `${name} ${version}`).join(', ');
  if (withoutCharts) {
    tally.notes.push(`${component}: left out as asked: ${names}.`);
    return null;
  }
  const built = await build(workload, served);
  if ('objects' in built) return built.objects;
  if (ends()) return null;
  tally.charts.push({
    object: component,
    message: `${names} of ${component} not applied: ${built.missing}. Install kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize/) and Helm (https://helm.sh/docs/intro/install/) and apply again; or, in the rendered repository: ${chartCommand(workload, context)}. With \`--without-charts\` they are left out on purpose.`,
  });
  return null;
}
