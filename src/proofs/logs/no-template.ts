import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { isDefined } from './defined.ts';

export const noTemplate: Proof = {
  code: 'logs/no-template',
  severity: 'warning',
  title: 'Indices of logs are made without a template',
  why: 'The first line decides the type of every field: the next one with another type is refused, and replicas and shards are what OpenSearch has by default.',
  fix: 'Add an index template whose patterns match the names that Fluent Bit writes.',
  refs: ['E7', 'E9', 'C012'],
  prove: (topology, promised, report) => {
    const { logs } = promised;
    if (logs === null || logs.keep.search === 0) return;
    for (const index of nodesOf(topology, 'log-index'))
      if (index.template === null && index.period !== 'unknown' && isDefined(topology, promised, index.store))
        report(
          index.readAt,
          `No index template of \`${index.cluster}\` has a pattern that matches the indices \`${index.name}\``,
        );
  },
};
