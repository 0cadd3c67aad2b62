import { choice } from '../../findings/wording.ts';
import { readAt } from '../../topology/objects/workload.ts';
import { type Check, objectPlace, type ReportCheck } from '../check.ts';
import { type ClusterView, ownerText, viewsOf } from '../cluster-view.ts';
import { parseImage } from '../image.ts';
import { podsObject } from '../pods-object.ts';
import { scalerOf } from '../scalers.ts';
import { ingesting } from './ingesting.ts';

export const receiveScaling: Check = {
  code: 'thanos/receive-scaling',
  severity: 'error',
  title: 'Receivers are scaled without their hashring',
  why: 'A receiver that the hashring does not name gets nothing; one that it names and that is gone makes writes of its series fail until somebody edits the file.',
  fix: 'Take the autoscaler away and set the count by hand together with the hashring, or run thanos-receive-controller, which writes it.',
  refs: ['D3', 'D4'],
  run: (subject, report) => {
    for (const receive of ingesting(subject)) {
      const { cluster, workload } = receive.reading;
      const target = podsObject(cluster, workload)?.object;
      const scaler = target === undefined ? null : scalerOf(cluster, target);
      if (scaler === null || controllers(cluster).length > 0) continue;
      report(
        objectPlace(cluster.id, scaler.object, scaler.field),
        `${choice([scaler.object.metadata.name], 'or')} scales ${ownerText(receive)} to up to ${scaler.most} pods, and nothing writes them into the hashring`,
      );
    }
    for (const { index } of viewsOf(subject)) readyOnly(index, report);
  },
};

/** A hashring of ready receivers only takes an overloaded one out, whose series then fall on the next (observatorium/thanos-receive-controller#89). */
function readyOnly(index: ClusterView['index'], report: ReportCheck): void {
  for (const { workload, container } of controllers(index)) {
    const word = [...container.command, ...container.args].find(({ text }) =>
      /^--?allow-only-ready-replicas(?:=true)?$/.test(text),
    );
    if (word !== undefined)
      report(
        readAt(workload, word.field),
        `${workload.object} of \`${index.id}\` keeps only ready receivers in the hashring, so that each one that is overloaded hands its series to the next`,
        {
          severity: 'warning',
          fix: 'Take `--allow-only-ready-replicas` away; replication bridges a receiver that is not ready.',
        },
      );
  }
}

function controllers({ workloads }: ClusterView['index']) {
  return workloads.flatMap((workload) =>
    workload.containers
      .filter(({ image }) => parseImage(image).path.endsWith('thanos-receive-controller'))
      .map((container) => ({ workload, container })),
  );
}
