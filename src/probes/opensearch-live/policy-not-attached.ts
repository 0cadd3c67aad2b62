import { jsonAt } from '../../cluster/http/ask.ts';
import { counted } from '../../findings/wording.ts';
import { at, isJsonObject, mapAt, stringAt } from '../../kube/read.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import type { Answer, Probe } from '../probe.ts';
import { searchOf, storeIn } from './search.ts';

/** Whether every log index has its policy of index state management, and none of these has failed. */
export const policyNotAttached: Probe = {
  code: 'opensearch-live/policy-not-attached',
  severity: 'error',
  title: 'A log index has no policy, or its policy has failed',
  why: 'The index is never archived nor deleted: the volume fills, and then nothing can be written',
  fix: 'Attach it by `_plugins/_ism/add`, or after the cause is gone retry it by `_plugins/_ism/retry`',
  refs: ['N02'],
  when: 'verify',
  ask: async (live, { id }) => {
    const store = storeIn(live, id);
    if (store === null) return [];
    const families = nodesOf(live.topology, 'log-index').filter(
      (index) => index.store === store.id && index.policy !== null,
    );
    if (families.length === 0) return [];
    const search = await searchOf(live, store);
    if (!search.ok) return [about(live, store.readAt, 'log indices have their policy').no(search.refusal.message)];
    return Promise.all(
      families.map(async ({ family, policy, readAt }): Promise<Answer> => {
        const question = about(live, store.readAt, `indices ${family} have the policy ${policy?.name ?? ''}`);
        const body = await jsonAt(search.value, `/_plugins/_ism/explain/${encodeURIComponent(family)}`);
        if (!body.ok) return question.no(body.refusal.message);
        const indices = Object.entries(mapAt(body.value)).filter(([, value]) => isJsonObject(value));
        const without = indices.filter(([, value]) => policyOf(value) !== policy?.name).map(([name]) => `\`${name}\``);
        if (without.length > 0)
          return question.no(
            `The policy \`${policy?.name}\` of \`${readAt.object}\` is not attached to ${without.join(', ')}`,
          );
        const failed = indices.find(([, value]) => at(value, 'action', 'failed') === true);
        if (failed === undefined) return question.yes(counted(indices.length, 'index'));
        const [name, state] = failed;
        const said = stringAt(state, 'info', 'message') ?? 'no reason is told';
        return question.no(
          `The policy of \`${name}\` has failed at \`${stringAt(state, 'action', 'name') ?? ''}\`: ${said}`,
        );
      }),
    );
  },
};

/** The name under which ISM says which policy an index has (opensearch index-management docs, explain index). */
function policyOf(state: unknown): string | null {
  const own = stringAt(state, 'policy_id') ?? stringAt(state, 'index.plugins.index_state_management.policy_id');
  return own ?? null;
}
