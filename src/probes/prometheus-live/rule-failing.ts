import { jsonAt } from '../../cluster/http/ask.ts';
import { counted } from '../../findings/wording.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { readyPods } from '../engine-pods.ts';
import type { Answer, Probe } from '../probe.ts';

/** Whether every rule of a Prometheus or a ruler is evaluated without an error. */
export const ruleFailing: Probe = {
  code: 'prometheus-live/rule-failing',
  severity: 'error',
  title: 'A rule cannot be evaluated',
  why: 'Its alert never fires, or its series is not recorded, and nobody is told',
  fix: 'Read the error: a query of the rule fails, or the Query that it asks cannot be reached',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const evaluating = [...nodesOf(live.topology, 'scraper'), ...nodesOf(live.topology, 'ruler')].filter(
      ({ cluster }) => cluster === id,
    );
    const answers = await Promise.all(
      evaluating.map(async (node): Promise<readonly Answer[]> => {
        const pods = await readyPods(live, node);
        const asked = (who: string) => about(live, node.readAt, `rules of ${who} are evaluated`);
        if (!pods.ok) return [asked(node.name).no(pods.refusal.message)];
        return Promise.all(
          pods.value.map(async ({ pod, ask }) => {
            const body = await jsonAt(ask, '/api/v1/rules');
            if (!body.ok) return asked(pod.name).no(body.refusal.message);
            const rules = listAt(body.value, 'data', 'groups').flatMap((group) => listAt(group, 'rules'));
            const failing = rules.filter((rule) => stringAt(rule, 'health') === 'err');
            const [first] = failing;
            if (first === undefined) return asked(pod.name).yes(counted(rules.length, 'rule'));
            const name = stringAt(first, 'name') ?? '';
            const error = stringAt(first, 'lastError') ?? 'no reason is told';
            const others = failing.length === 1 ? '' : `, and so for ${counted(failing.length - 1, 'other rule')}`;
            return asked(pod.name).no(`The rule \`${name}\` of \`${pod.name}\` fails: ${error}${others}`);
          }),
        );
      }),
    );
    return answers.flat();
  },
};
