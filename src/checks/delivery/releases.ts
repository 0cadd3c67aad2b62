import type { Json, KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, mapAt, namespaceOf, stringAt } from '../../kube/read.ts';
import { type Folder, kustomizationName } from '../../manifests/folder.ts';
import { yamlReader } from '../../topology/objects/embedded-yaml.ts';
import type { Subject } from '../check.ts';

/** A chart that is to be installed, as somebody wrote it: in a kustomization, an Application of Argo CD, or a HelmRelease of Flux. */
export interface DeclaredRelease {
  readonly cluster: string;
  readonly by: 'kustomize' | 'argocd' | 'flux';
  readonly chart: string;
  readonly repo: string;
  /** Empty where none is written. */
  readonly version: string;
  readonly release: string | undefined;
  readonly namespace: string | undefined;
  readonly values: Json;
  /** Whether `values` are all that is set; else others come from files or objects. */
  readonly whole: boolean;
  /** The entry of the chart as it is written. */
  readonly entry: Json;
  /** Where it stands: `Kustomization clusters/hub/monitoring`, `Application argocd/monitoring`. */
  readonly object: string;
  /** The field of the entry, and that of its values. */
  readonly field: string;
  readonly valuesField: string;
}

const known = new WeakMap<readonly Folder[], readonly DeclaredRelease[]>();

/** Every chart that the folders install. */
export function releasesOf({ folders }: Pick<Subject, 'folders'>): readonly DeclaredRelease[] {
  const found = known.get(folders);
  if (found !== undefined) return found;
  const releases = folders.flatMap((folder) => [
    ...inKustomization(folder),
    ...folder.objects.flatMap((object) => inObject(folder, object)),
  ]);
  known.set(folders, releases);
  return releases;
}

function inKustomization({ cluster, path, kustomization }: Folder): readonly DeclaredRelease[] {
  return listAt(kustomization, 'helmCharts').flatMap((entry, i) => {
    const chart = stringAt(entry, 'name');
    if (chart === undefined) return [];
    return [
      {
        cluster,
        by: 'kustomize',
        chart,
        repo: stringAt(entry, 'repo') ?? '',
        version: stringAt(entry, 'version') ?? '',
        release: stringAt(entry, 'releaseName'),
        namespace: stringAt(entry, 'namespace') ?? stringAt(kustomization, 'namespace'),
        values: at(entry, 'valuesInline') ?? {},
        whole: stringAt(entry, 'valuesFile') === undefined && listAt(entry, 'additionalValuesFiles').length === 0,
        entry,
        object: kustomizationName(path),
        field: `helmCharts[${i}]`,
        valuesField: `helmCharts[${i}].valuesInline`,
      },
    ];
  });
}

function inObject({ cluster }: Folder, object: KubeObject): readonly DeclaredRelease[] {
  if (object.apiVersion.startsWith('helm.toolkit.fluxcd.io/')) return ofFlux(cluster, object);
  if (!object.apiVersion.startsWith('argoproj.io/')) return [];
  if (object.kind === 'Application') return ofArgocd(cluster, object, at(object, 'spec'), 'spec');
  if (object.kind === 'ApplicationSet')
    return ofArgocd(cluster, object, at(object, 'spec', 'template', 'spec'), 'spec.template.spec');
  return [];
}

function ofArgocd(cluster: string, object: KubeObject, spec: unknown, field: string): readonly DeclaredRelease[] {
  return sourcesOf(spec, field).flatMap((source) => {
    const chart = stringAt(source.entry, 'chart');
    if (chart === undefined || chart.includes('{{')) return [];
    const helm = at(source.entry, 'helm');
    const [values, valuesKey] = argocdValues(helm);
    const elsewhere = ['valueFiles', 'parameters', 'fileParameters'].some((key) => listAt(helm, key).length > 0);
    return [
      {
        cluster,
        by: 'argocd',
        chart,
        repo: stringAt(source.entry, 'repoURL') ?? '',
        version: stringAt(source.entry, 'targetRevision') ?? '',
        release: stringAt(helm, 'releaseName') ?? object.metadata.name,
        namespace: stringAt(spec, 'destination', 'namespace'),
        values: values ?? {},
        whole: !elsewhere && values !== null && at(object, 'spec', 'templatePatch') === undefined,
        entry: source.entry,
        object: objectName(object),
        field: source.field,
        valuesField: `${source.field}.helm.${valuesKey}`,
      },
    ];
  });
}

/** The sources of the specification of an Application. */
export function sourcesOf(spec: unknown, field: string): readonly { readonly entry: Json; readonly field: string }[] {
  const one = at(spec, 'source');
  return [
    ...(isJsonObject(one) ? [{ entry: one, field: `${field}.source` }] : []),
    ...listAt(spec, 'sources').map((entry, i) => ({ entry, field: `${field}.sources[${i}]` })),
  ];
}

/** `null` for a text that is no YAML, or that a generator is still to fill in. */
function argocdValues(helm: unknown): readonly [Json, string] {
  const map = at(helm, 'valuesObject');
  if (isJsonObject(map)) return [map, 'valuesObject'];
  const text = stringAt(helm, 'values') ?? '';
  if (text.includes('{{')) return [null, 'values'];
  const parsed = text.trim() === '' ? {} : yamlReader().parse(text);
  return [isJsonObject(parsed) ? parsed : null, 'values'];
}

function ofFlux(cluster: string, object: KubeObject): readonly DeclaredRelease[] {
  const chart = stringAt(object, 'spec', 'chart', 'spec', 'chart');
  if (object.kind !== 'HelmRelease' || chart === undefined) return [];
  return [
    {
      cluster,
      by: 'flux',
      chart,
      // The address is that of another object, which may be elsewhere.
      repo: '',
      version: stringAt(object, 'spec', 'chart', 'spec', 'version') ?? '',
      release: stringAt(object, 'spec', 'releaseName') ?? object.metadata.name,
      namespace: stringAt(object, 'spec', 'targetNamespace') ?? namespaceOf(object),
      values: mapAt(object, 'spec', 'values'),
      whole: listAt(object, 'spec', 'valuesFrom').length === 0,
      entry: at(object, 'spec') ?? {},
      object: objectName(object),
      field: 'spec',
      valuesField: 'spec.values',
    },
  ];
}
