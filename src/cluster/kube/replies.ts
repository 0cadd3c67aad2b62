import type { Json, KubeObject } from '../../kube/objects.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import type { Received } from './exchange.ts';
import type { Applied, LiveObject, ObjectRef } from './kube-client.ts';
import { refusalOf } from './refusal.ts';

/** An answer of the server that is not a refusal. */
export function told(cluster: string, ref: ObjectRef, got: Outcome<Received>): Outcome<Received> {
  return got.ok && (got.value.status === 0 || got.value.status >= 300)
    ? refusalOf(cluster, nameOf(ref), got.value)
    : got;
}

/** The object of an answer. */
export function objectOf(got: Outcome<Received>): Outcome<LiveObject> {
  if (!got.ok) return got;
  const body = bodyOf(got.value.text);
  // What an API server answers with 2xx to a request for an object is that object.
  if (typeof body === 'object' && body !== null && 'metadata' in body) return answered(body as unknown as LiveObject);
  return refused('unusable', 'The answer is not an object: something else than an API server answers there.');
}

/** The object after an apply, with the warnings of the answer: each as `299 - "text"` (RFC 7234, and kube-apiserver's warning package). */
export function appliedOf(received: Received): Outcome<Applied> {
  const object = objectOf(answered(received));
  if (!object.ok) return object;
  const header = [received.headers['warning'] ?? ''].flat().join(', ');
  const warnings = [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replaceAll('\\"', '"'),
  );
  return answered({ object: object.value, warnings });
}

/** How an object is asked for. */
export function refOf({ apiVersion, kind, metadata: { name, namespace } }: KubeObject): ObjectRef {
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}

/** `Kind namespace/name`. */
export function nameOf({ kind, namespace, name }: ObjectRef): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** A body as JSON; `null` where it is none. */
export function bodyOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
