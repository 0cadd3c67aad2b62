import type { LifecycleRule, S3Client } from '@aws-sdk/client-s3';
import { publicPolicy } from './public-policy.ts';
import { errorName, statusOf } from './refusal.ts';
import type { BucketState } from './store-client.ts';

type S3 = typeof import('@aws-sdk/client-s3');

interface Asking {
  readonly client: S3Client;
  readonly anonymous: S3Client;
  readonly abortSignal: AbortSignal;
}

/** What a bucket is set to. Questions that a store does not know, or that the keys may not ask, are `unknown`. */
export async function bucketState(s3: S3, asking: Asking, bucket: string): Promise<BucketState> {
  const [open, rules, versioned] = await Promise.all([
    isPublic(s3, asking, bucket),
    lifecycle(s3, asking, bucket),
    known(() =>
      asking.client.send(new s3.GetBucketVersioningCommand({ Bucket: bucket }), { abortSignal: asking.abortSignal }),
    ),
  ]);
  const ids = (says: (rule: LifecycleRule) => string | null): readonly string[] | 'unknown' =>
    rules === 'unknown' ? 'unknown' : rules.flatMap((rule) => says(rule) ?? []);
  return {
    public: open,
    expiry: ids(expiryOf),
    versioned: versioned === 'unknown' ? 'unknown' : versioned?.Status === 'Enabled',
    versionExpiry: ids(versionExpiryOf),
  };
}

/**
 * Whether anybody without keys gets at the bucket. It is tried; a policy or an access list can also let in those who may read but not list. Public
 * access that is blocked as a whole makes both without effect (S3 User Guide, Blocking public access).
 */
async function isPublic(s3: S3, asking: Asking, Bucket: string): Promise<boolean | 'unknown'> {
  const { client, anonymous, abortSignal } = asking;
  const input = { Bucket };
  const [listed, block, policy, grants] = await Promise.all([
    anonymous.send(new s3.ListObjectsV2Command({ ...input, MaxKeys: 1 }), { abortSignal }).then(
      () => true,
      () => false,
    ),
    known(() => client.send(new s3.GetPublicAccessBlockCommand(input), { abortSignal })),
    known(() => client.send(new s3.GetBucketPolicyCommand(input), { abortSignal })),
    known(() => client.send(new s3.GetBucketAclCommand(input), { abortSignal })),
  ]);
  if (listed) return true;
  const blocked = block === 'unknown' ? undefined : block?.PublicAccessBlockConfiguration;
  if (blocked?.IgnorePublicAcls === true && blocked.RestrictPublicBuckets === true) return false;
  if (policy !== 'unknown' && publicPolicy(policy?.Policy ?? '')) return true;
  const everybody = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;
  if (grants !== 'unknown' && (grants?.Grants ?? []).some(({ Grantee }) => everybody.test(Grantee?.URI ?? '')))
    return true;
  // Stores without access lists are told by their policies alone.
  return policy === 'unknown' ? 'unknown' : false;
}

async function lifecycle(
  s3: S3,
  { client, abortSignal }: Asking,
  Bucket: string,
): Promise<readonly LifecycleRule[] | 'unknown'> {
  const found = await known(() =>
    client.send(new s3.GetBucketLifecycleConfigurationCommand({ Bucket }), { abortSignal }),
  );
  return found === 'unknown' ? 'unknown' : (found?.Rules ?? []).filter(({ Status }) => Status === 'Enabled');
}

/** An answer, `null` where there is none of it, or `unknown` where the store does not know the question. */
async function known<T>(ask: () => Promise<T>): Promise<T | null | 'unknown'> {
  try {
    return await ask();
  } catch (error) {
    if (/^NoSuch(?!Bucket$)/.test(errorName(error))) return null;
    if ([400, 403, 404, 405, 501].includes(statusOf(error))) return 'unknown';
    throw error;
  }
}

function expiryOf({ ID = '', Expiration, Filter, Prefix }: LifecycleRule): string | null {
  if (Expiration?.Days === undefined && Expiration?.Date === undefined) return null;
  const when =
    Expiration.Days === undefined
      ? `on ${Expiration.Date?.toISOString().slice(0, 10)}`
      : `after ${Expiration.Days} ${Expiration.Days === 1 ? 'day' : 'days'}`;
  const prefix = Filter?.Prefix ?? Filter?.And?.Prefix ?? Prefix ?? '';
  return `${named(ID)} deletes ${prefix === '' ? 'every object' : `objects under ${prefix}`} ${when}`;
}

function versionExpiryOf({ ID = '', NoncurrentVersionExpiration: ends }: LifecycleRule): string | null {
  if (ends?.NoncurrentDays === undefined) return null;
  return `${named(ID)} deletes old versions after ${ends.NoncurrentDays} ${ends.NoncurrentDays === 1 ? 'day' : 'days'}`;
}

function named(id: string): string {
  return id === '' ? 'a rule' : `rule ${id}`;
}
