import type { GetObjectCommandOutput, ListObjectsV2CommandOutput, S3Client } from '@aws-sdk/client-s3';
import type { ObjectStore } from '../../model/model.ts';
import { answered, type Outcome } from '../outcome.ts';
import { bucketState } from './bucket-state.ts';
import { closeBucket } from './close-bucket.ts';
import { connectionOf, type Through } from './connection.ts';
import { errorName, statusOf, storeRefusal } from './refusal.ts';
import type { StoreClient, StoredKey } from './store-client.ts';

/** The keys of an S3 store. They are held in memory, and are in no message. */
export interface StoreKeys {
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface OpenStore {
  /** Certificate of a private CA, PEM; trusted beside the usual authorities. */
  readonly ca?: string | null;
  /** Ends what runs. */
  readonly signal: AbortSignal;
  /** How a store is reached that has no address here. */
  readonly through?: Through;
}

/** Keys that the S3 API gives at once, at most (S3 API ListObjectsV2 `max-keys`). */
const pageKeys = 1_000;

/** A client of one object store. Nothing is asked of it yet; `close` ends its connections. */
export async function openStore(store: ObjectStore, keys: StoreKeys, how: OpenStore): Promise<StoreClient> {
  const { client, anonymous, close } = await connectionOf(store, keys, how);
  const s3 = await import('@aws-sdk/client-s3');
  const abortSignal = how.signal;
  const asked = async <T>(bucket: string, doing: string, ask: () => Promise<T>): Promise<Outcome<T>> => {
    try {
      return answered(await ask());
    } catch (error) {
      return storeRefusal(error, { store, bucket, doing, cancelled: abortSignal.aborted });
    }
  };
  const page = (from: S3Client, bucket: string, input: object): Promise<ListObjectsV2CommandOutput> =>
    from.send(new s3.ListObjectsV2Command({ ...input, Bucket: bucket }), { abortSignal });

  return {
    store: store.name,
    bucket: (bucket) =>
      asked(bucket, 'list', async () => {
        // Not HEAD: its refusals have no body, and so no reason.
        if ((await orNull(['NoSuchBucket'], () => page(client, bucket, { MaxKeys: 1 }))) === null) return null;
        return bucketState(s3, { client, anonymous, abortSignal }, bucket);
      }),
    createBucket: (bucket) =>
      asked(bucket, 'make a bucket', async () => {
        const made = await orNull(['BucketAlreadyOwnedByYou', 'BucketAlreadyExists'], () =>
          client.send(new s3.CreateBucketCommand({ Bucket: bucket, ...placeOf(store) }), { abortSignal }),
        );
        // One that another account has is refused here: its name is taken.
        if (made === null) await page(client, bucket, { MaxKeys: 1 });
        else await closeBucket(s3, { client, abortSignal }, bucket);
        return made !== null;
      }),
    list: (bucket, { prefix, delimiter, limit = Number.POSITIVE_INFINITY, startAfter }) =>
      asked(bucket, 'list', async () => {
        const out: StoredKey[] = [];
        let token: string | undefined;
        do {
          const answer = await page(client, bucket, {
            MaxKeys: Math.min(pageKeys, limit - out.length),
            ...(prefix === undefined ? {} : { Prefix: prefix }),
            ...(delimiter === undefined ? {} : { Delimiter: delimiter }),
            ...(startAfter === undefined ? {} : { StartAfter: startAfter }),
            ...(token === undefined ? {} : { ContinuationToken: token }),
          });
          out.push(...keysOf(answer));
          token = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
        } while (token !== undefined && out.length < limit);
        return out.slice(0, limit);
      }),
    read: (bucket, key) =>
      asked(bucket, 'read', async () => {
        const found = await orNull<GetObjectCommandOutput>(['NoSuchKey'], () =>
          client.send(new s3.GetObjectCommand({ Bucket: bucket, Key: key }), { abortSignal }),
        );
        return found === null ? null : ((await found.Body?.transformToByteArray()) ?? new Uint8Array());
      }),
    write: (bucket, key, body) =>
      asked(bucket, 'write', async () => {
        await client.send(new s3.PutObjectCommand({ Bucket: bucket, Key: key, Body: body }), { abortSignal });
        return null;
      }),
    remove: (bucket, key) =>
      asked(bucket, 'delete', async () => {
        await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: key }), { abortSignal });
        return null;
      }),
    close,
  };
}

/** Objects and prefixes of a page, in the order of their keys. */
function keysOf({ Contents = [], CommonPrefixes = [] }: ListObjectsV2CommandOutput): readonly StoredKey[] {
  const objects = Contents.map(({ Key = '', Size = 0, LastModified }) => ({
    key: Key,
    size: Size,
    modified: LastModified?.getTime() ?? 0,
  }));
  const prefixes = CommonPrefixes.map(({ Prefix = '' }) => ({ key: Prefix, size: 0, modified: 0 }));
  return [...objects, ...prefixes].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** AWS makes a bucket in the region that is said, and knows no name for its first one (S3 API CreateBucket). */
function placeOf({ region, endpoint }: ObjectStore): object {
  return endpoint.endsWith('.amazonaws.com') && region !== 'us-east-1'
    ? { CreateBucketConfiguration: { LocationConstraint: region } }
    : {};
}

async function orNull<T>(absent: readonly string[], ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    // Some stores answer a missing key without a body: the status is all there is.
    if (absent.includes(errorName(error)) || (absent.includes('NoSuchKey') && isBare404(error))) return null;
    throw error;
  }
}

function isBare404(error: unknown): boolean {
  return statusOf(error) === 404 && errorName(error) !== 'NoSuchBucket';
}
