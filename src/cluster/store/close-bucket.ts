import type { S3Client } from '@aws-sdk/client-s3';
import { statusOf } from './refusal.ts';

/** Blocks public access to a new bucket as a whole. Stores that do not know the call have buckets that are private until a policy says otherwise. */
export async function closeBucket(
  s3: typeof import('@aws-sdk/client-s3'),
  { client, abortSignal }: { readonly client: S3Client; readonly abortSignal: AbortSignal },
  bucket: string,
): Promise<void> {
  try {
    await client.send(
      new s3.PutPublicAccessBlockCommand({
        Bucket: bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      }),
      { abortSignal },
    );
  } catch (error) {
    if (![400, 403, 404, 405, 501].includes(statusOf(error))) throw error;
  }
}
