import { createHash } from 'node:crypto';
import type { Job } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import type { ObjectStore } from '../../model/model.ts';
import { images } from '../../model/versions.ts';
import { type Identity, labelsOf, metadata } from './labels.ts';
import { objectStoreEnv } from './object-store.ts';
import { resources } from './resources.ts';
import { containerSecurity, podSecurity } from './security.ts';

/** Nobody: the Job owns no file. */
const user = 65534;

/** SHA-256 of no body at all. S3 wants it signed, and curl before 8 does not send it by itself. */
const emptyBody = createHash('sha256').digest('hex');

/**
 * Makes every bucket that is not there yet, for the holder of the keys alone. No lifecycle: nothing but who writes a bucket deletes in it (R19).
 * The keys go to curl by its standard input, so that no list of processes shows them.
 */
const script = `set -eu
quoted() { printf '%s' "$1" | sed 's/[\\\\"]/\\\\&/g'; }
call() {
  printf 'user = "%s:%s"\\n' "$(quoted "$AWS_ACCESS_KEY_ID")" "$(quoted "$AWS_SECRET_ACCESS_KEY")" |
    curl --config - --silent --show-error --output /dev/null --write-out '%{http_code}' --max-time 30 \\
      --retry 60 --retry-delay 5 --retry-all-errors --aws-sigv4 "aws:amz:$REGION:s3" \\
      --header 'x-amz-content-sha256: ${emptyBody}' "$@"
}
for bucket in $BUCKETS; do
  if [ "$(call --head "$ENDPOINT/$bucket")" = 200 ]; then
    echo "$bucket is there"
    continue
  fi
  made=$(call --request PUT "$ENDPOINT/$bucket")
  if [ "$made" != 200 ]; then
    echo "making $bucket was answered with $made" >&2
    exit 1
  fi
  echo "$bucket is made"
done
`;

/** The buckets of a store. */
export function bucketsOf({ buckets }: ObjectStore): readonly string[] {
  return [buckets.metrics, buckets.logs, buckets.volumes].filter((name) => name !== '');
}

/**
 * The Job that makes the buckets of a store which the fleet serves; none where it has none. A Job cannot be changed: what it does is part of its name,
 * so that another bucket is another Job.
 */
export function bucketJobs(identity: Identity, store: ObjectStore, endpoint: string): readonly Job[] {
  const buckets = bucketsOf(store);
  if (buckets.length === 0) return [];
  const env = [
    ...objectStoreEnv(store),
    { name: 'ENDPOINT', value: endpoint },
    { name: 'REGION', value: store.region },
    { name: 'BUCKETS', value: buckets.join(' ') },
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify([script, env, images.curl]))
    .digest('hex')
    .slice(0, 8);
  const own: Identity = { ...identity, name: `${identity.name}-buckets` };
  return [
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadata(own, `${own.name}-${digest}`, namespaces.objectStore),
      spec: {
        backoffLimit: 10,
        template: {
          metadata: { labels: labelsOf(own) },
          spec: {
            restartPolicy: 'OnFailure',
            serviceAccountName: identity.name,
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: podSecurity(user),
            containers: [
              {
                name: 'buckets',
                image: images.curl,
                command: ['/bin/sh', '-c', script],
                env,
                resources: resources('10m', '16Mi', '64Mi'),
                securityContext: containerSecurity,
                terminationMessagePolicy: 'FallbackToLogsOnError',
              },
            ],
          },
        },
      },
    },
  ];
}
