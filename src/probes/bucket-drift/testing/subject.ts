import type { StoredBlock } from '../../../cluster/drift/bucket.ts';
import { day, hour } from '../../../kube/duration.ts';
import { uploadersOf } from '../../../proofs/identity/uploaders.ts';
import { type Flows, healthy, node, topologyOf } from '../../../proofs/testing/flows.ts';
import type { Compactor } from '../../../topology/topology.ts';
import type { BucketRule, BucketSubject } from '../bucket-rule.ts';

/** Noon of a day. */
export const noon: number = Date.parse('2027-01-31T12:00:00Z');

/** Labels of the blocks that the Prometheus of the edge uploads. */
export const edge = { cluster: 'edge', prometheus_replica: 'prometheus-main-0' } as const;

/** A block of the edge that ended so long ago, as a compactor leaves it alone; what a test changes is all that it says. */
export function block(ulid: string, endedAgo: number, changed: Partial<StoredBlock> = {}): StoredBlock {
  const to = noon - endedAgo;
  return {
    ulid,
    made: to + hour,
    from: to - 2 * hour,
    to,
    labels: edge,
    resolution: 'raw',
    sources: [ulid],
    deletionMarked: null,
    notCompacted: null,
    ...changed,
  };
}

export interface Changed {
  readonly blocks?: readonly StoredBlock[];
  readonly partial?: BucketSubject['stored']['partial'];
  readonly unclear?: readonly string[];
  readonly compactor?: Partial<Compactor>;
  /** Beside the hub with its compactor and the edge whose Prometheus uploads: `key -> node`, and their edges. */
  readonly flows?: Flows;
  /** How long the producer of the edge has been there; `null` where its cluster was not read. */
  readonly runsFor?: number | null;
}

/** What a rule tells of a bucket, with the severity where it is not the rule's own. */
export function told(rule: BucketRule, changed: Changed): readonly string[] {
  const { blocks = [], partial = [], unclear = [], runsFor = 30 * day } = changed;
  const usual = healthy();
  const flows: Flows = {
    nodes: {
      ...usual.nodes,
      compact: node('compactor', 'hub/compact', changed.compactor ?? {}),
      ...changed.flows?.nodes,
    },
    edges: [...usual.edges, ...(changed.flows?.edges ?? [])],
  };
  const topology = topologyOf(flows);
  const { bucket, compact } = flows.nodes;
  if (bucket?.kind !== 'bucket' || compact?.kind !== 'compactor') throw new Error('The flows have lost their bucket.');
  const out: string[] = [];
  const subject: BucketSubject = {
    ...{ bucket, topology, compactor: compact, now: noon },
    uploaders: uploadersOf(topology),
    stored: { blocks, partial, unclear, total: blocks.length + partial.length + unclear.length },
    runsSince: new Map(runsFor === null ? [] : [['edge/main', noon - runsFor]]),
  };
  rule.look(subject, (message, more) =>
    out.push(more?.severity === undefined ? message : `${more.severity}: ${message}`),
  );
  return out;
}
