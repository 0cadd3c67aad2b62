import type { Live } from '../probe.ts';

/** Milliseconds for which the pods that were found are asked again without looking for them. */
const lasting = 10_000;

/** The fleet as questions are asked: which pods an engine has is learned anew every ten seconds, not with every question. */
export function roundsOf(live: Live): () => Live {
  let round = live;
  let since = Number.NEGATIVE_INFINITY;
  return () => {
    const now = live.machine.now();
    if (now - since > lasting) {
      round = { ...live };
      since = now;
    }
    return round;
  };
}
