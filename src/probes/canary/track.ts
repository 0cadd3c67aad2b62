import type { Machine } from '../../cluster/machine/machine.ts';
import { answered, type Outcome } from '../../cluster/outcome.ts';

/** A marker on its way through the fleet: how it is laid out, where it is looked for, how it is taken away. */
export interface Track {
  readonly cluster: string;
  readonly signal: 'metrics' | 'logs';
  /** Which stream of the cluster: the agent of a tenant, the collector. */
  readonly stream: string;
  /** What is laid out, in words. */
  readonly marker: string;
  /** Lays the marker out. */
  readonly begin: () => Promise<Outcome<null>>;
  /** The places that it passes, in order. */
  readonly hops: readonly TrackHop[];
}

export interface TrackHop {
  readonly name: string;
  /** Whether it has come so far. */
  readonly seen: () => Promise<Outcome<boolean>>;
}

/** How a marker went. */
export interface TrackResult {
  readonly cluster: string;
  readonly signal: Track['signal'];
  readonly stream: string;
  readonly marker: string;
  /** Milliseconds since the hop before, or since the marker was laid out; `null` where it was not seen. */
  readonly hops: readonly { readonly name: string; readonly ms: number | null }[];
  /** Milliseconds from laying out to the last hop; `null` where it did not come so far. */
  readonly ms: number | null;
  /** Why it did not; empty where it did. */
  readonly message: string;
  /** The run was ended before it was known; there is no such field otherwise. */
  readonly ended?: true;
}

/** Milliseconds between two looks: latencies are known no better. */
const pause = 500;

/** How long looking goes on. */
export interface Patience {
  readonly machine: Machine;
  /** Milliseconds. */
  readonly timeout: number;
  readonly stopped: () => boolean;
}

/** Lays a marker out and follows it. All hops are looked at in every round, so that one does not wait for another; time is that of this machine alone. */
export async function follow(track: Track, { machine, timeout, stopped }: Patience): Promise<TrackResult> {
  const { hops } = track;
  const begun = machine.now();
  const laid = await track.begin();
  const seen = new Map<string, number>();
  // What was not laid out was not looked for.
  if (!laid.ok && stopped()) return endedIn(resultOf(track, begun, seen, '', 0), 0);
  if (!laid.ok) return { ...resultOf(track, begun, seen, '', 0), message: laid.refusal.message };
  let trouble = '';
  while (seen.size < hops.length && !stopped()) {
    const open = hops.filter(({ name }) => !seen.has(name));
    const asked = await Promise.all(open.map(async (hop) => ({ hop, found: await hop.seen() })));
    const now = machine.now();
    trouble = '';
    for (const { hop, found } of asked) {
      if (found.ok && found.value) seen.set(hop.name, now);
      if (!found.ok && trouble === '') trouble = `${found.refusal.message.replace(/\.$/, '')}. `;
    }
    if (seen.size === hops.length || now - begun > timeout) break;
    await machine.sleep(pause);
  }
  const waited = machine.now() - begun;
  const result = resultOf(track, begun, seen, trouble, waited);
  return result.ms === null && stopped() ? endedIn(result, waited) : result;
}

/** What was not seen until somebody ended the run is not lost. */
function endedIn(result: TrackResult, waited: number): TrackResult {
  const next = result.hops.find(({ ms }) => ms === null)?.name ?? 'its end';
  const message = `The run was ended after ${Math.round(waited / 1000)} s; until then it was not seen at ${next}.`;
  return { ...result, message, ended: true };
}

function resultOf(
  { cluster, signal, stream, marker, hops }: Track,
  begun: number,
  seen: ReadonlyMap<string, number>,
  trouble: string,
  waited: number,
): TrackResult {
  let last = begun;
  const told = hops.map(({ name }) => {
    const at = seen.get(name);
    // A later place that was looked at first may seem to be earlier by less than a round.
    const ms = at === undefined ? null : Math.max(0, at - last);
    last = Math.max(last, at ?? last);
    return { name, ms };
  });
  const lost = told.find(({ ms }) => ms === null);
  const message =
    lost === undefined ? '' : `${trouble}It was not seen at ${lost.name} within ${Math.round(waited / 1000)} s.`;
  return { cluster, signal, stream, marker, hops: told, ms: lost === undefined ? last - begun : null, message };
}

/** Nothing is there yet: no refusal, and not seen. */
export const notYet: Outcome<boolean> = answered(false);
