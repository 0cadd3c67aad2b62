import { parseDuration } from '../../kube/duration.ts';
import type { FleetRule } from '../rule.ts';

export const notYetProved: FleetRule = {
  code: 'fleet/not-yet-proved',
  severity: 'note',
  title: 'An outage that the file promises to survive is not proved by this version',
  why: 'What is rendered is sized for the promise, such as the write-ahead log of agents; but no proof takes that part away, so a broken promise of this kind would not be found.',
  fix: 'Keep the promise in the file, and try the outage by hand until it is proved.',
  refs: ['N02'],
  check: (fleet, report) => {
    const { survive } = fleet.metrics;
    for (const outage of ['hub', 'link'] as const)
      if ((parseDuration(survive[outage]) ?? 0) > 0)
        report(
          ['metrics', 'survive', outage],
          `That an outage of the ${outage} of ${survive[outage]} loses no metrics is not proved yet`,
        );
    if (survive.node > 0)
      report(
        ['metrics', 'survive', 'node'],
        `That the absence of nodes of the hub (${survive.node}) loses no metrics is not proved yet`,
      );
  },
};
