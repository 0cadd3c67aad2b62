import type { KubeObject } from '../../kube/objects.ts';
import type { Journal } from '../journal/journal.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import type { Machine } from '../machine/machine.ts';
import type { Told } from './apply-report.ts';
import type { Holder } from './lease-state.ts';
import type { PruneChoice } from './prune-plan.ts';
import type { Part } from './release.ts';
import type { UnknownKind } from './unknown-kind.ts';

/** How a run goes about it. */
export interface ApplyChoice extends PruneChoice {
  /** Takes fields from other managers. */
  readonly force: boolean;
  /** Whether a wave must be ready before the next one begins. */
  readonly wait: boolean;
  /** Milliseconds that a wave may take to become ready. */
  readonly timeout: number;
}

/** What is to be brought into a cluster. */
export interface Goal {
  /** By wave. */
  readonly parts: readonly Part[];
  /** Whether these are all parts of the cluster: a release is kept, and its set is narrowed. */
  readonly whole: boolean;
  /** Whether all of this component is among the parts, so that what is not rendered is stale. */
  readonly judged: (component: string) => boolean;
}

/** Identities of what belongs to a goal and is left as it is. */
export function leftOf({ parts }: Goal): readonly string[] {
  return parts.flatMap(({ left = [] }) => left);
}

/** One cluster's share of a run. */
export interface ClusterJob {
  readonly fleet: string;
  readonly cluster: string;
  /** Ids of all clusters of the fleet. */
  readonly ids: readonly string[];
  /** SHA-256 of the fleet file. */
  readonly lock: string;
  readonly kube: KubeClient;
  /** A client that outlives the end of the run: for what must be put right after Ctrl-C. */
  readonly parting: KubeClient;
  readonly machine: Pick<Machine, 'now' | 'sleep'>;
  readonly holder: Holder;
  /** Whether a process of this machine is still there. */
  readonly alive: (pid: number) => boolean;
  readonly choice: ApplyChoice;
  /** What happens, a line each, without the cluster's name. */
  readonly say: (line: string) => void;
  readonly journal: Journal['write'];
  /** What to do about an object whose kind the cluster does not serve. */
  readonly unknownKind: (object: KubeObject, unbuilt: readonly Told[]) => UnknownKind;
  /** Whether the run is to end: Ctrl-C, or another cluster failed and that was to end all. */
  readonly ends: () => boolean;
}

/** Objects that are sent to one API server at once; its own request limit may be lower. */
export const sentAtOnce = 40;
