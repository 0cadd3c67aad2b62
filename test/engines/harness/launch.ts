import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { at, listAt, stringAt } from '../../../src/kube/read.ts';
import { askFlags, flagName } from './flags.ts';
import type { Loopback } from './loopback.ts';
import { type Layout, layOut, namedFiles, type Places, relocate, standIn } from './mounts.ts';
import { environment, expand, type Pod } from './pods.ts';
import { type Running, start } from './processes.ts';

/** The machine that stands for one cluster. */
export interface Stage {
  /** Files of its pods, and the folder that is its bucket. */
  readonly folder: string;
  readonly objects: readonly KubeObject[];
  readonly loopback: Loopback;
}

/** A container's program with the arguments that the cluster would give it, mapped to this machine. */
export interface Prepared {
  readonly pod: Pod;
  readonly container: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where the kubelet asks whether it is ready; where it has no such probe, its own `/-/ready`. */
  readonly readyUrl: string;
  /** Rendered flags that the program calls deprecated. */
  readonly deprecated: readonly string[];
}

/** Lays out a container's files and maps its arguments: paths, addresses, and a folder as object store. */
export async function prepare(stage: Stage, pod: Pod, container: Json, binary: string): Promise<Prepared> {
  const layout = layOut(pod, container, stage.objects, stage.folder);
  const env = environment(container, pod, (_, key) => standIn(key));
  const rendered = listAt(container, 'args').map((arg) => expand(String(arg), env));
  const words = rendered.findIndex((arg) => arg.startsWith('-'));
  const known = await askFlags(binary, rendered.slice(0, words < 0 ? rendered.length : words));
  const set = new Set(rendered.filter((arg) => arg.startsWith('-')).map(flagName));
  const mapped = rendered
    .map((arg) => (isObjectStore(arg) ? `--objstore.config-file=${bucketFile(stage)}` : arg))
    .map((arg) => stage.loopback.localize(relocate(arg, layout.places), pod));
  localizeFiles(layout, stage, pod);
  for (const text of mapped) fillNamed(text, layout.places);
  const unset = [...known.listening].filter(([flag]) => !set.has(flag));
  const args = [...mapped, ...unset.map(([flag, port]) => `--${flag}=${pod.address}:${port}`)];
  return {
    pod,
    container: stringAt(container, 'name') ?? '',
    command: binary,
    args,
    env,
    readyUrl: probeUrl(container, pod) ?? ownReadyUrl(args),
    deprecated: [...set].filter((flag) => known.deprecated.has(flag)),
  };
}

/** Starts what was prepared. */
export function launch(stage: Stage, { pod, container, command, args, env }: Prepared): Running {
  return start({ name: `${pod.name}/${container}`, command, args, env, cwd: stage.folder });
}

/** Maps addresses and paths inside the container's files, and puts stand-ins for the files that they name. */
function localizeFiles(layout: Layout, stage: Stage, pod: Pod): void {
  for (const file of layout.files) {
    const text = stage.loopback.localize(relocate(readFileSync(file, 'utf8'), layout.places), pod);
    writeFileSync(file, text);
    fillNamed(text, layout.places);
  }
}

function fillNamed(text: string, places: Places): void {
  for (const file of namedFiles(text, places)) {
    // A name with such an ending is a file that a Secret would have brought; others are folders of data.
    if (existsSync(file) || !/(\/token|\.(crt|key|pem|cert|token))$/.test(file)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, standIn(file.slice(file.lastIndexOf('/') + 1)));
  }
}

function isObjectStore(arg: string): boolean {
  return arg.startsWith('--objstore.config');
}

function bucketFile(stage: Stage): string {
  const file = join(stage.folder, 'objstore.json');
  const directory = join(stage.folder, 'bucket');
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, JSON.stringify({ type: 'FILESYSTEM', config: { directory } }));
  return file;
}

function probeUrl(container: Json, pod: Pod): string | null {
  const probe = at(container, 'readinessProbe', 'httpGet');
  if (probe === undefined) return null;
  const port = at(probe, 'port');
  const number = typeof port === 'number' ? port : pod.ports.get(String(port));
  if (number === undefined)
    throw new Error(`The readiness probe of ${pod.name} asks port \`${String(port)}\`, which it does not have.`);
  const scheme = (stringAt(probe, 'scheme') ?? 'HTTP').toLowerCase();
  return `${scheme}://${pod.address}:${number}${stringAt(probe, 'path') ?? '/'}`;
}

function ownReadyUrl(args: readonly string[]): string {
  const own = args
    .map((arg) => /^--(?:http-address|web\.listen-address)=(.+)$/.exec(arg)?.[1])
    .find((one) => one !== undefined);
  return `http://${own ?? ''}/-/ready`;
}
