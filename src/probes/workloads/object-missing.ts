import { counted } from '../../findings/wording.ts';
import { objectName } from '../../kube/objects.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { clusterStates } from './round.ts';

/** Whether every rendered object is in its cluster. */
export const objectMissing: Probe = {
  code: 'workloads/object-missing',
  severity: 'error',
  title: 'A rendered object is not in its cluster',
  why: 'What the repository says is not what runs: somebody deleted the object, or it was never applied',
  fix: 'Run `namsan apply`; where somebody deletes it again and again, find out who by the audit log of the API server',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const states = await clusterStates(live, id);
    if (!states.ok)
      return [question(id, 'api-server', 'rendered objects are listed', 'API server').no(states.refusal.message)];
    const missing = new Set(states.value.states.filter((state) => state.live === null).map(({ object }) => object));
    return live.workloads.filter(({ cluster }) => cluster === id).flatMap((one) => ofComponent(id, one, missing));
  },
};

function ofComponent(
  cluster: string,
  { component, objects }: Live['workloads'][number],
  missing: ReadonlySet<unknown>,
): readonly Answer[] {
  const gone = objects.filter((object) => missing.has(object));
  const [first] = objects;
  const asked = `objects of ${component} are there`;
  if (first === undefined) return [];
  const about = (object: string) => question(cluster, component, asked, object, 'metadata.name');
  if (gone.length === 0) return [about(objectName(first)).yes(counted(objects.length, 'object'))];
  if (gone.length === objects.length && gone.length > 1)
    return [about(objectName(first)).no(`None of the ${gone.length} objects of \`${component}\` is in \`${cluster}\``)];
  return gone.map((object) => about(objectName(object)).no(`\`${objectName(object)}\` is not in \`${cluster}\``));
}
