import { at, numberAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { enginesNamed, ownerText } from '../cluster-view.ts';
import { podsObject } from '../pods-object.ts';
import { scalerOf } from '../scalers.ts';

export const compactorAlone: Check = {
  code: 'thanos/compactor-alone',
  severity: 'error',
  title: 'A second compactor may run beside the first',
  why: 'Two compactors on one bucket merge the same blocks: the results overlap, and both halt until somebody deletes blocks by hand.',
  fix: 'Run it as a StatefulSet with one replica, or as a Deployment with `strategy: {type: Recreate}`, and without an autoscaler.',
  refs: ['C6'],
  run: (subject, report) => {
    for (const compactor of enginesNamed(subject, 'compact')) {
      const { cluster, workload } = compactor.reading;
      const object = podsObject(cluster, workload)?.object;
      if (object === undefined) continue;
      const scaler = scalerOf(cluster, object);
      if (scaler !== null && scaler.most > 1)
        report(
          objectPlace(cluster.id, scaler.object, scaler.field),
          `\`${scaler.object.metadata.name}\` scales the compactor ${ownerText(compactor)} to up to ${scaler.most} pods`,
        );
      const strategy = at(object, 'spec', 'strategy');
      if (object.kind === 'Deployment' && workload.replicas > 0 && surges(strategy))
        report(
          objectPlace(cluster.id, object, 'spec.strategy'),
          `The compactor ${ownerText(compactor)} runs twice while it is replaced, because its new pod starts before the old one ends`,
          { severity: 'warning' },
        );
    }
  },
};

/** A Deployment surges by a quarter, rounded up, unless it says otherwise (kubernetes apps/v1 RollingUpdateDeployment). */
function surges(strategy: unknown): boolean {
  if ((stringAt(strategy, 'type') ?? 'RollingUpdate') !== 'RollingUpdate') return false;
  const surge = numberAt(strategy, 'rollingUpdate', 'maxSurge') ?? stringAt(strategy, 'rollingUpdate', 'maxSurge');
  return surge !== 0 && surge !== '0' && surge !== '0%';
}
