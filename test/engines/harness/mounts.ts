import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { at, listAt, stringAt, stringsAt } from '../../../src/kube/read.ts';
import { makeCertificate } from './certificate.ts';
import type { Pod } from './pods.ts';

/** Where a pod's container finds its files on this machine: mount paths with the folders or files that stand for them. */
export type Mounts = ReadonlyMap<string, string>;

/** Text by file name, of one volume's source. */
type Files = Readonly<Record<string, string>>;

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A container's files as they lie on this machine. */
export interface Layout {
  readonly mounts: Mounts;
  /** The files that ConfigMaps and Secrets brought. */
  readonly files: readonly string[];
}

/**
 * Lays out a container's volumes below `folder`. ConfigMaps and Secrets are written as they are, for each container apart; data volumes are shared
 * in the pod. A Secret that is not among the objects (a vault brings it) stays an empty folder: `standIn` gives what is named in it.
 */
export function layOut(pod: Pod, container: Json, objects: readonly KubeObject[], folder: string): Layout {
  const mounts = new Map<string, string>();
  const files: string[] = [];
  for (const mount of listAt(container, 'volumeMounts')) {
    const name = stringAt(mount, 'name') ?? '';
    const volume = pod.volumes.find((one) => stringAt(one, 'name') === name);
    if (volume === undefined) throw new Error(`${pod.name} mounts volume \`${name}\`, which it does not have.`);
    const brought = isFileSource(volume);
    const place = join(folder, pod.name, brought ? (stringAt(container, 'name') ?? '') : 'data', name);
    const local = join(place, stringAt(mount, 'subPath') ?? '');
    for (const [file, text] of Object.entries(filesOf(volume, pod, objects))) {
      const path = join(place, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      files.push(path);
    }
    mkdirSync(brought ? place : local, { recursive: true });
    mounts.set((stringAt(mount, 'mountPath') ?? '').replace(/\/$/, ''), local);
  }
  mounts.set(serviceAccount, join(folder, pod.name, 'service-account'));
  return { mounts, files };
}

/** A text with mount paths replaced by the folders that stand for them. */
export function relocate(text: string, mounts: Mounts): string {
  const longestFirst = [...mounts].sort((a, b) => b[0].length - a[0].length);
  return longestFirst.reduce((done, [path, local]) => {
    const whole = new RegExp(`(?<![\\w./-])${path.replace(/[.\\]/g, '\\$&')}(?![\\w.-])`, 'g');
    return done.replace(whole, () => local);
  }, text);
}

/** Names of files below the mounts that a text speaks of. */
export function namedFiles(text: string, mounts: Mounts): readonly string[] {
  return [...mounts.values()].flatMap((local) => {
    const below = new RegExp(`${local.replace(/[.\\]/g, '\\$&')}(?:/[\\w./-]+)?`, 'g');
    return text.match(below) ?? [];
  });
}

/** A text that fits a file or key of that name: a certificate, a key, a URL on which nobody answers, or a random word. */
export function standIn(name: string): string {
  if (/\.key$/.test(name) || name === 'key') return pair.key;
  if (/\.(crt|pem|cert)$|^(ca|cert)$/.test(name)) return pair.certificate;
  if (/url$/i.test(name)) return 'http://127.0.0.1:1/';
  return randomBytes(12).toString('hex');
}

const pair = makeCertificate();

function isFileSource(volume: Json): boolean {
  return ['configMap', 'secret', 'projected'].some((kind) => at(volume, kind) !== undefined);
}

function filesOf(volume: Json, pod: Pod, objects: readonly KubeObject[]): Files {
  const projected = listAt(volume, 'projected', 'sources').map((source) => filesOf(source, pod, objects));
  const named = (['ConfigMap', 'Secret'] as const).map((kind) => {
    const source = at(volume, kind === 'Secret' ? 'secret' : 'configMap');
    return source === undefined ? {} : pick(source, kind, pod, objects);
  });
  return Object.assign({}, ...projected, ...named);
}

/**
 * The files of a ConfigMap or Secret under the names that the volume gives them. What is missing must be optional, or a Secret:
 * those may be brought from outside. The kubelet would not start the pod otherwise.
 */
function pick(source: Json, kind: 'ConfigMap' | 'Secret', pod: Pod, objects: readonly KubeObject[]): Files {
  const name = stringAt(source, 'secretName') ?? stringAt(source, 'name');
  const found = objects.find(
    (one) => one.kind === kind && one.metadata.name === name && (one.metadata.namespace ?? 'default') === pod.namespace,
  );
  if (found === undefined) {
    if (kind === 'Secret' || at(source, 'optional') === true) return {};
    throw new Error(`${pod.name} mounts ConfigMap \`${name ?? ''}\`, which is not among the objects of its cluster.`);
  }
  const files = kind === 'Secret' ? secretFiles(found) : stringsAt(found, 'data');
  const items = listAt(source, 'items');
  if (items.length === 0) return files;
  const picked = items.map((item) => [stringAt(item, 'path') ?? '', files[stringAt(item, 'key') ?? '']] as const);
  const missing = picked.find(([, text]) => text === undefined);
  if (missing !== undefined)
    throw new Error(`${kind} \`${name ?? ''}\` has no key for \`${missing[0]}\` of ${pod.name}.`);
  return Object.fromEntries(picked.map(([path, text]) => [path, text ?? '']));
}

function secretFiles(secret: KubeObject): Files {
  const decoded = Object.entries(stringsAt(secret, 'data')).map(([key, text]) => [
    key,
    Buffer.from(text, 'base64').toString('utf8'),
  ]);
  return { ...Object.fromEntries(decoded), ...stringsAt(secret, 'stringData') };
}
