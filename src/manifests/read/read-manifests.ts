import { basename, dirname, posix } from 'node:path';
import type { HelmChart } from '../../components/workload.ts';
import { type FilePlace, type Finding, finding } from '../../findings/finding.ts';
import { type ClusterObjects, type JsonObject, type KubeObject, objectName, type Unread } from '../../kube/objects.ts';
import { at, isJsonObject, isKubeObject, listAt, stringAt } from '../../kube/read.ts';
import { type Folder, kustomizationName } from '../folder.ts';
import { kustomizationNotBuilt } from '../rules/kustomization-not-built.ts';
import { manifestSyntax } from '../rules/manifest-syntax.ts';
import { manifestTemplated } from '../rules/manifest-templated.ts';
import { chartFolder, isOfChart } from './chart-folder.ts';
import { type Document, jsonDocument, yamlDocuments } from './documents.ts';
import { type ManifestFile, manifestFiles } from './files.ts';
import { type Kustomization, kustomized, type PlacedObject } from './kustomizations.ts';
import { helmAction, mayBeManifest } from './template-marks.ts';

/** The objects of a cluster as its manifests hold them, and where each is written. */
export interface ReadManifests extends ClusterObjects {
  readonly findings: readonly Finding[];
  /** The place of an object by its name as findings give it: `Kind namespace/name`. */
  readonly places: ReadonlyMap<string, FilePlace>;
  /** Charts that kustomizations install; their objects are in no file. */
  readonly charts: readonly Release[];
  /** The same objects by the folder that they stand in, with its kustomization; left out for objects that are in no tree. */
  readonly folders?: readonly Folder[];
}

export type Release = Pick<HelmChart, 'name' | 'releaseName' | 'namespace'>;

/** What the files of one cluster hold, before kustomizations and charts are sorted out. */
interface Gathered {
  readonly objects: PlacedObject[];
  readonly findings: Finding[];
  readonly unread: (Unread & { readonly file: string })[];
  readonly kustomizations: Kustomization[];
  readonly charts: { readonly folder: string; readonly file: string; readonly name: string }[];
  readonly files: Set<string>;
}

/**
 * Reads every object below a directory, or in a file: several documents in a file, lists, JSON. Values files and other YAML that is no
 * object is passed over; what cannot be read is a finding. Files in `seen`, by their real paths, were read before and are not read again.
 */
export function readManifests(cluster: string, path: string, seen: Set<string> = new Set()): ReadManifests {
  const gathered: Gathered = {
    ...{ objects: [], findings: [], unread: [], kustomizations: [], charts: [] },
    files: new Set(),
  };
  for (const file of manifestFiles(path, (found) => gathered.findings.push(found), seen)) gather(gathered, file);
  const { kustomizations, charts } = gathered;
  const folders = charts.filter(({ file }) => !charts.some((other) => isOfChart(other.folder, file)));
  const isAside = (file: string): boolean => folders.some(({ folder }) => isOfChart(folder, file));
  const all = gathered.objects.filter(({ file }) => !isAside(file));
  const built = kustomized(kustomizations, all, gathered.files);
  const places = new Map<string, FilePlace>();
  for (const { object, file, line } of built.objects)
    if (!places.has(objectName(object))) places.set(objectName(object), placeAt(file, line));
  for (const { file } of kustomizations) places.set(kustomizationName(posix.dirname(file)), placeAt(file, 1));
  return {
    cluster,
    objects: built.objects.map(({ object }) => object),
    folders: foldersOf(cluster, kustomizations, built.objects),
    places,
    charts: kustomizations.flatMap(({ value }) => releasesOf(value)),
    unread: [
      ...gathered.unread.filter(({ file }) => !isAside(file)).map(({ file: _file, ...unread }) => unread),
      ...folders.map(({ name, folder }) => whole(`the chart \`${name}\` in \`${folder}\``)),
      ...built.unread,
    ],
    findings: [
      ...gathered.findings.filter(({ where }) => !('file' in where) || !isAside(where.file)),
      ...folders.map(({ name, file }) =>
        finding(manifestTemplated, placeAt(file, 1), `\`${dirname(file)}\` is the Helm chart \`${name}\``),
      ),
      ...(built.unbuilt.length === 0 ? [] : [unbuiltFinding(cluster, built.unbuilt, built.leftOut)]),
    ],
  };
}

function foldersOf(
  cluster: string,
  kustomizations: readonly Kustomization[],
  objects: readonly PlacedObject[],
): readonly Folder[] {
  const byPath = Map.groupBy(objects, ({ file }) => posix.dirname(file));
  const written = new Map(kustomizations.map(({ file, value }) => [posix.dirname(file), value]));
  return [...new Set([...byPath.keys(), ...written.keys()])].map((path) => ({
    cluster,
    path,
    objects: (byPath.get(path) ?? []).map(({ object }) => object),
    kustomization: written.get(path) ?? null,
  }));
}

function gather(gathered: Gathered, file: ManifestFile): void {
  gathered.files.add(file.path);
  const chart = chartFolder(file);
  if (chart !== null) gathered.charts.push(chart);
  for (const document of documentsOf(file)) {
    const place = placeAt(file.path, document.line);
    if ('value' in document) take(gathered, document.value, place, document.text);
    else if (document.text.includes('{{')) template(gathered, place, 'The document is a template');
    else if (mayBeManifest(file.text) || document.whole === true) {
      const message = `The document cannot be read: ${document.fault}`;
      gathered.findings.push(finding(manifestSyntax, place, message));
      gathered.unread.push({ ...whole(`\`${file.path}:${document.line}\``), file: file.path });
    }
  }
}

function take(gathered: Gathered, value: unknown, place: FilePlace, text: string): void {
  const { file, line } = place;
  if (isList(value)) {
    for (const item of listAt(value, 'items')) take(gathered, item, place, text);
    return;
  }
  if (isKustomization(value, file)) {
    gathered.kustomizations.push({ file, value });
    return;
  }
  if (!isKubeObject(value)) return;
  const fault = identityFault(value);
  if (fault !== null)
    gathered.findings.push(finding(manifestSyntax, place, `The ${value.kind} \`${value.metadata.name}\` ${fault}`));
  else if (isTemplated(value)) template(gathered, place, `\`${value.metadata.name}\` is a template`);
  else if (helmAction(value.kind, text))
    template(gathered, place, `The ${value.kind} \`${value.metadata.name}\` is a template`);
  else gathered.objects.push({ object: value, file, line });
}

function template(gathered: Gathered, place: FilePlace, message: string): void {
  gathered.findings.push(finding(manifestTemplated, place, message));
  gathered.unread.push({ ...whole(`the template \`${place.file}:${place.line}\``), file: place.file });
}

/** What may hold anything at all. */
function whole(what: string): Unread {
  return { what, namespace: null, names: null, engines: true };
}

function placeAt(file: string, line: number): FilePlace {
  return { file, line, column: 1, path: '' };
}

function documentsOf({ path, text }: ManifestFile): Iterable<Document> {
  return /\.json$/i.test(path) ? [jsonDocument(text)] : yamlDocuments(text);
}

function isList(value: unknown): boolean {
  return (stringAt(value, 'kind') ?? '').endsWith('List') && Array.isArray(at(value, 'items'));
}

function isKustomization(value: unknown, file: string): value is JsonObject {
  const version = stringAt(value, 'apiVersion') ?? '';
  if (version.startsWith('kustomize.config.k8s.io/')) return true;
  // Flux has a resource of the same name, and some keep it in a file of the same name.
  return version === '' && /^(?:kustomization\.ya?ml|Kustomization)$/.test(basename(file));
}

function releasesOf(kustomization: unknown): readonly Release[] {
  return listAt(kustomization, 'helmCharts').flatMap((chart) => {
    const name = stringAt(chart, 'name');
    const releaseName = stringAt(chart, 'releaseName');
    if (name === undefined || releaseName === undefined) return [];
    return [{ name, releaseName, namespace: stringAt(chart, 'namespace') ?? 'default' }];
  });
}

/** What later rooms rely on of an object's identity. */
function identityFault({ metadata }: KubeObject): string | null {
  const { namespace, labels, annotations }: { readonly [key: string]: unknown } = { ...metadata };
  if (namespace !== undefined && namespace !== null && typeof namespace !== 'string')
    return 'has a namespace that is no text';
  const isTexts = (map: unknown): boolean =>
    map === undefined || map === null || (isJsonObject(map) && Object.values(map).every((v) => typeof v === 'string'));
  return isTexts(labels) && isTexts(annotations) ? null : 'has a label or an annotation that is no text';
}

function isTemplated({ kind, metadata }: KubeObject): boolean {
  return [kind, metadata.name, metadata.namespace ?? ''].some((text) => text.includes('{{'));
}

function unbuiltFinding(cluster: string, files: readonly string[], leftOut: number): Finding {
  const [first = ''] = files;
  const others = files.length === 1 ? '' : ` and ${files.length - 1} more of the cluster \`${cluster}\``;
  const does = files.length === 1 ? 'changes what the files beside it hold' : 'change what the files beside them hold';
  const objects =
    leftOut === 0
      ? 'what it is for stands elsewhere'
      : leftOut === 1
        ? '1 object is left out'
        : `${leftOut} objects are left out`;
  return finding(kustomizationNotBuilt, placeAt(first, 1), `\`${first}\`${others} ${does}: ${objects}`);
}
