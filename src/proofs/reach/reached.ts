import { bucketsOf, type HolderBook } from '../holders.ts';
import type { Stream } from '../streams.ts';

/** Whether the hub can ask at least one place that a stream's samples come to. */
export function isReached(book: HolderBook, stream: Stream): boolean {
  const { producer } = stream;
  const { ways } = book.reachable;
  if (producer.kind === 'scraper' && producer.sidecar !== null && ways.has(producer.sidecar)) return true;
  if (stream.ingesters.some((i) => ways.has(i.id))) return true;
  return bucketsOf(book, stream).some((bucket) => (book.gateways.get(bucket.id) ?? []).length > 0);
}

/**
 * Whether the way of a stream can be judged: not where its samples go to an address that was not understood, and not where its sidecar or an
 * ingester outside the hub seems unasked while a querier asks such an address.
 */
export function isJudged(book: HolderBook, stream: Stream, hub: string): boolean {
  const { producer, ingesters } = stream;
  const { ways, unclear, near } = book.reachable;
  const { partial } = book.topology;
  if (near || (partial !== undefined && (partial.has(hub) || partial.has(producer.cluster)))) return false;
  if (book.topology.unclear.some(({ from, kind }) => kind === 'remote-writes' && from === producer.id)) return false;
  const hasSidecar = producer.kind === 'scraper' && producer.sidecar !== null;
  if ((producer.unread === true && !hasSidecar) || isLostOnTheWay(book, producer.id)) return false;
  const stores = [
    ...(producer.kind === 'scraper' && producer.sidecar !== null ? [producer.sidecar] : []),
    ...ingesters.map((i) => i.id),
  ];
  return !unclear || stores.every((id) => ways.has(id) || book.topology.nodes.get(id)?.cluster === hub);
}

/** Whether remote writes come to a router whose hashrings are in no object: where it sends them is not known. */
function isLostOnTheWay({ from, topology }: HolderBook, producer: string): boolean {
  return (from.get(producer) ?? []).some(({ kind, to }) => {
    const node = kind === 'remote-writes' && to !== null ? topology.nodes.get(to) : undefined;
    return node?.kind === 'receive-router' && node.unread === true;
  });
}
