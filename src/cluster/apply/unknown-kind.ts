import type { Workload } from '../../components/workload.ts';
import { apiGroup, type KubeObject } from '../../kube/objects.ts';
import type { Model } from '../../model/model.ts';
import { kindSource } from '../kind-source.ts';
import type { Told } from './apply-report.ts';
import { chartCommand, contextOf } from './charts.ts';
import type { GoalChoice } from './goal.ts';

/** What a run knows of where kinds come from. */
export interface KindsKnown {
  readonly model: Pick<Model, 'clusters'>;
  readonly workloads: readonly Workload[];
  readonly choice: Pick<GoalChoice, 'components' | 'withoutCharts'>;
}

/** Where the kind of an object would come from that its cluster does not serve. */
export interface UnknownKind {
  /** Whether this run itself brings it. */
  readonly comes: boolean;
  /** What to do, full sentences. */
  readonly fix: string;
}

/** What to do about an object whose kind a cluster does not serve. `unbuilt` are the charts that this run could not build, by their components. */
export function unknownKind(
  { model, workloads, choice }: KindsKnown,
  cluster: string,
  object: KubeObject,
  unbuilt: readonly Told[],
): UnknownKind {
  const group = apiGroup(object.apiVersion);
  const source = kindSource(workloads, cluster, group);
  const kinds = `The kinds of \`${group}\``;
  if (source === null)
    return {
      comes: false,
      fix: `Nothing of the fleet brings ${object.kind} of \`${object.apiVersion}\` to \`${cluster}\`: install what defines it, or upgrade the cluster to a version that serves it, and apply again.`,
    };
  if ('bootstrap' in source)
    return {
      comes: false,
      fix: `${kinds} come with ${source.bootstrap}: \`namsan bootstrap\` first, then apply again.`,
    };
  const { chart, workload } = source;
  const { component, wave } = workload;
  const of = `of the component \`${component}\` (wave ${wave})`;
  const come = `${kinds} come with ${chart === null ? 'definitions' : `the chart ${chart.name} ${chart.version}`} ${of}`;
  const only = `--cluster ${cluster} --component ${component}`;
  if (choice.components.length > 0 && !choice.components.includes(component))
    return { comes: false, fix: `${come}, which was not asked for: \`namsan apply ${only}\` first.` };
  if (chart !== null && choice.withoutCharts)
    return {
      comes: false,
      fix: `${come}, which \`--without-charts\` left out: apply without that option, or install the chart yourself (in the rendered repository: ${chartCommand(workload, contextOf(model, cluster))}), and apply again.`,
    };
  if (chart !== null && unbuilt.some((told) => told.object === component))
    return {
      comes: false,
      fix: `${come}, which could not be applied; what that needs is told with it. Once it is there, apply again.`,
    };
  return {
    comes: true,
    fix: `${come}, and are not served though this was applied: \`namsan status ${only}\` says what it waits for.`,
  };
}
