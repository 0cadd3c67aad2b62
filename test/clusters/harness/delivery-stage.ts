import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Rendered } from '../../../src/pipeline.ts';
import { script } from '../../../tools/testbed/folders.ts';
import { scratchFolder } from '../../engines/harness/scratch.ts';
import { type Bootstrap, bootstrapIn } from './bootstrap.ts';
import { addresses, type Clusters, freshClusters, testsState } from './clusters.ts';
import { fleetText, render } from './fleets.ts';
import { makeRepository, push, type Repository } from './repository.ts';

/** Both clusters with nothing on them, a Git repository with the tree that a node serves, and its scripts. */
export interface DeliveryStage {
  readonly clusters: Clusters;
  readonly repository: Repository;
  readonly rendered: Rendered;
  readonly bootstrap: Bootstrap;
}

/** How the tests' fleet is delivered: from a repository that the hub's node serves. */
export const delivery = `{via: argocd, repo: "git://${addresses.a}/fleet.git"}`;

/** Makes the clusters, and pushes what the fleet renders. */
export async function deliveryStage(): Promise<DeliveryStage> {
  const clusters = await freshClusters();
  const folder = scratchFolder('delivery');
  const repository = await makeRepository(folder);
  const rendered = await render(fleetText({ delivery }));
  await push(repository, rendered, 'first');
  serve(join(folder, 'served'));
  return { clusters, repository, rendered, bootstrap: await bootstrapIn(repository.tree, clusters, rendered) };
}

/** A Git server on the node of the hub; it ends with the node. */
function serve(folder: string): void {
  const git = ['git', 'daemon', `--base-path=${folder}`, '--export-all', '--reuseaddr', `--listen=${addresses.a}`];
  const child = spawn('bash', [script('node'), 'a', ...git], {
    stdio: 'ignore',
    env: { ...process.env, TESTBED_STATE: testsState },
  });
  child.unref();
}
