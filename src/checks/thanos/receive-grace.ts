import { numberAt } from '../../kube/read.ts';
import { flag } from '../../topology/engines/flags.ts';
import { persistent } from '../../topology/engines/reading.ts';
import { type Check, objectPlace } from '../check.ts';
import { ownerText } from '../cluster-view.ts';
import { podsObject } from '../pods-object.ts';
import { ingesting } from './ingesting.ts';

/** Seconds that flushing and uploading a head took in practice, at least; kube-thanos gives 900 (kube-thanos@main jsonnet/kube-thanos/kube-thanos-receive.libsonnet). */
const enough = 90;

/** kubernetes core/v1 PodSpec.terminationGracePeriodSeconds */
const byDefault = 30;

export const receiveGrace: Check = {
  code: 'thanos/receive-grace',
  severity: 'error',
  title: 'A receiver is killed before it has uploaded what it holds',
  why: 'At the end Receive writes its head as a block and uploads it: killed before that, the block stays on its volume until the pod is back, and is lost with a volume that dies with the pod.',
  fix: 'Write `terminationGracePeriodSeconds: 900`.',
  refs: ['D5'],
  run: (subject, report) => {
    for (const receive of ingesting(subject)) {
      const { cluster, workload, flags } = receive.reading;
      if (!flags.has('objstore.config') && !flags.has('objstore.config-file')) continue;
      const found = podsObject(cluster, workload);
      if (found === null) continue;
      const seconds = numberAt(found.pods.spec, 'terminationGracePeriodSeconds');
      if ((seconds ?? byDefault) >= enough) continue;
      const stays = persistent(receive.reading, flag(flags, 'tsdb.path')?.text ?? './data');
      report(
        objectPlace(cluster.id, found.object, `${found.pods.field}.terminationGracePeriodSeconds`),
        `${ownerText(receive)} is killed ${seconds ?? byDefault}s after it is told to end${seconds === undefined ? ', which is the default' : ''}`,
        stays ? { severity: 'warning' } : {},
      );
    }
  },
};
