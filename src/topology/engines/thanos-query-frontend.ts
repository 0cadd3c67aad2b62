import { readAt } from '../objects/workload.ts';
import { listener } from './flag-readers.ts';
import { flag } from './flags.ts';
import { base, type Part, type Reading } from './reading.ts';

/** Thanos Query Frontend: passes every question on to one downstream URL (thanos@v0.42.4 --query-frontend.downstream-url). */
export function readQueryFrontend(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'query-frontend');
  const downstream = flag(reading.flags, 'query-frontend.downstream-url');
  return {
    nodes: [{ kind: 'query-frontend', id, ...rest }],
    listeners: [listener(reading, id, 'prometheus', 'http-address', 10_902)],
    asks: [
      {
        kind: 'queries',
        from: id,
        address: downstream?.text ?? 'http://localhost:9090',
        wants: 'prometheus',
        readAt: readAt(reading.workload, downstream?.field ?? reading.container.field),
      },
    ],
  };
}
