import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../engines/harness/scratch.ts';
import { type NodeName, type TestCluster, threeClusters } from '../harness/clusters.ts';
import { type Namsan, namsanIn } from './namsan.ts';
import { type ObjectStore, startObjectStore } from './object-store.ts';

/** Three empty clusters and an S3 service beside them, and namsan as a user of them has it. */
export interface LiveStage {
  readonly clusters: Readonly<Record<NodeName, TestCluster>>;
  readonly store: ObjectStore;
  /** Where namsan runs; `fleet.yaml` lies there. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly namsan: Namsan;
  /** Makes a file of `fleets/` the fleet file. */
  readonly useFleet: (name: FleetName) => void;
}

export type FleetName = 'sidecar' | 'receive' | 'mixed';

/** Makes all of it; it ends with this process. */
export async function liveStage(): Promise<LiveStage> {
  const clusters = await threeClusters();
  const store = await startObjectStore();
  const folder = scratchFolder('live');
  const env = {
    KUBECONFIG: Object.values(clusters)
      .map(({ kubeconfig }) => kubeconfig)
      .join(':'),
    XDG_STATE_HOME: join(folder, 'state'),
  };
  return {
    clusters,
    store,
    folder,
    env,
    namsan: namsanIn(folder, env),
    useFleet: (name) => copyFileSync(join(import.meta.dirname, 'fleets', `${name}.yaml`), join(folder, 'fleet.yaml')),
  };
}
