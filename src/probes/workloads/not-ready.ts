import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { hasState } from '../../cluster/readiness/readiness-of.ts';
import type { State } from '../../cluster/readiness/state-of.ts';
import { objectName } from '../../kube/objects.ts';
import { componentOf } from '../about.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { chartStates } from './chart-states.ts';
import { clusterStates } from './round.ts';

/** Kinds that other questions are about. */
const others: ReadonlySet<string> = new Set([
  'Service',
  'PersistentVolumeClaim',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
]);

/** Whether what runs pods, and what operators and controllers make of resources, is ready. */
export const notReady: Probe = {
  code: 'workloads/not-ready',
  severity: 'error',
  title: 'Something that was applied is not ready',
  why: 'What it should do is not done, or by fewer pods than outages were planned for',
  fix: 'The message names the cause; `namsan status --watch` shows how it goes on, `kubectl describe` of the pod shows its events',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const states = await clusterStates(live, id);
    if (!states.ok) return [];
    const rendered = states.value.states.filter(({ object }) => hasState(object) && !others.has(object.kind));
    const charts = await chartStates(live, id);
    return [
      ...rendered.flatMap((state) =>
        answerOf(id, componentOf(live, { cluster: id, object: objectName(state.object), field: '' }), state),
      ),
      ...charts.flatMap(({ component, state }) => answerOf(id, component, state)),
    ];
  },
};

/** What is not there is told by another question. */
function answerOf(cluster: string, component: string, { object, live, readiness }: State): readonly Answer[] {
  if (live === null) return [];
  const name = objectName(object);
  const about = question(cluster, component, `${name} is ready`, name, 'status');
  if (readiness.ready) return [about.yes(seenOf(live))];
  return [about.no(`\`${name}\` is not ready: ${causeOf(readiness.says)}`)];
}

/** The cause without the name before it. */
export function causeOf(says: string): string {
  return says.slice(says.indexOf(': ') + 2);
}

function seenOf(live: LiveObject): string {
  return live.kind === 'Job' ? 'complete' : 'ready';
}
