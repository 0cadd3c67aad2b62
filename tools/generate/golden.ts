import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFleet } from '../../src/fleet/load.ts';
import type { TreeFile } from '../../src/manifests/layout.ts';
import { inputsOf } from '../../src/manifests/lock.ts';
import { writeTree } from '../../src/manifests/write/write-tree.ts';
import { resolve } from '../../src/model/resolve.ts';
import { renderedOf, renderFleet } from '../../src/pipeline.ts';

/** Folder of the examples, each with its fleet file and the tree that is rendered from it. */
export const examplesFolder: string = join(import.meta.dirname, '../../examples');

/** The names of the examples, in order. */
export function exampleNames(): readonly string[] {
  return readdirSync(examplesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** The fleet file of an example. */
export function exampleFleet(name: string): string {
  return readFileSync(join(examplesFolder, name, 'fleet.yaml'), 'utf8');
}

/** The tree of an example as it should be committed. */
export function exampleTree(name: string): readonly TreeFile[] {
  const { fleet, findings } = loadFleet(exampleFleet(name), `examples/${name}/fleet.yaml`);
  if (fleet === null) throw new Error(`The example ${name} has findings: ${findings.map((f) => f.message).join('; ')}`);
  return [...renderFleet(renderedOf(resolve(fleet)))];
}

if (import.meta.main) {
  for (const name of exampleNames()) {
    const written = writeTree(join(examplesFolder, name, 'rendered'), inputsOf(exampleFleet(name)), exampleTree(name), {
      force: true,
    });
    console.log(name, written.findings.length === 0 ? 'written' : written.findings.map((f) => f.message).join('; '));
  }
}
