import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../../tools/engines/build.ts';
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
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const name of ['kustomize', 'helm'] as const) symlinkSync(await engine(name), join(bin, name));
  const env = {
    KUBECONFIG: Object.values(clusters)
      .map(({ kubeconfig }) => kubeconfig)
      .join(':'),
    PATH: `${bin}:${process.env['PATH']}`,
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
