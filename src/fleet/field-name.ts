import { stringAt } from '../kube/read.ts';
import type { Path } from './plain.ts';

/** A field as a sentence names it: `` `metrics.keep.raw` ``, `` `metrics.mode` of the cluster `edge-7` ``, `The fleet file`. */
export function fieldName(path: Path, value: unknown): string {
  if (path.length === 0) return 'The fleet file';
  const [first, index, ...rest] = path;
  if (first !== 'clusters' || typeof index !== 'number') return `\`${dotted(path)}\``;
  const id = stringAt(value, 'clusters', index, 'id');
  const cluster =
    id !== undefined && /^[\w.-]{1,63}$/.test(id) ? `cluster \`${id}\`` : `cluster at position ${index + 1}`;
  return rest.length === 0 ? `The ${cluster}` : `\`${dotted(rest)}\` of the ${cluster}`;
}

/** `nodes[0].address` for a path of keys and positions. */
export function dotted(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? shortened(step) : `.${shortened(step)}`;
  }
  return text;
}

function shortened(key: string): string {
  return key.length > 60 ? `${key.slice(0, 60)}…` : key;
}
