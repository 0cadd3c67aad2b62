import { readAt } from '../../topology/objects/workload.ts';
import type { Check } from '../check.ts';
import { enginesNamed, ownerText } from '../cluster-view.ts';

export const receiveLabels: Check = {
  code: 'thanos/receive-labels',
  severity: 'error',
  title: 'Thanos Receive has no external label',
  why: 'Thanos Receive exits at start without one, a router as well as an ingester.',
  fix: 'Give each a label such as `--label=receive_replica="$(POD_NAME)"`, with POD_NAME from the name of the pod.',
  refs: ['A1', 'R16'],
  run: (subject, report) => {
    for (const receive of enginesNamed(subject, 'receive')) {
      const { flags, workload, container } = receive.reading;
      if (flags.has('label')) continue;
      report(readAt(workload, container.field), `${ownerText(receive)} runs Thanos Receive without \`--label\``);
    }
  },
};
