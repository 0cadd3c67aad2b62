import type { LiveHop } from './hop.ts';

/** The way of one stream, hop by hop, as it is now. */
export interface LiveWay {
  readonly stream: string;
  readonly producer: string;
  readonly hops: readonly LiveHop[];
}

/** The hop at which a way ends: the first that is broken, else the first that carries not all; `null` where all are good. */
export function firstFault({ hops }: LiveWay): LiveHop | null {
  return hops.find(({ state }) => state === 'broken') ?? hops.find(({ state }) => state === 'poor') ?? null;
}
