import type { StoredBlock } from '../../cluster/drift/bucket.ts';
import { hour } from '../../kube/duration.ts';
import { labelsText } from '../../proofs/identity/uploaders.ts';
import { nodesOf } from '../../topology/topology.ts';
import { type BucketRule, type BucketSubject, byLabels, isOf, kept, moment } from './bucket-rule.ts';

/** How long a block is where none says so: --storage.tsdb.min-block-duration (prometheus@v3.14.0 tsdb/db.go DefaultBlockDuration). */
const usualLength = 2 * hour;

/** Blocks whose external labels no producer of the fleet has. */
export const orphanStream: BucketRule = {
  code: 'bucket-drift/orphan-stream',
  severity: 'warning',
  title: 'A bucket holds blocks that no producer of the fleet writes',
  why: 'Whoever asks the hub gets series of a cluster that is not in the fleet; their blocks take room until their retention ends, and a stranger who writes may have labels that clash with those of the fleet one day',
  fix: 'Where the cluster is gone on purpose, leave the blocks to the retention, or mark them by `thanos tools bucket mark`; else give the producer its own bucket, or bring it into the fleet file',
  refs: ['A2'],
  look: (subject, tell) => {
    const { uploaders, now } = subject;
    const tenants = tenantsOf(subject);
    for (const [text, blocks] of byLabels(kept(subject))) {
      const [first] = blocks;
      if (first === undefined) continue;
      const own = uploaders.filter((uploader) => isOf(uploader, first.labels));
      const tenantLabel = own.flatMap(({ producer }) =>
        producer.kind === 'ingester' ? [producer.tenantLabel] : [],
      )[0];
      const tenant = tenantLabel === undefined ? undefined : first.labels[tenantLabel];
      const stranger = tenant !== undefined && tenants !== null && !tenants.has(tenant);
      if (own.length > 0 && !stranger) continue;
      const newest = Math.max(...blocks.map(({ made }) => made));
      const writesNow = now - newest < 3 * lengthOf(blocks);
      const count = `${blocks.length} ${blocks.length === 1 ? 'block' : 'blocks'}`;
      const whose = stranger
        ? `of the tenant \`${tenant}\`, which nobody in the fleet writes for`
        : 'of no producer in the fleet';
      const when = `the newest made ${moment(newest)}`;
      tell(
        `The bucket has ${count} with \`${text}\` ${whose}, ${when}${writesNow ? ': somebody writes it now' : ''}`,
        writesNow ? { severity: 'error', fix: nowFix(subject) } : {},
      );
    }
  },
};

/**
 * How much time the blocks hold that a producer makes, in milliseconds. The newest block is of somebody who writes now where it is younger than
 * three of them: the next one comes one of them later, and is on its way for one and a half more.
 */
function lengthOf(blocks: readonly StoredBlock[]): number {
  const made = blocks.filter(({ sources, resolution }) => sources.length === 1 && resolution === 'raw');
  return made.length === 0 ? usualLength : Math.max(...made.map(({ from, to }) => to - from));
}

function nowFix({ uploaders }: BucketSubject): string {
  const known = [...new Set(uploaders.map(({ labels }) => labelsText(labels)))].slice(0, 3).join(', ');
  return `Find who uploads there: a Prometheus or Receive with these labels outside the fleet. The fleet's own have ${known === '' ? 'none there' : `\`${known}\``}`;
}

/** Tenants for which the fleet writes; `null` where that cannot be told. */
function tenantsOf({ topology }: BucketSubject): ReadonlySet<string> | null {
  const agents = nodesOf(topology, 'agent');
  const routers = nodesOf(topology, 'receive-router');
  const others = topology.edges.some(
    ({ kind, from }) => kind === 'remote-writes' && topology.nodes.get(from)?.kind !== 'agent',
  );
  if (others || agents.some(({ unread }) => unread === true)) return null;
  return new Set([
    ...agents.flatMap(({ tenant }) => tenant ?? []),
    ...routers.map(({ defaultTenant }) => defaultTenant),
  ]);
}
