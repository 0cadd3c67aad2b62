import type { S3Client } from '@aws-sdk/client-s3';
import type { ObjectStore } from '../../model/model.ts';
import type { Refusal } from '../outcome.ts';
import { storeAt, Unreached } from './refusal.ts';

/**
 * Has a client refuse lists that no object store sends. The SDK takes a page of HTML with status 200 for an empty bucket that is open to everybody,
 * and so the console of a store, or a sign-in page before it, for a store. S3 answers lists and their refusals in XML (S3 API ListObjectsV2), also
 * where it sends elsewhere (`PermanentRedirect`).
 */
export function refusePages(client: S3Client, store: ObjectStore): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answered = await next(args);
      if (context.commandName !== 'ListObjectsV2Command') return answered;
      const refusal = pageRefusal(answered.response, store);
      if (refusal !== null) throw new Unreached(refusal);
      return answered;
    },
    // Innermost: before the answer is read.
    { step: 'deserialize', priority: 'low', name: 'refusePages' },
  );
}

/** What is said of an answer to a list, by its status and headers; `null` where an object store may have sent it. */
export function pageRefusal(response: unknown, store: ObjectStore): Refusal | null {
  const { statusCode = 0, headers = {} } = (response ?? {}) as Answered;
  const type = (headers['content-type'] ?? '').toLowerCase();
  const isXml = type.includes('xml');
  const to = headers['location'];
  const says = (what: string): Refusal => ({
    kind: 'unusable',
    status: statusCode,
    conflicts: [],
    message: `What answers at ${storeAt(store)} is no object store: it ${what}. The API of a store is often at another port than its console.`,
  });
  if (statusCode >= 300 && statusCode < 400 && !isXml && to !== undefined)
    return says(`sends to \`${to.slice(0, 200)}\` (${statusCode})`);
  if (statusCode >= 300 && statusCode !== 404) return null;
  if (type.startsWith('text/html')) return says(`answers with a page of HTML (${statusCode})`);
  if (statusCode < 300 && type.startsWith('application/json')) return says(`answers in JSON (${statusCode})`);
  return null;
}

interface Answered {
  readonly statusCode?: number;
  /** Their names are in lower case (`NodeHttpHandler` of the SDK keeps those of Node). */
  readonly headers?: Readonly<Record<string, string>>;
}
