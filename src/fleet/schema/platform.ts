import { z } from 'zod';
import { cronError, cronLine } from './cron.ts';
import { derived } from './derived.ts';
import {
  addressRange,
  byteRate,
  count,
  duration,
  flag,
  id,
  nodePort,
  quantity,
  secretRef,
  span,
  webUrl,
} from './scalars.ts';

/** AWS, Bucket naming rules: no two dots together, no dot beside `-`, no address, no prefix of its own. */
const bucketName = z
  .string({ error: 'must be a bucket name' })
  .regex(/^(?=.{3,63}$)(?!xn--|[\d.]+$)[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*$/, {
    error:
      'must be an S3 bucket name: 3 to 63 lower-case letters, digits and `-`, in parts that a single `.` divides, and no address',
  })
  .meta({ kind: 'bucket name' });

const buckets = z
  .strictObject({
    metrics: bucketName.optional().describe('Bucket of the Thanos blocks.'),
    logs: bucketName.optional().describe('Bucket of the OpenSearch snapshots.'),
    volumes: bucketName.optional().describe('Bucket of the volume backups.'),
  })
  .describe('One bucket per purpose; nothing but the owning component deletes in it.');

/** One S3 store: outside (`endpoint`), or served by a cluster of the fleet (`cluster`). */
export const objectStore = z
  .strictObject({
    provider: z
      .enum(['s3', 'minio', 'seaweedfs', 'rustfs'])
      .describe('What serves it; `s3` is any S3 service outside.'),
    endpoint: webUrl('the address of the S3 service')
      .optional()
      .describe('Address of an S3 service outside the fleet: scheme, host, port.'),
    cluster: id.optional().describe('The cluster of this fleet that serves it; then the address is derived.'),
    nodePort: nodePort.default(32000).describe('NodePort of S3 on the cluster that serves it.'),
    volume: quantity.default('100Gi').describe('Volume of the S3 service on the cluster that serves it.'),
    region: z
      .string({ error: 'must be a region name such as `us-east-1`' })
      .regex(/^[a-z0-9-]{1,40}$/, { error: 'must be a region name such as `us-east-1`' })
      .meta({ kind: 'region name' })
      .default('us-east-1')
      .describe('Region; on-premises stores ignore it, clients demand it.'),
    credentials: secretRef.describe('Secret with the keys `access-key` and `secret-key`.'),
    ca: secretRef
      .optional()
      .describe('Secret with the key `ca.crt`, when the certificate of the store is from a private CA.'),
    buckets,
  })
  .describe('An S3 store and its buckets.');

const gitAddress = /^(?:https?|git):\/\/[^\s@]+$|^ssh:\/\/(?:[\w.-]+@)?[^\s@]+$|^[\w.-]+@[\w.-]+:[^\s]+$/;

const folderError = 'must be a relative folder without `.`, `..` and empty parts, such as `trees/prod`';

/** How the tree reaches the clusters. */
export const delivery = z
  .strictObject({
    via: z
      .enum(['argocd', 'apply'])
      .default('apply')
      .describe('Whether Argo CD on the hub installs the tree, or the script `bootstrap/apply.sh` in it.'),
    repo: z
      .string()
      .superRefine((text, ctx) => {
        const say = (message: string, credential = false): void =>
          ctx.addIssue({ code: 'custom', message, params: { credential } });
        if (/^[a-z+]+:\/\/[^\s/@]*:[^\s/@]*@|^https?:\/\/[^\s/]*@/.test(text))
          say('must not carry a user or a password; the Git server is known to Argo CD by a Secret', true);
        else if (text.length > 500 || !gitAddress.test(text))
          say('must be a Git address such as `https://git.example.com/team/repo.git`');
      })
      .meta({ kind: 'Git address' })
      .optional()
      .describe('The Git repository that holds the tree; needed by `argocd`.'),
    branch: z
      .string({ error: 'must be a branch name' })
      // What git check-ref-format refuses of these letters.
      .regex(/^(?!.*(?:\.\.|\/\.|\.lock(?:\/|$)|\.$))[\w.][\w.-]*(?:\/[\w.-]+)*$/, { error: 'must be a branch name' })
      .max(200, { error: 'must be a branch name of at most 200 letters' })
      .meta({ kind: 'branch' })
      .default('main')
      .describe('The branch that is delivered.'),
    path: z
      .string({ error: folderError })
      .regex(/^(?=.{0,200}$)(?:(?!\.{1,2}(?:\/|$))[\w.-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)*)?$/, { error: folderError })
      .meta({ kind: 'folder' })
      .default('')
      .describe('Folder of the tree in the repository; empty for its root.'),
  })
  .describe('How the tree reaches the clusters.');

/** Where the Secrets come from that components refer to. */
export const secrets = z
  .strictObject({
    via: z
      .enum(['external-secrets', 'sealed-secrets', 'sops', 'existing'])
      .default('existing')
      .describe('What makes the Secrets; `existing` expects them in place.'),
    store: id.optional().describe('ClusterSecretStore of External Secrets; needed by `external-secrets`.'),
  })
  .describe('Where the Secrets come from. A value is never written in this file.');

/** Without quotes YAML takes what follows the `#` for a comment. */
const channelError = 'must be a channel in quotes, such as "#alerts"';

/** Where alerts go. */
export const alerts = z
  .strictObject({
    slack: secretRef.optional().describe('Secret with the key `url`: the Slack webhook.'),
    slackChannel: z
      .string({ error: channelError })
      .regex(/^#?[\w-]{1,80}$/, { error: channelError })
      .meta({ kind: 'channel' })
      .default('#alerts')
      .describe('Slack channel.'),
    deadMan: secretRef
      .optional()
      .describe(
        'Secret with the key `url`: who is told as long as alerting works, and raises the alarm when it stops.',
      ),
  })
  .describe('Where alerts go.');

/** Who signs the certificates of exposed hosts. */
export const tls = z
  .strictObject({
    issuer: z
      .enum(['none', 'private-ca', 'acme'])
      .default('none')
      .describe('Who signs the certificates of exposed hosts: a private CA, a public ACME CA, or nobody (plain HTTP).'),
    ca: secretRef
      .default({ secret: 'fleet-ca' })
      .describe('Secret with the key `ca.crt`, in every cluster that calls an exposed host.'),
    email: z
      .email({ error: 'must be a mail address' })
      .meta({ kind: 'mail address' })
      .optional()
      .describe('Account of the ACME CA.'),
    mutual: flag.default(false).describe('Whether hub and edges also prove themselves by client certificates.'),
  })
  .describe('Certificates of exposed hosts.');

const backup = z
  .strictObject({
    objectStore: id.describe('The object store whose `volumes` bucket takes the backups.'),
    schedule: z
      .string({ error: cronError })
      .regex(cronLine, { error: cronError })
      .meta({ kind: 'cron line' })
      .default('0 2 * * *')
      .describe('When, as a cron line.'),
    keep: count(1, 1000).default(7).describe('Backups kept per volume.'),
  })
  .describe('Backups of volumes.');

/** What serves persistent volumes. */
export const volumes = z
  .strictObject({
    provider: z
      .enum(['longhorn', 'existing'])
      .default('existing')
      .describe('What serves volumes; `existing` uses a storage class that is there.'),
    storageClass: id.optional().describe('Storage class of every volume.').meta({ derived: derived.storageClass.says }),
    replicas: count(1, 10)
      .default(1)
      .describe('Copies of each Longhorn volume; at most the nodes of the smallest cluster.'),
    backup: backup.optional(),
  })
  .describe('Persistent volumes.');

/** The `logs` section. */
export const logs = z
  .strictObject({
    objectStore: id.describe('The object store whose `logs` bucket takes the snapshots.'),
    index: id
      .default('logs')
      .describe('First part of every index name: `<index>-k8s-YYYY.MM.DD`, `<index>-host-YYYY.MM.DD`.'),
    keep: z
      .strictObject({
        search: span.describe('How long log lines stay searchable.'),
        archive: span.describe(
          'How long snapshots are kept. The last one of an index is made when its search ends, so that lines are there for both together.',
        ),
      })
      .describe('The promise for logs.'),
    survive: z
      .strictObject({
        store: duration.default('0s').describe('Longest outage of the log store that loses no line.'),
        link: duration.default('0s').describe('Longest outage of the link to the hub that loses no line.'),
        objectStore: duration.default('0s').describe('Longest outage of the object store that loses no line.'),
      })
      .prefault({})
      .describe('The outages that must lose no line.'),
    volume: quantity.default('50Gi').describe('Volume of each data node.'),
    rate: byteRate
      .optional()
      .describe(
        'Bytes of log lines that each node writes in a second, on average over the longest outage; the buffers of the collectors are sized by it, and volumes are held against it.',
      )
      .meta({ derived: derived.logRate.says }),
  })
  .describe('Logs of the whole fleet.');

/** Where a cluster's services are reached from outside it. */
export const expose = z
  .strictObject({
    via: z
      .enum(['gateway', 'load-balancer', 'node-port', 'ingress-nginx'])
      .describe(
        '`gateway`: Gateway API; `load-balancer`: addresses of a Cilium L2 pool; `node-port`; `ingress-nginx` is retired and warned of.',
      ),
    addresses: z.array(addressRange).optional().describe('Address pool of `load-balancer`.'),
    gatewayClass: id.default('cilium').describe('Gateway class of `gateway`.'),
  })
  .describe('How services of this cluster are reached from outside it.');
