import { type KubeObject, objectName } from '../../kube/objects.ts';
import { trace } from '../../topology/trace.ts';
import type { LiveCluster } from '../live-objects.ts';
import type { Stranger } from './strangers.ts';

/** What takes part in the flows of a cluster and is not the fleet's: strangers, and what its teams have it watch. */
export interface ApartFromTeams {
  readonly strangers: readonly Stranger[];
  /** Monitors that the rendered Prometheus or agents select: that is what their selectors are for, and no drift. */
  readonly monitors: readonly TeamMonitor[];
}

/** A monitor of a team, such as `ServiceMonitor team-a/web`. */
export type TeamMonitor = Pick<Stranger, 'cluster' | 'object'>;

/** Tells the monitors of teams from strangers. `rendered` are the objects of this cluster as the repository has them. */
export function apartFromTeams(
  rendered: readonly KubeObject[],
  live: LiveCluster,
  strangers: readonly Stranger[],
): ApartFromTeams {
  const asked = strangers.filter(({ parts }) => parts.every((part) => part === 'targets'));
  if (asked.length === 0) return { strangers, monitors: [] };
  const selected = selectedOf(rendered, live, new Set(asked.map(({ object }) => object)));
  return {
    strangers: strangers.filter(({ object }) => !selected.has(object)),
    monitors: asked.filter(({ object }) => selected.has(object)).map(({ cluster, object }) => ({ cluster, object })),
  };
}

/** Selectors are those of the repository, the labels of namespaces those of the cluster. */
function selectedOf(
  rendered: readonly KubeObject[],
  { cluster, objects }: LiveCluster,
  asked: ReadonlySet<string>,
): ReadonlySet<string> {
  const theirs = objects.filter((object) => object.kind === 'Namespace' || asked.has(objectName(object)));
  const own = rendered.filter(({ kind }) => kind !== 'Namespace');
  const { nodes, edges } = trace([{ cluster, objects: [...own, ...theirs] }]);
  const scraped = edges.flatMap(({ kind, to }) => (kind === 'scrapes' && to !== null ? [nodes.get(to)] : []));
  return new Set(
    scraped.flatMap((node) => (node !== undefined && asked.has(node.readAt.object) ? [node.readAt.object] : [])),
  );
}
