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
