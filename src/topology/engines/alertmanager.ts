import { listener } from './flag-readers.ts';
import { base, type Part, type Reading } from './reading.ts';

/** An Alertmanager that runs as a plain container; it listens on 9093 (alertmanager@v0.33.1 --web.listen-address). */
export function readAlertmanager(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'alertmanager');
  return {
    nodes: [{ kind: 'alertmanager', id, ...rest }],
    listeners: [listener(reading, id, 'alertmanager', 'web.listen-address', 9_093)],
  };
}
