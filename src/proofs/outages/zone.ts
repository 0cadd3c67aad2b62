import type { Proof } from '../proof.ts';
import { withoutParts } from './hub-parts.ts';
import { awayAtOnce, outageProof } from './outage.ts';

export const zoneOutage: Proof = outageProof({
  code: 'outages/zone',
  severity: 'error',
  title: 'Metrics are lost when as many zones of the hub are away at once as promised',
  why: 'Pods that the scheduler may put on one zone go with it: the only Prometheus that scrapes, or as many ingesters as hold all copies of a sample. What it merely prefers guarantees nothing.',
  fix: 'Have more pods than zones may be away, on zones of their own by a rule that binds the scheduler.',
  refs: ['D2', 'R17', 'N02'],
  promise: 'zone',
  called: awayAtOnce('zone', ' of the hub'),
  lossOf: (ground, stream, amount) => withoutParts(ground, stream, 'zone', amount),
});
