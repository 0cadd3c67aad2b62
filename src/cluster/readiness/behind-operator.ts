import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { daemonSet } from './daemon-set.ts';
import { deletion } from './deletion.ts';
import { deployment } from './deployment.ts';
import type { Cause, Judge } from './readiness.ts';
import { statefulSet } from './stateful-set.ts';

/** What operators make to run the pods of a resource. */
const runners: Readonly<Record<string, Judge>> = {
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Deployment: deployment,
};

/** Why the workloads that an operator made for a resource are not ready, each by its name; `null` where all are, or none is there. */
export function workloadsOf(resource: LiveObject, around: Around): Cause | null {
  const causes = Object.entries(runners).flatMap(([kind, judge]) =>
    around.ownedBy(kind, resource).flatMap((workload) => {
      const cause = deletion(workload, around) ?? judge(workload, around);
      return cause === null ? [] : [{ ...cause, text: `${kind} ${workload.metadata.name}: ${cause.text}` }];
    }),
  );
  if (causes.length === 0) return null;
  return {
    text: causes.map(({ text }) => text).join('; '),
    stuck: causes.some(({ stuck }) => stuck),
    final: causes.some(({ final }) => final),
  };
}
