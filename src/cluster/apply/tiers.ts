import type { KubeObject } from '../../kube/objects.ts';
import { groupKind } from './member.ts';

/** What is applied at once, in order: first what the rest of a wave cannot be without. */
export function tiersOf<T extends { readonly object: KubeObject }>(wave: readonly T[]): readonly (readonly T[])[] {
  const first = wave.filter(({ object }) => foundations.has(groupKind(object)));
  const rest = wave.filter(({ object }) => !foundations.has(groupKind(object)));
  return [first, rest].filter((tier) => tier.length > 0);
}

/** Whether an object defines a kind. */
export function isDefinition({ object }: { readonly object: KubeObject }): boolean {
  return groupKind(object) === definition;
}

const definition = 'CustomResourceDefinition.apiextensions.k8s.io';

/** An object in a namespace that is not there, or of a kind that is not served, is refused. */
const foundations: ReadonlySet<string> = new Set(['Namespace', definition]);
