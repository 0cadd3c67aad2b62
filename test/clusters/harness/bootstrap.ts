import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { secretSources } from '../../../src/model/secrets/secrets.ts';
import { type Rendered, renderFleet } from '../../../src/pipeline.ts';
import { engine } from '../../../tools/engines/build.ts';
import { testbedFolder } from '../../../tools/testbed/folders.ts';
import { scratchFolder } from '../../engines/harness/scratch.ts';
import type { Clusters } from './clusters.ts';
import { must } from './command.ts';

/** A rendered tree on disk, and its scripts as an operator runs them. */
export interface Bootstrap {
  readonly tree: string;
  /** The folder that `certificates.sh` keeps the CA in. */
  readonly ca: string;
  /** Runs a script of `bootstrap/`; it must succeed. */
  readonly run: (path: string) => Promise<string>;
}

/** The scripts of the fleet whose tree will lie in a folder, with the contexts of both clusters, the tools that they call, and a value for each source of Secrets. */
export async function bootstrapIn(tree: string, clusters: Clusters, { model }: Rendered): Promise<Bootstrap> {
  const folder = scratchFolder('bootstrap');
  const [bin, secrets, ca] = [join(folder, 'bin'), join(folder, 'secrets'), join(folder, 'ca')];
  mkdirSync(bin);
  for (const name of ['kustomize', 'helm'] as const) symlinkSync(await engine(name), join(bin, name));
  symlinkSync(join(testbedFolder(), 'bin', 'kubectl'), join(bin, 'kubectl'));
  // Where the scripts keep what they were told; nothing here is worth keeping secret.
  for (const { secret, key } of secretSources(model)) {
    mkdirSync(join(secrets, secret), { recursive: true });
    writeFileSync(join(secrets, secret, key), `value-of-${secret}-${key}`);
  }
  const env = {
    PATH: `${bin}:${process.env['PATH']}`,
    KUBECONFIG: [clusters.a, clusters.b].map(({ kubeconfig }) => kubeconfig).join(':'),
    FLEET_SECRETS: secrets,
    FLEET_CA: ca,
  };
  return { tree, ca, run: (path) => must('bash', [join(tree, 'bootstrap', path)], { env, limitMs: 1_200_000 }) };
}

/** Writes the files of the rendered tree. */
export function writeTree(tree: string, rendered: Rendered): void {
  for (const [path, text] of renderFleet(rendered)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
}
