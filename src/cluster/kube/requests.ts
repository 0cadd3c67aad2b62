import { setTimeout as wait } from 'node:timers/promises';
import { type Outcome, refused } from '../outcome.ts';
import { exchange, type Received, type Sent } from './exchange.ts';
import type { Access } from './kubeconfig.ts';
import { limited } from './limit.ts';
import { isVerdict } from './refusal.ts';
import { nextTry, patience } from './retry.ts';

/** A request, and when it is sent again. */
export interface Asked extends Sent {
  /** Whether it may be done twice. */
  readonly repeatable: boolean;
  /** The answer is another's whom the API server asks, a kubelet or a Service: what that one says, it says again. */
  readonly relayed?: boolean;
}

/** Sends requests of one cluster: at most `limit` at once, repeated while that helps; credentials that are refused are made anew once. */
export type Send = (asked: Asked) => Promise<Outcome<Received>>;

/** The way by which all requests of a cluster go. What the server refuses is an answer here. */
export function requests(cluster: string, reached: Outcome<Access>, limit: number, signal: AbortSignal): Send {
  const place = limited(limit);
  // While a server does not answer at all, each further question is asked once only: a thousand of them must not wait for a thousand times.
  let silentUntil = 0;
  let known = false;
  const send = async (asked: Asked): Promise<Outcome<Received>> => {
    if (!reached.ok) return reached;
    const begun = Date.now();
    let renewed = false;
    for (let count = 0; ; count++) {
      if (signal.aborted) return refused('cancelled', `What was asked of ${cluster} was cancelled.`);
      const credentials = await reached.value.current();
      if (!credentials.ok) return credentials;
      const received = await exchange(reached.value.server, credentials.value, asked, signal);
      if (received.status === 401 && !renewed) {
        renewed = true;
        reached.value.renew(credentials.value);
        continue;
      }
      if (received.status > 0) {
        silentUntil = 0;
        // A balancer whose API server is away says 503 from the first.
        known ||= received.status < 500;
      }
      const isLast = (asked.relayed === true && received.status >= 500) || isVerdict(received.status, received.text);
      if (isLast) return { ok: true, value: received };
      const so = { repeatable: asked.repeatable, known, count, spent: Date.now() - begun, chance: Math.random() };
      const next = received.status === 0 && Date.now() < silentUntil ? null : nextTry(received, so);
      if (next === null) {
        if (received.status === 0 && so.spent > patience.unknown / 2) silentUntil = Date.now() + patience.known;
        return { ok: true, value: received };
      }
      await wait(next, undefined, { signal }).catch(() => undefined);
    }
  };
  return (asked) => place(() => send(asked));
}

/** What is sent and read everywhere but in applies. */
export const json = 'application/json';

/** A request that only reads. */
export function reading(path: string, accept: string = json): Asked {
  return { method: 'GET', path, accept, type: json, body: null, repeatable: true };
}
