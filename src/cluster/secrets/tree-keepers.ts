import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { KubeObject } from '../../kube/objects.ts';
import { isKubeObject, stringsAt } from '../../kube/read.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Model } from '../../model/model.ts';
import { secretsFolder } from '../../model/secrets/secrets.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import type { Machine } from '../machine/machine.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { type HiddenValue, holdsValue, ofBase64, withoutValues } from './hidden-value.ts';
import { applySecret, type FilledSecret, type SecretKeeper } from './secret-keeper.ts';
import { hasKeys } from './secret-state.ts';
import { secretName, type WantedSecret } from './wanted-secrets.ts';

/** What sealing and encrypting need: the rendered tree, the tools of this machine, and the clusters. */
export interface TreeKeeping {
  readonly model: Model;
  readonly tree: string;
  readonly machine: Machine;
  readonly kube: (cluster: string) => KubeClient;
}

/** The file of a Secret in the tree: the place that the scripts of `bootstrap/` use too. */
export function treeFile(tree: string, { cluster, namespace, name }: WantedSecret): string {
  return join(tree, secretsFolder({ id: cluster }), `${namespace}.${name}.yaml`);
}

/** Seals every Secret by `kubeseal` for its own cluster, whose controller alone can open it. Without Argo CD the sealed one is applied too. */
export function sealingKeeper({ model, tree, machine, kube }: TreeKeeping): SecretKeeper {
  const applies = model.delivery.via === 'apply';
  const contexts = new Map(model.clusters.map(({ id, kubernetes }) => [id, kubernetes.context]));
  return {
    isKept: async (state) => (await isThere(treeFile(tree, state.wanted))) && (!applies || hasKeys(state)),
    restore: async () => answered(false),
    keep: async ({ wanted }, secret, force) => {
      const line = [
        '--context',
        contexts.get(wanted.cluster) ?? wanted.cluster,
        '--controller-namespace',
        namespaces.sealedSecrets,
        '--format',
        'yaml',
      ];
      const sealed = await toolOutput(machine, 'kubeseal', line, secret);
      if (!sealed.ok) return sealed;
      const file = treeFile(tree, wanted);
      await laid(file, sealed.value);
      const says = [`${secretName(wanted)} is sealed in ${file}: commit it.`];
      if (!applies) return answered(says);
      const object = objectIn(sealed.value);
      if (object === null) return refused('unusable', '`kubeseal` gave no object.');
      const applied = await applySecret(kube(wanted.cluster), object, valuesOf(secret), force);
      return applied.ok ? answered(says) : applied;
    },
    sealed: async (wanted) => {
      const file = treeFile(tree, wanted);
      return (await isThere(file)) ? file : null;
    },
  };
}

/** Encrypts every Secret by `sops`, by the keys that `.sops.yaml` of the tree names. Nothing in a cluster opens it, so the Secret is applied as well. */
export function sopsKeeper({ tree, machine, kube }: TreeKeeping): SecretKeeper {
  return {
    isKept: async (state) => (await isThere(treeFile(tree, state.wanted))) && hasKeys(state),
    restore: async ({ wanted }) => {
      const file = treeFile(tree, wanted);
      if (!(await isThere(file))) return answered(false);
      const said = await machine.program('sops', ['decrypt', file], { folder: tree });
      if (said === null) return noTool('sops');
      // Its words are not repeated: they may be of what it decrypts.
      if (said.code !== 0) return refused('unusable', `\`sops decrypt ${file}\` ended with ${said.code}.`);
      const object = objectIn(said.out);
      if (object === null) return refused('unusable', `\`${file}\` holds no Secret.`);
      const applied = await applySecret(kube(wanted.cluster), object, valuesOf(object), false);
      return applied.ok ? answered(true) : applied;
    },
    keep: async ({ wanted }, secret, force) => {
      const file = treeFile(tree, wanted);
      // A pipe of a shell, because `/dev/stdin` cannot be opened where the standard input is a socket, as Node's is.
      const line = [
        '-c',
        'cat | sops encrypt --encrypted-regex "^(data|stringData)$" --filename-override "$1" --input-type yaml --output-type yaml /dev/stdin',
        'sops',
        file,
      ];
      if ((await machine.program('sops', ['--version'])) === null) return noTool('sops');
      const encrypted = await toolOutput(machine, 'sh', line, secret, tree, 'sops');
      if (!encrypted.ok) return encrypted;
      await laid(file, encrypted.value);
      const applied = await applySecret(kube(wanted.cluster), secret, valuesOf(secret), force);
      return applied.ok ? answered([`${secretName(wanted)} is encrypted in ${file}: commit it.`]) : applied;
    },
    sealed: async () => null,
  };
}

async function toolOutput(
  machine: Machine,
  tool: string,
  line: readonly string[],
  secret: FilledSecret,
  folder?: string,
  called = tool,
): Promise<Outcome<string>> {
  const said = await machine.program(tool, line, {
    input: JSON.stringify(secret),
    ...(folder === undefined ? {} : { folder }),
  });
  if (said === null) return noTool(called);
  const values = valuesOf(secret);
  if (said.code !== 0) {
    const why = withoutValues(said.err.trim(), values, 'what it said repeats a value, and is not shown');
    return refused('unusable', `\`${called}\` ended with ${said.code}: ${why}`);
  }
  // A tool that hands back what it was given has sealed nothing, and the file goes to Git.
  if (said.out.trim() === '' || holdsValue(said.out, values))
    return refused(
      'unusable',
      `\`${called}\` gave no sealed form of ${secret.metadata.namespace}/${secret.metadata.name}; nothing is written.`,
    );
  return answered(said.out);
}

function valuesOf(secret: KubeObject): readonly HiddenValue[] {
  return Object.values(stringsAt(secret, 'data')).map(ofBase64);
}

function noTool(name: string): Outcome<never> {
  return refused('unusable', `\`${name}\` is not installed, or not in PATH.`);
}

function objectIn(text: string): KubeObject | null {
  const read: unknown = parse(text, { logLevel: 'silent' });
  return isKubeObject(read) ? read : null;
}

async function isThere(file: string): Promise<boolean> {
  const about = await stat(file).catch(() => null);
  return about !== null && about.size > 0;
}

/** Written beside and renamed, so that a killed run leaves no half file. */
async function laid(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text, { mode: 0o644 });
  await rename(`${file}.new`, file);
}
