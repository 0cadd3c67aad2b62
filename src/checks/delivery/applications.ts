import type { Json, KubeObject } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, stringAt } from '../../kube/read.ts';
import type { Folder } from '../../manifests/folder.ts';
import type { Subject } from '../check.ts';
import { type DeclaredRelease, releasesOf, sourcesOf } from './releases.ts';
import { type SyncRetries, syncRetriesOf } from './sync-retries.ts';

/** An Application of Argo CD, or the one that an ApplicationSet makes many of. */
export interface DeclaredApplication {
  readonly cluster: string;
  readonly object: KubeObject;
  readonly spec: Json;
  /** Where the specification stands: `spec` or `spec.template.spec`. */
  readonly field: string;
  readonly annotations: Json;
  readonly options: readonly string[];
  /** The wave that it is synced in; 0 where none is written. */
  readonly wave: number;
  /** `null` where it does not sync by itself. */
  readonly bySelf: { readonly prune: boolean; readonly retries: SyncRetries } | null;
}

const known = new WeakMap<readonly Folder[], readonly DeclaredApplication[]>();

/** Every Application that the folders hold. */
export function applicationsOf({ folders }: Pick<Subject, 'folders'>): readonly DeclaredApplication[] {
  const found = known.get(folders);
  if (found !== undefined) return found;
  const applications = folders.flatMap(({ cluster, objects }) =>
    objects.flatMap((object): readonly DeclaredApplication[] => {
      if (!object.apiVersion.startsWith('argoproj.io/')) return [];
      if (object.kind === 'Application') return [declared(cluster, object, object, 'spec')];
      if (object.kind === 'ApplicationSet')
        return [declared(cluster, object, at(object, 'spec', 'template'), 'spec.template.spec')];
      return [];
    }),
  );
  known.set(folders, applications);
  return applications;
}

function declared(cluster: string, object: KubeObject, template: unknown, field: string): DeclaredApplication {
  const spec = at(template, 'spec') ?? {};
  const automated = at(spec, 'syncPolicy', 'automated');
  const annotations = at(template, 'metadata', 'annotations') ?? {};
  const wave = Number(stringAt(annotations, 'argocd.argoproj.io/sync-wave') ?? 0);
  return {
    ...{ cluster, object, spec, field, annotations },
    options: listAt(spec, 'syncPolicy', 'syncOptions').map(String),
    wave: Number.isFinite(wave) ? wave : 0,
    bySelf:
      isJsonObject(automated) && at(automated, 'enabled') !== false
        ? { prune: at(automated, 'prune') === true, retries: syncRetriesOf(spec) }
        : null,
  };
}

/** What an Application delivers, as far as it is among what was read. */
export interface Contents {
  readonly releases: readonly DeclaredRelease[];
  readonly folders: readonly Folder[];
}

/** The charts and folders that the sources of an Application name. A folder is known by the end of its path. */
export function contentsOf(subject: Pick<Subject, 'folders'>, { object, spec, field }: DeclaredApplication): Contents {
  const places = placesOf(subject);
  const folders = sourcesOf(spec, field).flatMap(({ entry }) => {
    const folder = folderAt(places, stringAt(entry, 'path') ?? '');
    return folder === null ? [] : [folder];
  });
  const own = places.byObject.get(`${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`) ?? [];
  return {
    releases: [...own, ...folders.flatMap(({ path }) => places.byObject.get(`Kustomization /${path}`) ?? [])],
    folders,
  };
}

interface Places {
  readonly byPath: ReadonlyMap<string, Folder>;
  /** By the ends of paths; `null` where two folders share one. */
  readonly byEnd: ReadonlyMap<string, Folder | null>;
  readonly byObject: ReadonlyMap<string, readonly DeclaredRelease[]>;
}

const placed = new WeakMap<readonly Folder[], Places>();

function placesOf(subject: Pick<Subject, 'folders'>): Places {
  const found = placed.get(subject.folders);
  if (found !== undefined) return found;
  const byEnd = new Map<string, Folder | null>();
  for (const folder of subject.folders)
    for (const end of endsOf(folder.path).slice(1)) byEnd.set(end, byEnd.has(end) ? null : folder);
  const byPath = new Map(subject.folders.map((folder) => [folder.path, folder]));
  const made: Places = { byPath, byEnd, byObject: Map.groupBy(releasesOf(subject), keyOf) };
  placed.set(subject.folders, made);
  return made;
}

function keyOf({ object }: DeclaredRelease): string {
  const [kind = '', name = ''] = [object.slice(0, object.indexOf(' ')), object.slice(object.indexOf(' ') + 1)];
  if (kind === 'Kustomization') return `${kind} /${name}`;
  return `${kind} ${name.includes('/') ? name : `/${name}`}`;
}

/** The tree may have been read from above the root of its repository, or may stand below that; one part alone tells too little. */
function folderAt({ byPath, byEnd }: Places, written: string): Folder | null {
  const path = written.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '');
  const shorter = endsOf(path).find((end, i) => byPath.has(end) && (i === 0 || end.includes('/')));
  return shorter === undefined ? (byEnd.get(path) ?? null) : (byPath.get(shorter) ?? null);
}

/** `a/b/c`, `b/c`, `c`. */
function endsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return path === '' ? [] : parts.map((_, i) => parts.slice(i).join('/'));
}

/** Whether the annotation of an object gives it a sync option of Argo CD. */
export function hasSyncOption(object: unknown, option: RegExp): boolean {
  const text = stringAt(object, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '';
  return text.split(',').some((one) => option.test(one.trim()));
}

/** The settings of Argo CD as far as they are among what was read, with the place of the first; `null` where there are none. */
export function argocdSettings(
  subject: Pick<Subject, 'folders'>,
): { readonly settings: Json; readonly cluster: string; readonly object: string; readonly field: string } | null {
  for (const { cluster, objects } of subject.folders)
    for (const object of objects)
      if (object.kind === 'ConfigMap' && object.metadata.name === 'argocd-cm')
        return {
          ...{ cluster, settings: at(object, 'data') ?? {}, field: 'data' },
          object: `ConfigMap ${object.metadata.namespace === undefined ? '' : `${object.metadata.namespace}/`}argocd-cm`,
        };
  const chart = releasesOf(subject).find(({ chart: name, whole }) => name === 'argo-cd' && whole);
  if (chart === undefined) return null;
  const { cluster, object, valuesField } = chart;
  return { settings: at(chart.values, 'configs', 'cm') ?? {}, cluster, object, field: `${valuesField}.configs.cm` };
}
