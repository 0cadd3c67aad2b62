import type { Model } from '../../model/model.ts';
import type { KubeClient } from '../kube/kube-client.ts';

/** The steps before the tree, in the order in which they are taken. */
export const stepNames = [
  'clusters',
  'kubeconfig',
  'network',
  'certificates',
  'secrets',
  'buckets',
  'argocd',
  'register',
] as const;
export type StepName = (typeof stepNames)[number];

/** How far a step is: `null` where that is to be asked again, or where the rest can only come later and nothing waits for it. */
export interface StepState {
  readonly done: boolean | null;
  /** What lacks, in sentences with names; empty where nothing does. */
  readonly says: readonly string[];
}

/** One step: what it does, what it needs, how far it is, and how it is taken. */
export interface BootstrapStep {
  readonly name: StepName;
  readonly about: string;
  /** Tools of this machine, and what must be at hand. */
  readonly needs: readonly string[];
  readonly state: () => Promise<StepState>;
  /** Takes it; may be taken again at any time. What lacks afterwards is told by `state`. */
  readonly take: () => Promise<StepState>;
  /** Whether clusters are reached anew after it, because it changes the kubeconfig. */
  readonly reopens: boolean;
}

/** What steps are made of. */
export interface BootstrapJob {
  readonly model: Model;
  /** Ids of the clusters that are prepared. */
  readonly chosen: readonly string[];
  readonly kube: (cluster: string) => KubeClient;
  /** The rendered scripts by their path in the tree. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Runs a rendered script at the terminal of the user; gives its exit code. */
  readonly script: (path: string, line: readonly string[]) => Promise<number>;
  /** Whether clusters that are made on this machine may be made. */
  readonly installs: boolean;
  /** `CLUSTER=FILE`: kubeconfigs that were copied from nodes. */
  readonly copied: readonly string[];
  readonly secrets: Pick<BootstrapStep, 'state' | 'take'>;
  readonly buckets: Pick<BootstrapStep, 'state' | 'take'>;
}

/** A step that needs nothing more. */
export const taken: StepState = { done: true, says: [] };

/** The state of a step by what lacks. */
export function lacking(says: readonly string[]): StepState {
  return { done: says.length === 0, says };
}
