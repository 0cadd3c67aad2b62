import { formatDuration } from '../../kube/duration.ts';
import { shownAddress } from '../../topology/addresses/address.ts';
import type { Ingester, ReceiveRouter } from '../../topology/metric-nodes.ts';
import { blockTiming } from '../block-timing.ts';
import { intervalText } from '../interval.ts';
import type { Stream } from '../streams.ts';
import { type Ground, nameOf, type Writing } from './ground.ts';
import { heldUnsent } from './late-writes.ts';
import type { Loss } from './outage.ts';

/** Where the samples of a remote write are kept: how many copies of each, on which of the ingesters. */
export interface Copies {
  /** `null` where the producer writes to ingesters without a router: then each sample has one copy. */
  readonly router: ReceiveRouter | null;
  readonly replication: number;
  /** The ingesters with how many endpoints of the hashring each has. */
  readonly ingesters: ReadonlyMap<Ingester, number>;
}

/** The copies that a remote write makes; `null` where it ends in no hashring for the producer's tenant, or in one that is not understood. */
export function copiesOf({ topology, book }: Ground, { producer }: Stream, { to, ingesters }: Writing): Copies | null {
  if (to.kind !== 'receive-router')
    return { router: null, replication: 1, ingesters: new Map(ingesters.map((i) => [i, i.replicas])) };
  const tenant = (producer.kind === 'agent' ? producer.tenant : null) ?? to.defaultTenant;
  const ring = to.hashrings.find((r) => r.tenants.includes(tenant)) ?? to.hashrings.find((r) => r.tenants.length === 0);
  if (ring === undefined) return null;
  const addresses = new Set(ring.endpoints.map(shownAddress));
  const counted = new Map<Ingester, number>();
  for (const { kind, to: id, address } of book.from.get(to.id) ?? []) {
    const node = kind === 'forwards' && id !== null && addresses.has(address) ? topology.nodes.get(id) : undefined;
    if (node?.kind === 'ingester') counted.set(node, (counted.get(node) ?? 0) + 1);
  }
  return counted.size === 0 ? null : { router: to, replication: to.replication, ingesters: counted };
}

/** How many of so many copies must be written for a write to succeed (thanos@v0.42.4 pkg/receive/handler.go writeQuorum). */
export function quorum(replication: number): number {
  return replication === 2 ? 1 : Math.floor(replication / 2) + 1;
}

/** How many ingesters may be away: fewer than a write needs, so that a copy is left, and so few that the rest is enough for new writes. */
export function spare(replication: number): number {
  return Math.min(quorum(replication) - 1, replication - quorum(replication));
}

/** The replication that stands so many ingesters away: each write leaves a copy, and the rest are a majority. */
export function replicationFor(away: number): number {
  return 2 * away + 1;
}

/**
 * What a stream loses when so many of its ingesters are gone for good. `gone` tells how they went: `with 1 ingester away`. With as many away as
 * a write needs, the samples whose block was not uploaded may have no copy left; with too few left no new sample is taken.
 */
export function lostCopies(
  stream: Stream,
  writing: Writing,
  copies: Copies,
  away: number,
  gone: string,
): Omit<Loss, 'change'> | null {
  const { replication, router, ingesters } = copies;
  if (away <= spare(replication)) return null;
  const [[ingester] = []] = ingesters;
  const needs = quorum(replication);
  const total = [...ingesters.values()].reduce((a, b) => a + b, 0);
  const path = [
    `${nameOf(stream.producer)} writes to ${writing.edge.address}`,
    ...(router === null
      ? []
      : [`${nameOf(router)} writes each sample to ${replication} of ${total} ingesters; ${needs} must answer`]),
    `${Math.min(away, total)} of ${total} ingesters are away`,
  ];
  if (away >= needs) {
    const { arrival } = blockTiming({ ...stream, ingesters: [...ingesters.keys()] });
    const young = { from: 0, to: ingester?.uploads === false ? ingester.retentionMs : arrival };
    const interval = intervalText(young);
    const fact = `ages ${interval} may be lost ${gone}: a sample is safe with ${copiesText(needs)} until its block is in the bucket, and ${Math.min(away, total)} of ${total} ingesters may be gone`;
    return { interval, fact, path };
  }
  const interval = `all of the absence but its last ${formatDuration(heldUnsent(stream))}`;
  const fact = `new samples are lost ${gone}: of ${replication} copies ${needs} must be written and ${replication - away} can be, and ${nameOf(stream.producer)} holds for certain what it has not sent for ${formatDuration(heldUnsent(stream))}`;
  return { interval, fact, path };
}

function copiesText(count: number): string {
  return count === 1 ? 'one copy written' : `${count} copies written`;
}
