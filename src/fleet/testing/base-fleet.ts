import { parse, stringify } from 'yaml';
import { isJsonObject } from '../../kube/read.ts';

/** A small healthy fleet. The examples on the pages of the rules are fragments that are laid over it. */
export const baseFleet = `namsan: v1
name: base
objectStores:
  s3: {provider: s3, endpoint: https://s3.example.com, credentials: {secret: s3-credentials}, buckets: {metrics: thanos}}
metrics:
  objectStore: s3
  keep: {raw: 14d, 5m: 30d, 1h: 90d}
clusters:
  - id: hub
    role: hub
    domain: hub.example.com
    nodes: [{name: hub-1, address: 10.0.0.1}, {name: hub-2, address: 10.0.0.2}, {name: hub-3, address: 10.0.0.3}]
    metrics: {mode: sidecar}
  - id: edge
    role: edge
    domain: edge.example.com
    nodes: [{name: edge-1, address: 10.0.1.1}]
    metrics: {mode: sidecar}
`;

/**
 * The base fleet with a fragment over it: maps are merged, items of a list that have an \`id\` are merged with the item of the same id or
 * added, other lists and values are replaced, and `null` takes a field away. A text that begins with `namsan:` is a fleet of its own.
 */
export function overBase(fragment: string): string {
  return fragment.trimStart().startsWith('namsan:')
    ? fragment
    : stringify(laid(parse(baseFleet), parse(fragment) ?? {}));
}

function laid(under: unknown, over: unknown): unknown {
  if (Array.isArray(under) && Array.isArray(over) && over.every((item) => isJsonObject(item) && 'id' in item))
    return laidList(under, over);
  if (!isJsonObject(under) || !isJsonObject(over)) return over;
  const out: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete out[key];
    else out[key] = laid(under[key], value);
  }
  return out;
}

function laidList(under: readonly unknown[], over: readonly unknown[]): unknown[] {
  const out = [...under];
  for (const item of over) {
    const i = out.findIndex((one) => isJsonObject(one) && isJsonObject(item) && one['id'] === item['id']);
    if (i < 0) out.push(item);
    else out[i] = laid(out[i], item);
  }
  return out;
}
