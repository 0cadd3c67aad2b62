import { isJsonObject, listAt, stringAt } from '../../kube/read.ts';
import { answered, type Outcome } from '../outcome.ts';
import type { ListOptions, LiveObject, ServedKind } from './kube-client.ts';
import { collectionPath, pageQuery } from './paths.ts';
import { refusalOf } from './refusal.ts';
import { bodyOf } from './replies.ts';
import { json, reading, type Send } from './requests.ts';

/** Metadata alone, where the server can leave the rest out (it can since Kubernetes 1.15). */
const onlyMetadata = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

/** A list that ends while it is read (410) is read again from its beginning, so often. */
const restarts = 3;

/** All objects of a kind. Items of a list do not say what they are (API conventions), and metadata alone says that it is that: it is put back. */
export async function allPages(
  cluster: string,
  send: Send,
  kind: ServedKind,
  options: ListOptions,
): Promise<Outcome<readonly LiveObject[]>> {
  const all: LiveObject[] = [];
  const what = { apiVersion: kind.apiVersion, kind: kind.kind };
  const path = collectionPath(kind, options.namespace);
  const accept = options.brief === true ? onlyMetadata : json;
  for (let next = '', begun = 0; ; ) {
    const got = await send({ ...reading(path + pageQuery(options, next), accept), packed: true });
    if (!got.ok) return got;
    if (got.value.status === 410 && begun < restarts) {
      begun += 1;
      next = '';
      all.length = 0;
      continue;
    }
    if (got.value.status === 404) return answered([]);
    if (got.value.status !== 200) return refusalOf(cluster, `to list ${kind.resource}`, got.value);
    const page = bodyOf(got.value.text);
    for (const item of listAt(page, 'items'))
      if (isJsonObject(item)) all.push({ ...what, ...item, ...what } as unknown as LiveObject);
    next = stringAt(page, 'metadata', 'continue') ?? '';
    if (next === '') return answered(all);
  }
}
