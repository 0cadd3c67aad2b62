import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NodeName, testsState } from '../harness/clusters.ts';
import { attempt } from '../harness/command.ts';

type Daemon = 'kubelet' | 'kube-apiserver' | 'containerd';

/** Kills a daemon of a cluster's node as a crash does; it is started again within seconds. */
export async function crash(cluster: NodeName, daemon: Daemon): Promise<void> {
  const pid = readFileSync(join(folderOf(cluster), `${daemon}.pid`), 'utf8').trim();
  // The number is one of the node's own process namespace.
  await attempt('bash', [nodeScript, cluster, 'kill', '-KILL', pid], { env: { TESTBED_STATE: testsState } });
}

/** Stops a daemon until `resume`. */
export async function halt(cluster: NodeName, daemon: Daemon): Promise<void> {
  writeFileSync(join(folderOf(cluster), `${daemon}.stop`), '');
  await crash(cluster, daemon);
}

/** Starts a halted daemon again. */
export function resume(cluster: NodeName, daemon: Daemon): void {
  rmSync(join(folderOf(cluster), `${daemon}.stop`), { force: true });
}

const nodeScript = join(import.meta.dirname, '..', '..', '..', 'tools', 'testbed', 'node.sh');

function folderOf(cluster: NodeName): string {
  return join(testsState, cluster, 'ctl');
}
