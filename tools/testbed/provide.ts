import { execFile } from 'node:child_process';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findEngine, provide } from '../engines/build.ts';
import type { EngineName } from '../engines/table.ts';
import { script, testbedFolder } from './folders.ts';
import { imagePlans } from './image-table.ts';
import { provideImage } from './images.ts';

/** The programs of a node, and what is used on it: the scripts find them in `bin/`. */
const nodePrograms: readonly EngineName[] = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'kubectl',
];

/**
 * Makes or finds everything that a cluster needs: programs and image archives, in the folders in which the scripts look.
 * An error that says what to install when this machine cannot carry a cluster.
 */
export async function provideTestbed(say: (line: string) => void): Promise<void> {
  await promisify(execFile)('bash', [script('need')]).catch((cause: { readonly stderr?: string }) => {
    throw new Error(`Clusters cannot run here. ${cause.stderr?.trim() ?? ''}`, { cause });
  });
  const used = new Set([...nodePrograms, ...imagePlans.flatMap((plan) => Object.keys(plan.engines) as EngineName[])]);
  for (const name of used) {
    const { builtMs } = await provide(findEngine(name), () => say(`${name}: another run is building it`));
    if (builtMs !== null) say(`${name} built in ${(builtMs / 1000).toFixed(0)} s`);
  }
  for (const name of nodePrograms) await pointAt((await provide(findEngine(name))).path, 'bin', name);
  for (const plan of imagePlans) await pointAt(await provideImage(plan), 'images', `${plan.name}.tar`);
}

/** A symbolic link in a folder of the testbed, in place at once. */
async function pointAt(target: string, folder: 'bin' | 'images', name: string): Promise<void> {
  const path = join(testbedFolder(), folder, name);
  const fresh = `${path}.${process.pid}`;
  await mkdir(join(testbedFolder(), folder), { recursive: true });
  await rm(fresh, { force: true });
  await symlink(target, fresh);
  await rename(fresh, path);
}
