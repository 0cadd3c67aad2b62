import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { logStreamName, logStreams } from './ways.ts';

export const forgotten: Proof = {
  code: 'logs/forgotten',
  severity: 'warning',
  title: 'A Fluent Bit forgets where it was, or what it holds, with its pod',
  why: 'After an upgrade or an eviction it begins anew: lines that were written meanwhile are left out, or all are shipped a second time, and chunks that waited are gone.',
  fix: 'Set `DB` of the input and `storage.path` of the service below a directory of the node (`hostPath`) or a claim.',
  refs: ['E12'],
  prove: (topology, { logs }, report) => {
    if (logs === null) return;
    for (const { collector, input, ...stream } of logStreams(topology)) {
      if (stream.unclear || input.positions === 'kept') continue;
      const name = logStreamName({ collector, input, ...stream });
      report(
        input.readAt,
        input.positions === 'none'
          ? `The input of the ${name} keeps no position database`
          : `The position database of the ${name} is lost with the pod`,
      );
    }
    for (const node of [...nodesOf(topology, 'log-collector'), ...nodesOf(topology, 'log-aggregator')])
      if (!node.bufferKept && !node.unclear && node.inputs.some((input) => input.buffer === 'filesystem'))
        report(
          node.readAt,
          `The chunks of ${node.kind} \`${node.name}\` of \`${node.cluster}\` wait in a directory that is lost with the pod`,
        );
  },
};
