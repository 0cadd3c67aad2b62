/** What came of one try of a request. */
export interface Tried {
  /** 0 where there was no answer. */
  readonly status: number;
  /** The code of a broken connection, as Node names it; empty where there was an answer. */
  readonly broken: string;
  /** Milliseconds that the server asks to wait; `null` where it does not. */
  readonly retryAfter: number | null;
  /** Whether the request is known not to have reached the server. */
  readonly unsent: boolean;
}

/** Connections that may come about a moment later. A certificate that is refused and a name that is unknown stay so. */
const passing = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Milliseconds after which a request is given up, counted from its first try. A server that has answered in this run and is silent or busy now
 * restarts, and is back by then; of one that never answered, and of an internal error (a webhook that is away), not much is to be hoped.
 */
export const patience = { known: 40_000, unknown: 8_000, internal: 4_000 } as const;
const shortest = 200;
const longest = 5_000;

/**
 * Milliseconds to wait before the next try, or `null` when there is none. `repeatable` is whether the request may be done twice; one that is
 * not is tried again only if it was not done: 429, or never sent. `known` is whether the server has answered before; `chance` is from 0 to 1.
 */
export function nextTry(
  tried: Tried,
  {
    repeatable,
    known,
    count,
    spent,
    chance,
  }: { repeatable: boolean; known: boolean; count: number; spent: number; chance: number },
): number | null {
  const undone = tried.status === 429 || tried.unsent;
  const mayPass = tried.status === 429 || tried.status >= 500 || passing.includes(tried.broken);
  if (!mayPass || !(repeatable || undone)) return null;
  const grown = Math.min(longest, shortest * 2 ** count);
  const wait = Math.max(grown * (0.5 + chance / 2), tried.retryAfter ?? 0);
  const limit = tried.status === 500 ? patience.internal : known ? patience.known : patience.unknown;
  return spent + wait > limit ? null : wait;
}
