import { basename, dirname, join, normalize } from 'node:path';
import type { JsonObject, KubeObject, Unread } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, stringAt } from '../../kube/read.ts';
import { isNamespaced } from '../../kube/schema/scope.ts';
import { unreadChart } from '../../kube/unread-chart.ts';
import { yamlDocuments } from './documents.ts';

/** A `kustomization.yaml` with the file that it is written in. */
export interface Kustomization {
  readonly file: string;
  readonly value: JsonObject;
}

/** An object with the file that it was read from, and the line there. */
export interface PlacedObject {
  readonly object: KubeObject;
  readonly file: string;
  readonly line: number;
}

/** What kustomizations make of the objects beside them, as far as that is certain without building them. */
export interface Kustomized {
  readonly objects: readonly PlacedObject[];
  /** Kustomizations whose result only a build tells: what they reach is left out. */
  readonly unbuilt: readonly string[];
  /** How many objects were left out. */
  readonly leftOut: number;
  readonly unread: readonly Unread[];
}

/** Fields that change nothing of the files beside a kustomization, or only what nobody here looks at (kustomize@v5 api/types/kustomization.go). */
const plain: ReadonlySet<string> = new Set([
  ...['apiVersion', 'kind', 'metadata', 'resources', 'bases', 'helmCharts', 'helmGlobals', 'buildMetadata'],
  ...['sortOptions', 'commonAnnotations', 'openapi', 'crds', 'generatorOptions', 'configMapGenerator'],
  ...['secretGenerator', 'namespace', 'images', 'helmChartInflationGenerator'],
]);

/**
 * Sorts out what kustomizations reach. A namespace is set as a build would; patches are no objects of their own; what patches, prefixes,
 * components and the like would change is left out whole, because as it stands it is applied nowhere, and so is a file that no kustomization
 * beside it names. `files` are all that were read.
 */
export function kustomized(
  kustomizations: readonly Kustomization[],
  all: readonly PlacedObject[],
  files: ReadonlySet<string>,
): Kustomized {
  if (kustomizations.length === 0) return { objects: all, unbuilt: [], leftOut: 0, unread: [] };
  const byFolder = new Map(kustomizations.map((one) => [normalize(dirname(one.file)), one]));
  const byFile = Map.groupBy(all, ({ file }) => normalize(file));
  const known = new Set([...files].map((file) => normalize(file)));
  const parts = new Set(kustomizations.flatMap(patchFiles));
  const left = new Set<string>();
  const named = new Set<string>();
  const namespaces = new Map<string, Set<string>>();
  const unread: Unread[] = [];
  const unbuilt: string[] = [];
  for (const one of kustomizations) {
    const reached = filesOf(one, byFolder, known, new Set());
    const isPlain = Object.keys(isJsonObject(one.value) ? one.value : {}).every((key) => plain.has(key));
    for (const file of reached.files) named.add(file);
    const own = reached.files.flatMap((file) => byFile.get(file) ?? []);
    if (!isPlain && changes(one.value, own)) {
      unbuilt.push(one.file);
      for (const file of reached.files) left.add(file);
      unread.push({ what: `the kustomization \`${one.file}\``, namespace: null, names: null, engines: true });
    }
    const namespace = stringAt(one.value, 'namespace');
    if (namespace !== undefined)
      for (const file of reached.files) namespaces.set(file, (namespaces.get(file) ?? new Set()).add(namespace));
    unread.push(...beside(one, reached.missing));
  }
  const forgotten = new Map(
    [...byFile.keys()].flatMap((path) => {
      const beside = named.has(path) || parts.has(path) ? undefined : kustomizationBeside(byFolder, path);
      return beside === undefined ? [] : [[path, beside.file] as const];
    }),
  );
  for (const [file, paths] of Map.groupBy(forgotten.keys(), (path) => forgotten.get(path) ?? ''))
    unread.push(holdsNothing(`what \`${file}\` does not name (${someOf(paths)})`));
  const objects = all.flatMap(({ object, file, line }): readonly PlacedObject[] => {
    const path = normalize(file);
    if (left.has(path) || parts.has(path) || forgotten.has(path)) return [];
    const [namespace, ...others] = namespaces.get(path) ?? [];
    if (namespace === undefined || isNamespaced(object.apiVersion, object.kind) === false)
      return [{ object, file, line }];
    // Two overlays put the same base into two namespaces.
    return [namespace, ...others].map((into) => ({
      object: { ...object, metadata: { ...object.metadata, namespace: into } },
      file,
      line,
    }));
  });
  return { objects, unbuilt, leftOut: countLeft(byFile, left), unread };
}

/** The kustomization that decides whether a file is applied: in its folder, or above a folder of patches. */
function kustomizationBeside(byFolder: ReadonlyMap<string, Kustomization>, path: string): Kustomization | undefined {
  const folder = dirname(path);
  return byFolder.get(folder) ?? (basename(folder) === 'patches' ? byFolder.get(dirname(folder)) : undefined);
}

/** Something that is worth telling, and brings the cluster nothing: no kustomization applies it. */
function holdsNothing(what: string): Unread {
  return { what, namespace: null, names: [], engines: false };
}

function someOf(paths: readonly string[]): string {
  const names = paths.slice(0, 3).map((path) => `\`${basename(path)}\``);
  return `${names.join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;
}

function countLeft(byFile: ReadonlyMap<string, readonly PlacedObject[]>, left: ReadonlySet<string>): number {
  return [...left].reduce((sum, file) => sum + (byFile.get(file)?.length ?? 0), 0);
}

/** Whether a build changes one of these objects: a patch that aims at what a chart brings does not. */
function changes(value: unknown, own: readonly PlacedObject[]): boolean {
  const keys = Object.keys(isJsonObject(value) ? value : {}).filter((key) => !plain.has(key));
  if (keys.some((key) => key !== 'patches')) return true;
  return listAt(value, 'patches').some((patch) => {
    const written = patchOf(stringAt(patch, 'patch') ?? '');
    if (onlyAnnotates(written)) return false;
    const target = at(patch, 'target') ?? written;
    const kind = stringAt(target, 'kind');
    const name = stringAt(target, 'name');
    if (kind === undefined) return true;
    return own.some(
      ({ object }) => object.kind === kind && (name === undefined || matches(name, object.metadata.name)),
    );
  });
}

/** A patch by strategic merge, with kind and name of what it aims at. */
function patchOf(text: string): JsonObject {
  const [first] = yamlDocuments(text);
  const value = first !== undefined && 'value' in first && isJsonObject(first.value) ? first.value : {};
  return { ...value, name: stringAt(value, 'metadata', 'name') };
}

/** Annotations say nothing to engines. */
function onlyAnnotates({ name: _name, apiVersion: _version, kind: _kind, metadata, ...rest }: JsonObject): boolean {
  const keys = Object.keys(isJsonObject(metadata) ? metadata : {});
  return (
    Object.keys(rest).length === 0 &&
    keys.includes('annotations') &&
    keys.every((key) => ['name', 'namespace', 'annotations'].includes(key))
  );
}

/** Names of targets are regular expressions, anchored at both ends. */
function matches(pattern: string, name: string): boolean {
  if (!/^[\w.|()*+?-]{1,100}$/.test(pattern) || /[*+?]\)*[*+?]/.test(pattern)) return true;
  try {
    return new RegExp(`^(?:${pattern})$`).test(name);
  } catch {
    return true;
  }
}

interface Reached {
  readonly files: readonly string[];
  /** What it names that is in no file: remote bases, and files outside of what was given. */
  readonly missing: readonly string[];
}

function filesOf(
  { file, value }: Kustomization,
  byFolder: ReadonlyMap<string, Kustomization>,
  known: ReadonlySet<string>,
  seen: Set<string>,
): Reached {
  if (seen.has(file)) return { files: [], missing: [] };
  seen.add(file);
  const files: string[] = [];
  const missing: string[] = [];
  for (const entry of ['resources', 'bases', 'components'].flatMap((key) => listAt(value, key))) {
    if (typeof entry !== 'string') continue;
    const path = normalize(join(dirname(file), entry)).replace(/\/$/, '');
    const inner = byFolder.get(path);
    if (known.has(path)) files.push(path);
    else if (inner === undefined) missing.push(entry);
    else files.push(...filesOf(inner, byFolder, known, seen).files);
  }
  return { files, missing };
}

/** Files of patches and settings, which are no objects though they look like some. */
function patchFiles({ file, value }: Kustomization): readonly string[] {
  const listed = ['patches', 'patchesJson6902', 'replacements'].flatMap((key) =>
    listAt(value, key).flatMap((entry) => stringAt(entry, 'path') ?? []),
  );
  const named = ['patchesStrategicMerge', 'transformers', 'generators', 'configurations', 'validators', 'crds'].flatMap(
    (key) => listAt(value, key).filter((entry) => typeof entry === 'string'),
  );
  return [...listed, ...named]
    .filter((path) => !path.includes('\n'))
    .map((path) => normalize(join(dirname(file), path)));
}

/** What a kustomization adds that is in no file beside it: generated objects, charts, remote bases. */
function beside({ file, value }: Kustomization, missing: readonly string[]): readonly Unread[] {
  const namespace = stringAt(value, 'namespace') ?? null;
  const generated = ['configMapGenerator', 'secretGenerator'].flatMap((key) =>
    listAt(value, key).flatMap((entry) => stringAt(entry, 'name') ?? []),
  );
  const charts = listAt(value, 'helmCharts').flatMap((entry) => {
    const chart = stringAt(entry, 'name') ?? '';
    const release = stringAt(entry, 'releaseName') ?? chart;
    const what = `the chart \`${chart}\` of \`${file}\``;
    const into = stringAt(entry, 'namespace') ?? namespace;
    return [unreadChart({ what, chart, release, namespace: into, values: at(entry, 'valuesInline') })];
  });
  return [
    ...generated.map((name) => ({
      what: `\`${name}\`, which \`${file}\` generates`,
      namespace,
      names: [name],
      engines: false,
    })),
    ...charts,
    ...missing.map((path) => ({
      what: `\`${path}\`, which \`${file}\` takes in`,
      namespace: null,
      names: null,
      engines: true,
    })),
  ];
}
