import type { KubeClient } from '../cluster/kube/kube-client.ts';
import type { Machine } from '../cluster/machine/machine.ts';
import type { Outcome } from '../cluster/outcome.ts';
import type { StoreClient } from '../cluster/store/store-client.ts';
import type { Workload } from '../components/workload.ts';
import type { MoreOf, ObjectPlace, Rule } from '../findings/finding.ts';
import type { ClusterObjects } from '../kube/objects.ts';
import type { Cluster, Model } from '../model/model.ts';
import type { Topology } from '../topology/topology.ts';

/** What a probe may ask: the fleet as it was rendered, and the world as it is. */
export interface Live {
  readonly model: Model;
  readonly workloads: readonly Workload[];
  readonly clusters: readonly ClusterObjects[];
  readonly topology: Topology;
  /** The API server of a cluster of the fleet. */
  readonly kube: (cluster: string) => KubeClient;
  /** An object store of the fleet, by its name, with the keys that its credentials' Secret holds: in the hub, or in the cluster that is named. */
  readonly store: (name: string, cluster?: string) => Promise<Outcome<StoreClient>>;
  /** This machine: DNS, SSH, clock, TCP and TLS from here. */
  readonly machine: Machine;
}

/** One thing that was asked, as it came out: counted in success rates and told in tables. */
export type Answer = {
  readonly cluster: string;
  /** The component, or the part of the platform, that it is counted under: `thanos-query`, `nodes`, `dns`. */
  readonly component: string;
  /** What was asked, without its answer: `pods of StatefulSet monitoring/thanos-store are ready`. */
  readonly asked: string;
} & (
  | {
      readonly ok: true;
      /** What was seen: `2 of 2`. */
      readonly seen: string;
      /** The object that was asked about, where others of its component are asked the same. */
      readonly where?: ObjectPlace;
    }
  | {
      readonly ok: false;
      readonly where: ObjectPlace;
      /** The fact in one sentence, with names and numbers. */
      readonly message: string;
      readonly more?: MoreOf;
      /** What is wrong in a few words, for a fact about several: `monitoring/s3` and the keys that it lacks. */
      readonly brief?: string;
    }
);

/** One question to a live fleet. One file with its page and its test; `code` is the path of the file under `probes/`. */
export interface Probe extends Rule {
  /** The command that asks it: before anything is installed, or once it runs. */
  readonly when: 'preflight' | 'verify';
  /** Asked where the API server does not answer too: what it asks goes another way. */
  readonly withoutApi?: true;
  /** The fact of several answers of one cluster that have the same remedy, from what is wrong with each; without it each is told by itself. */
  readonly together?: (cluster: string, briefs: readonly string[]) => string;
  /** Asks about one cluster: each cluster in parallel. What concerns the fleet as a whole is asked for the hub. */
  readonly ask: (live: Live, cluster: Cluster) => Promise<readonly Answer[]>;
}
