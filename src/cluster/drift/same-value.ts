import type { Json } from '../../kube/objects.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { SchemaNode } from '../../kube/schema/schema-node.ts';

/**
 * Whether an API server takes two values that are no maps or lists for the same: quantities by their amount, ports that are numbers or texts by
 * their text, durations of fields that hold one by their length.
 */
export function sameValue(a: Json, b: Json, node: SchemaNode | null, field: string): boolean {
  if (a === b) return true;
  const quantity = node === null ? false : node.type === 'quantity' || node.format === 'quantity';
  if (quantity) return sameQuantity(a, b);
  if (node?.type === 'int-or-string' && isPlain(a) && isPlain(b)) return String(a) === String(b);
  if (typeof a !== 'string' || typeof b !== 'string' || !holdsDuration.test(field)) return false;
  const lengths = [goLength(a), goLength(b)];
  return lengths[0] !== null && lengths[0] === lengths[1];
}

/**
 * Whether a server that was sent this value may keep nothing of it. Kubernetes' own kinds are written by Go with `omitempty`: an empty text,
 * list or map, `false` and 0 are left out, but not an empty struct. Custom resources are kept as they were sent, but for `null`.
 */
export function isNothing(value: Json, node: SchemaNode | null, builtIn: boolean): boolean {
  if (value === null) return true;
  if (!builtIn) return false;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object') return Object.keys(value).length === 0 && node?.fields === undefined;
  return value === '' || value === 0 || value === false;
}

/** Names of fields that hold a length of time (meta/v1 Duration writes `1h` back as `1h0m0s`). */
const holdsDuration = /(?:duration|interval|timeout|delay|period|renewBefore|ttl|after|age|time)$/i;

function sameQuantity(a: Json, b: Json): boolean {
  const [left, right] = [amount(a), amount(b)];
  if (left === null || right === null) return false;
  return Math.abs(left - right) <= Math.max(Math.abs(left), Math.abs(right)) * 1e-9;
}

function amount(value: Json): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? parseQuantity(value) : null;
}

function isPlain(value: Json): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

const nanoseconds: Readonly<Record<string, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };

/** Nanoseconds of a Go duration; `null` when it is none. */
function goLength(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|ms|s|m|h))+$/.test(text)) return null;
  let total = 0;
  for (const [, count = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)/g))
    total += Number(count) * (nanoseconds[unit] ?? 0);
  return total;
}
