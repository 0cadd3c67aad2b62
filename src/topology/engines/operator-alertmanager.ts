import { at } from '../../kube/read.ts';
import { base, type Part, type Reading } from './reading.ts';
import { operatedWeb } from './server-tls.ts';

/** What the operator's Alertmanager adds (prometheus-operator@v0.93.1 pkg/alertmanager/statefulset.go). */
export function readOperatedAlertmanager(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'alertmanager');
  const local = at(reading.workload.resource, 'spec', 'listenLocal') === true;
  return {
    nodes: [{ kind: 'alertmanager', id, ...rest }],
    listeners: [{ node: id, protocol: 'alertmanager', port: 9_093, local, tls: operatedWeb(reading) }],
  };
}
