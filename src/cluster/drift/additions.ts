import type { Json, JsonObject, KubeObject } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import { appliedDigest, ofComponent, partOf } from '../apply/member.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { isDefault } from './defaults.ts';
import { isItem, keysIn, type SetBy, setBy } from './field-owners.ts';
import type { Step, Trail } from './trail.ts';

/** A field that an object has and the repository has not, and who put it there. */
export interface Addition {
  readonly trail: Trail;
  readonly live: Json;
  readonly by: SetBy;
}

/**
 * What was added to a rendered object by somebody who is no controller: fields and items that managed fields name and the repository does not
 * have. An added item is told as one, with all that it holds. What the repository's own hand left there is told too: it is there no more.
 */
export function additions(rendered: KubeObject, live: LiveObject): readonly Addition[] {
  const out = new Map<string, Addition>();
  for (const entry of live.metadata.managedFields ?? []) {
    const by = setBy(entry);
    if (by.hand === 'controller') continue;
    const told = (trail: Trail, value: Json, key: string): void => {
      const known = out.get(key);
      if (known === undefined || later(by, known.by)) out.set(key, { trail, live: value, by });
    };
    visit(entry.fieldsV1, rendered as unknown as Json, live as unknown as Json, null, '', told);
  }
  return [...out.values()];
}

/** Somebody's hand says more than ours; of two the later one. */
function later(one: SetBy, other: SetBy): boolean {
  if (one.hand !== other.hand) return one.hand === 'other';
  return (one.time ?? '') > (other.time ?? '');
}

type Told = (trail: Trail, value: Json, key: string) => void;

function visit(
  set: Json | undefined,
  rendered: Json | undefined,
  live: Json | undefined,
  trail: Trail,
  path: string,
  told: Told,
): void {
  if (!isJsonObject(set) || live === undefined) return;
  for (const [entry, below] of Object.entries(set)) {
    const found = child(entry, rendered, live);
    if (found === null || found.live === undefined) continue;
    const here: Trail = { above: trail, step: found.step };
    const key = `${path}/${entry}`;
    if (isAside(path, entry)) continue;
    const leaf = !isJsonObject(below) || Object.keys(below).length === 0;
    const item = entry.startsWith('k:') && isJsonObject(below) && Object.hasOwn(below, '.');
    if (found.rendered !== undefined && !leaf) visit(below, found.rendered, found.live, here, key, told);
    else if (found.rendered !== undefined || isKnown(found.step, found.live)) continue;
    else if (leaf || item) told(here, found.live, key);
    else visit(below, undefined, found.live, here, key, told);
  }
}

interface Child {
  readonly step: Step;
  readonly rendered: Json | undefined;
  readonly live: Json | undefined;
}

/** What an entry of a field set means on both sides; `null` for entries that are no place of their own. */
function child(entry: string, rendered: Json | undefined, live: Json): Child | null {
  if (entry.startsWith('f:')) {
    const field = entry.slice(2);
    return { step: { field }, rendered: fieldOf(rendered, field), live: fieldOf(live, field) };
  }
  const keys = keysIn(entry);
  if (keys === null || !Array.isArray(live)) return null;
  const item = (live as readonly Json[]).find((one) => isItem(entry, one));
  if (item === undefined) return null;
  const asked = Array.isArray(rendered) ? (rendered as readonly Json[]).find((one) => isItem(entry, one)) : undefined;
  const name = isJsonObject(item) && typeof item['name'] === 'string' ? item['name'] : Object.values(keys).join('/');
  return { step: { item, keys: Object.keys(keys), named: name }, rendered: asked, live: item };
}

function fieldOf(value: Json | undefined, field: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, field) ? (value as JsonObject)[field] : undefined;
}

function isKnown(step: Step, value: Json): boolean {
  return 'field' in step && isDefault(step.field, value);
}

/** What a delivery or a restart leaves at an object, and what says which object it is. */
function isAside(path: string, entry: string): boolean {
  if (path === '') return entry === 'f:status' || entry === 'f:apiVersion' || entry === 'f:kind';
  if (path === '/f:metadata') return !['f:labels', 'f:annotations', 'f:finalizers'].includes(entry);
  return /\/f:metadata\/f:(?:labels|annotations)$/.test(path) && marks.has(entry.slice(2));
}

/**
 * Marks of ApplySets (KEP-3659), of namsan's apply, of `kubectl apply` and `kubectl rollout restart` (kubectl@v0.35.4
 * pkg/polymorphichelpers/objectrestarter.go), of Argo CD's tracking (argo-cd@v3.5.1 common/common.go) and of the server itself.
 */
const marks: ReadonlySet<string> = new Set([
  ...[partOf, appliedDigest, ofComponent],
  'kubectl.kubernetes.io/last-applied-configuration',
  'kubectl.kubernetes.io/restartedAt',
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/installation-id',
  'deployment.kubernetes.io/revision',
  'kubernetes.io/metadata.name',
]);
