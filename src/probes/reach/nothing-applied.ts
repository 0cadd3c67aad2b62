import { counted } from '../../findings/wording.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { clusterStates } from '../workloads/round.ts';

/** Whether a cluster has anything of the fleet: asked before all that would be missing one by one. Namespaces do not count, Secrets bring them too. */
export const nothingApplied: Probe = {
  code: 'reach/nothing-applied',
  severity: 'error',
  title: 'Nothing of the fleet is in a cluster',
  why: 'No engine runs there, so that nothing of the cluster can arrive at the hub; what else could be asked would be missing too',
  fix: 'Run `namsan apply`, or have Argo CD deliver the repository; if it was applied, look whether the context is that of another cluster',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const states = await clusterStates(live, id);
    // What could not be listed is told by those who list it.
    if (!states.ok) return [];
    const objects = states.value.states.filter(({ object }) => object.kind !== 'Namespace');
    const there = objects.filter((state) => state.live !== null).length;
    if (objects.length === 0) return [];
    const asks = question(id, 'api-server', 'something of the fleet is there', 'API server');
    const all = counted(objects.length, 'object');
    return [there > 0 ? asks.yes(`${there} of ${all}`) : asks.no(`None of the ${all} of the fleet is in \`${id}\``)];
  },
};
