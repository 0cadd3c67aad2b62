import type { Proof } from '../proof.ts';
import { withoutParts } from './hub-parts.ts';
import { awayAtOnce, outageProof } from './outage.ts';

export const nodeOutage: Proof = outageProof({
  code: 'outages/node',
  severity: 'error',
  title: 'Metrics are lost when as many nodes of the hub are away at once as promised',
  why: 'Pods that the scheduler may put on one node go with it: the only Prometheus that scrapes, or as many ingesters as hold all copies of a sample. What it merely prefers guarantees nothing.',
  fix: 'Have more pods than nodes may be away, on nodes of their own by a rule that binds the scheduler.',
  refs: ['D2', 'R17', 'N02'],
  promise: 'node',
  called: awayAtOnce('node', ' of the hub'),
  lossOf: (ground, stream, amount) => withoutParts(ground, stream, 'node', amount),
});
