import assert from 'node:assert/strict';
import type { TestCluster } from '../harness/clusters.ts';

/** Fills the file system that all volumes of a cluster's node share, to its last byte. */
export async function fillVolumes(cluster: TestCluster): Promise<void> {
  // Its size is bounded (see `threeClusters`); the machine's disk is never filled.
  assert.equal((await cluster.onNode(['stat', '-f', '-c', '%T', volumes])).trim(), 'tmpfs');
  await cluster.onNode(['sh', '-c', `head -c 1G /dev/zero >${filler} || true`]);
}

/** Gives the room back. */
export async function emptyVolumes(cluster: TestCluster): Promise<void> {
  await cluster.onNode(['rm', '-f', filler]);
}

/** Where the provisioner of volumes puts them (tools/testbed/node-init.sh). */
const volumes = '/opt/local-path-provisioner';
const filler = `${volumes}/filler`;
