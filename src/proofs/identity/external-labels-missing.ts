import type { Proof } from '../proof.ts';
import { isUnread, uploadersOf } from './uploaders.ts';

/** Labels that the operator or Thanos adds by itself and that tell no clusters apart: two clusters would carry the same ones. */
const automatic: ReadonlySet<string> = new Set([
  'prometheus',
  'prometheus_replica',
  'thanos_ruler_replica',
  'receive_replica',
]);

export const externalLabelsMissing: Proof = {
  code: 'identity/external-labels-missing',
  severity: 'error',
  title: 'A producer of blocks has no external labels of its own',
  why: 'Thanos tells blocks apart by their external labels alone: a sidecar without any uploads nothing, and labels that every cluster carries make the blocks of two clusters overlap.',
  fix: 'Give each producer an external label such as `cluster` with the id of its cluster.',
  refs: ['A1', 'A4', 'A6'],
  prove: (topology, _promised, report) => {
    const told = new Set<string>();
    for (const { producer } of uploadersOf(topology)) {
      const own = Object.keys(producer.externalLabels).filter(
        (label) => !automatic.has(label) && label !== producer.replicaLabel,
      );
      if (own.length > 0 || told.has(producer.id) || isUnread(producer)) continue;
      told.add(producer.id);
      report(
        producer.readAt,
        `${producer.kind} \`${producer.name}\` of \`${producer.cluster}\` uploads blocks without an external label of its own`,
      );
    }
  },
};
