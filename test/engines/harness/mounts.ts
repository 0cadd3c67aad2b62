import { randomBytes } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { at, listAt, stringAt, stringsAt } from '../../../src/kube/read.ts';
import { makeCertificate } from './certificate.ts';
import type { Pod } from './pods.ts';

/**
 * Where the paths of a container lie on this machine: its mounts, and the folders above them, where a glob may begin.
 * Data volumes lie at one place for all containers of the pod, since a sidecar compares paths with its Prometheus.
 */
export type Places = ReadonlyMap<string, string>;

/** Text by file name, of one volume's source. */
type Files = Readonly<Record<string, string>>;

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A container's files as they lie on this machine. */
export interface Layout {
  readonly places: Places;
  /** The files that ConfigMaps and Secrets brought. */
  readonly files: readonly string[];
}

/**
 * Lays out a container's volumes below `folder`. ConfigMaps and Secrets are written as they are, for each container apart; data volumes are shared
 * in the pod. A Secret that is not among the objects (a vault brings it) stays an empty folder: `standIn` gives what is named in it.
 */
export function layOut(pod: Pod, container: Json, objects: readonly KubeObject[], folder: string): Layout {
  const own = join(folder, pod.name, stringAt(container, 'name') ?? '');
  const root = join(own, 'root');
  const places = new Map<string, string>([[serviceAccount, root + serviceAccount]]);
  const files: string[] = [];
  for (const mount of listAt(container, 'volumeMounts')) {
    const name = stringAt(mount, 'name') ?? '';
    const volume = pod.volumes.find((one) => stringAt(one, 'name') === name);
    if (volume === undefined) throw new Error(`${pod.name} mounts volume \`${name}\`, which it does not have.`);
    const brought = isFileSource(volume);
    const place = brought ? join(own, 'volumes', name) : join(folder, pod.name, 'data', name);
    for (const [file, text] of Object.entries(filesOf(volume, pod, objects))) {
      const path = join(place, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      files.push(path);
    }
    const path = (stringAt(mount, 'mountPath') ?? '').replace(/\/$/, '');
    const local = join(place, stringAt(mount, 'subPath') ?? '');
    mkdirSync(brought ? place : local, { recursive: true });
    mkdirSync(dirname(root + path), { recursive: true });
    symlinkSync(local, root + path);
    places.set(path, brought ? root + path : local);
  }
  mkdirSync(root + serviceAccount, { recursive: true });
  for (const path of foldersAbove([...places.keys()])) if (!places.has(path)) places.set(path, root + path);
  return { places, files };
}

/** Folders of two parts and more above the paths: `/etc` alone belongs to the machine. */
function foldersAbove(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const parts = path.split('/');
    return parts.map((_, i) => parts.slice(0, i).join('/')).filter((one) => one.split('/').length > 2);
  });
}

/** A text with the container's paths replaced by where they lie on this machine. */
export function relocate(text: string, places: Places): string {
  const known = [...places.keys()].sort((a, b) => b.length - a.length).map(escapePath);
  return text.replace(
    new RegExp(`(?<![\\w./-])(?:${known.join('|')})(?![\\w.-])`, 'g'),
    (path) => places.get(path) ?? path,
  );
}

/** The files of the container that a mapped text names. */
export function namedFiles(text: string, places: Places): readonly string[] {
  return [...places.values()].flatMap((local) => text.match(new RegExp(`${escapePath(local)}/[\\w./-]+`, 'g')) ?? []);
}

function escapePath(path: string): string {
  return path.replace(/[.\\]/g, '\\$&');
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
