import type { ClientRequest } from 'node:http';

/**
 * Milliseconds from the first byte of a request to the last of its answer. API servers end their own requests after 60 s, but those for logs
 * never (kubernetes@v1.35.4 apiserver/pkg/server/config.go RequestTimeout, filters/longrunning.go); a slow line may take some more.
 */
export const wholeAnswer = { usual: 180_000, log: 600_000 } as const;

/** Milliseconds between two looks at what is under way, by one timer for all requests: one for each costs more than the request. */
const step = 5_000;

/** Ends a request whose answer trickles for ever: one byte a minute is enough for a socket to be no silent one. Gives what is to be called at its end. */
export function endedAfter(limit: number, outgoing: ClientRequest): () => void {
  timer ??= setInterval(look, step).unref();
  underWay.set(outgoing, { last: looks + Math.ceil(limit / step), limit });
  return () => void underWay.delete(outgoing);
}

const underWay = new Map<ClientRequest, { readonly last: number; readonly limit: number }>();
let timer: NodeJS.Timeout | null = null;
/** Counted instead of a clock: a machine that slept ends nothing. */
let looks = 0;

function look(): void {
  looks += 1;
  for (const [one, { last, limit }] of underWay) if (looks > last) one.destroy(timeout('no whole answer', limit));
  if (underWay.size > 0 || timer === null) return;
  clearInterval(timer);
  timer = null;
}

/** What a request is ended with that takes too long. */
export function timeout(what: string, milliseconds: number): Error {
  return Object.assign(new Error(`${what} within ${milliseconds / 1000} s`), { code: 'ETIMEDOUT' });
}
