import { basename, posix } from 'node:path';
import type { HelmChart } from '../../components/workload.ts';
import { type FilePlace, type Finding, finding } from '../../findings/finding.ts';
import { type ClusterObjects, type Json, type JsonObject, type KubeObject, objectName } from '../../kube/objects.ts';
import { at, isJsonObject, isKubeObject, listAt, stringAt } from '../../kube/read.ts';
import { type Folder, kustomizationName } from '../folder.ts';
import { kustomizationNotBuilt } from '../rules/kustomization-not-built.ts';
import { manifestSyntax } from '../rules/manifest-syntax.ts';
import { manifestTemplated } from '../rules/manifest-templated.ts';
import { type Document, jsonDocument, yamlDocuments } from './documents.ts';
import { type ManifestFile, manifestFiles } from './files.ts';

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

/**
 * Reads every object below a directory, or in a file: several documents in a file, lists, JSON. Values files and other YAML that is no
 * object is passed over; what cannot be read is a finding.
 */
export function readManifests(cluster: string, path: string): ReadManifests {
  const objects: KubeObject[] = [];
  const places = new Map<string, FilePlace>();
  const findings: Finding[] = [];
  const unbuilt: string[] = [];
  const charts: Release[] = [];
  const folders = new Map<string, { objects: KubeObject[]; kustomization: Json }>();
  const folderOf = (path: string): { objects: KubeObject[]; kustomization: Json } => {
    const folder = folders.get(path) ?? { objects: [], kustomization: null };
    folders.set(path, folder);
    return folder;
  };
  const take = (value: unknown, place: FilePlace, text: string): void => {
    if (isList(value)) {
      for (const item of listAt(value, 'items')) take(item, place, text);
      return;
    }
    if (isKustomization(value, place.file)) {
      if (changesResources(value)) unbuilt.push(place.file);
      charts.push(...releasesOf(value));
      const path = posix.dirname(place.file);
      folderOf(path).kustomization = value;
      places.set(kustomizationName(path), place);
      return;
    }
    if (!isKubeObject(value)) return;
    const fault = identityFault(value);
    if (fault !== null)
      findings.push(finding(manifestSyntax, place, `The ${value.kind} \`${value.metadata.name}\` ${fault}`));
    else if (isTemplated(value))
      findings.push(finding(manifestTemplated, place, `\`${value.metadata.name}\` is a template`));
    else {
      objects.push(value);
      folderOf(posix.dirname(place.file)).objects.push(value);
      if (!places.has(objectName(value))) places.set(objectName(value), place);
    }
  };
  for (const file of manifestFiles(path, (found) => findings.push(found))) {
    for (const document of documentsOf(file)) {
      const place = { file: file.path, line: document.line, column: 1, path: '' };
      if ('value' in document) take(document.value, place, document.text);
      else findings.push(faultFinding(document.fault, document.text, place));
    }
  }
  if (unbuilt.length > 0) findings.push(unbuiltFinding(cluster, unbuilt));
  const read = [...folders].map(([path, folder]): Folder => ({ cluster, path, ...folder }));
  return { cluster, objects, places, charts, folders: read, findings };
}

function documentsOf({ path, text }: ManifestFile): Iterable<Document> {
  return /\.json$/i.test(path) ? [jsonDocument(text)] : yamlDocuments(text);
}

function isList(value: unknown): boolean {
  return (stringAt(value, 'kind') ?? '').endsWith('List') && Array.isArray(at(value, 'items'));
}

function isKustomization(value: unknown, file: string): value is JsonObject {
  const group = (stringAt(value, 'apiVersion') ?? '').startsWith('kustomize.config.k8s.io/');
  return group || /^kustomization\.ya?ml$/.test(basename(file));
}

/** Whether building a kustomization gives anything else than the files beside it. */
function changesResources(value: unknown): boolean {
  const plain = new Set(['apiVersion', 'kind', 'metadata', 'resources', 'bases']);
  return isJsonObject(value) && Object.keys(value).some((key) => !plain.has(key));
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
  if (namespace !== undefined && typeof namespace !== 'string') return 'has a namespace that is no text';
  const isTexts = (map: unknown): boolean =>
    map === undefined || map === null || (isJsonObject(map) && Object.values(map).every((v) => typeof v === 'string'));
  return isTexts(labels) && isTexts(annotations) ? null : 'has a label or an annotation that is no text';
}

function isTemplated({ kind, metadata }: KubeObject): boolean {
  return [kind, metadata.name, metadata.namespace ?? ''].some((text) => text.includes('{{'));
}

function faultFinding(fault: string, text: string, place: FilePlace): Finding {
  return text.includes('{{')
    ? finding(manifestTemplated, place, 'The document is a template')
    : finding(manifestSyntax, place, `The document cannot be read: ${fault}`);
}

function unbuiltFinding(cluster: string, files: readonly string[]): Finding {
  const [first = ''] = files;
  const others = files.length === 1 ? '' : `, and ${files.length - 1} more of the cluster \`${cluster}\`,`;
  const does = files.length === 1 ? 'changes what the files beside it hold' : 'change what the files beside them hold';
  return finding(kustomizationNotBuilt, { file: first, line: 1, column: 1, path: '' }, `\`${first}\`${others} ${does}`);
}
