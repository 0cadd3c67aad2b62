import type { Resolution } from '../topology/topology.ts';

/** What a fleet promises of its metrics: from the fleet file, or from the command line for manifests of other origin. Milliseconds. */
export interface Promised {
  /** The cluster whose query layer answers. */
  readonly hub: string;
  /** Clusters whose metrics must reach the hub. */
  readonly clusters: readonly string[];
  /** Tenants whose metrics must reach the hub, each with its cluster. */
  readonly tenants: readonly { readonly cluster: string; readonly tenant: string }[];
  /** Whether a data source must ask the hub; where none is promised, the queriers of the hub stand for it. */
  readonly dataSource: boolean;
  /** How long data of each resolution, or finer, is queryable; `null` when nothing is promised. */
  readonly keep: Readonly<Record<Resolution, number>> | null;
  /** Longest outage of the object store that loses nothing; 0 when none is promised. */
  readonly objectStoreOutage: number;
}
