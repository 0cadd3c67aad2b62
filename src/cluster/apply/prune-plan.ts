import { objectName } from '../../kube/objects.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { groupKind, identity } from './member.ts';

/** What becomes of a member that is no longer rendered. */
export interface Stale {
  readonly object: LiveObject;
  /** Whether it goes; else why it stays, for people. */
  readonly goes: boolean;
  readonly why: string;
}

export interface PruneChoice {
  readonly prune: boolean;
  /** `KIND/NAME` or `KIND/NAMESPACE/NAME` of what takes others' data with it. */
  readonly named: readonly string[];
}

/** What to do with each member that is no longer rendered, in the order in which they go: what others stand on last. */
export function prunePlan(
  members: readonly LiveObject[],
  rendered: ReadonlySet<string>,
  choice: PruneChoice,
): readonly Stale[] {
  return members
    .filter((member) => !rendered.has(identity(member)))
    .map((object) => ({ object, ...verdict(object, choice) }))
    .sort((a, b) => rank(a.object) - rank(b.object) || (identity(a.object) < identity(b.object) ? -1 : 1));
}

function verdict(object: LiveObject, { prune, named }: PruneChoice): { readonly goes: boolean; readonly why: string } {
  if (!prune) return { goes: false, why: 'it stays without `--prune`' };
  const { name, namespace } = object.metadata;
  const ways = [`${object.kind}/${name}`, `${object.kind}/${namespace ?? ''}/${name}`];
  if (!guarded.has(groupKind(object)) || ways.some((way) => named.includes(way))) return { goes: true, why: '' };
  const way = namespace === undefined ? ways[0] : ways[1];
  return { goes: false, why: `what is in it would go too: it goes only with \`--prune-named ${way}\`` };
}

/** Kinds that take with them what is not namsan's: a definition all its resources, a namespace and a volume all that is in them. */
const guarded: ReadonlySet<string> = new Set([
  'CustomResourceDefinition.apiextensions.k8s.io',
  'Namespace',
  'PersistentVolume',
  'PersistentVolumeClaim',
]);

/** Whether a text of `named` can name something that goes only so. */
export function isPruneNamed(text: string): boolean {
  const [kind = '', ...names] = text.split('/');
  const most = kind === 'PersistentVolumeClaim' ? 2 : 1;
  return kindsNamed.includes(kind) && names.length >= 1 && names.length <= most && names.every(isName);
}

/** What `named` may say, for people. */
export const pruneNames: readonly string[] = [
  'CustomResourceDefinition/NAME',
  'Namespace/NAME',
  'PersistentVolume/NAME',
  'PersistentVolumeClaim/NAMESPACE/NAME',
];

const kindsNamed = [...guarded].map((group) => group.split('.')[0] ?? '');

function isName(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(text);
}

/** Those of `named` that none of these objects is, which are told as `Kind namespace/name`. */
export function namedInVain(named: readonly string[], objects: readonly string[]): readonly string[] {
  const ways = new Set(
    objects.flatMap((told) => {
      const [kind = '', name = ''] = told.split(' ');
      return [`${kind}/${name}`, `${kind}/${name.split('/').at(-1)}`];
    }),
  );
  return named.filter((way) => !ways.has(way));
}

function rank(object: LiveObject): number {
  return guarded.has(groupKind(object)) ? 1 : 0;
}

/** How a member that is no longer rendered is told. */
export function staleLine({ object, why }: Stale): string {
  return `${objectName(object)} is no longer rendered: ${why}`;
}
