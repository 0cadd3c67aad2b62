import type { FleetEdit } from '../../findings/finding.ts';

/**
 * The edits that a remedy names. A remedy writes fields as they stand in the fleet file, `metrics.keepLocal: 31h` of a cluster or of all,
 * so that what is read and what `check --fix` does cannot differ; what is said in other words is for a person.
 */
export function editsOf(remedy: string): readonly FleetEdit[] {
  const sentences = remedy.split(/(?<=\.) (?=[A-Z])/);
  // Half of a remedy may be worse than none.
  const edits = sentences.map(editsIn);
  return edits.some((each) => each.length === 0) ? [] : edits.flat();
}

function editsIn(sentence: string): readonly FleetEdit[] {
  const [, field = '', value = '', cluster] = one.exec(sentence) ?? [];
  const [, map = '', part = ''] = several.exec(sentence) ?? [];
  if (map !== '') return editsIn(`Set \`${map}.${part}\`.`);
  if (field === '') return [];
  const path = [...(cluster === undefined ? [] : ['clusters', cluster]), ...field.split('.')];
  if (!value.startsWith('{')) return [{ path, set: scalarOf(value) }];
  return [...value.matchAll(/(\w+): ([^,}]+)/g)].map(([, key = '', text = '']) => ({
    path: [...path, key],
    set: scalarOf(text),
  }));
}

/** Set `a.b: 31h`, or `a.b: {c: 3, d: 3}`, of one cluster or of the fleet. */
const one = /^Set `([\w.]+): ([^`]+)`(?: of cluster `([^`]+)`)?\.$/;
/** Set `a.b` to `c: 31h` or more. */
const several = /^Set `([\w.]+)` to `(\w+: [^`]+)` or more\.$/;

function scalarOf(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}
