import { jsonAt } from '../../cluster/http/ask.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { readyPods } from '../engine-pods.ts';
import type { Answer, Probe } from '../probe.ts';

/** The alert that always fires: upstream's where those rules are evaluated, ours elsewhere. */
const alwaysFiring = 'Watchdog';

/** Whether the alert that always fires has come to each Alertmanager: then rules are evaluated and alerts arrive. */
export const deadManSilent: Probe = {
  code: 'alertmanager-live/dead-man-silent',
  severity: 'error',
  title: 'The alert that always fires does not',
  why: "No rule is evaluated, or no alert arrives: the dead man's switch raises the alarm outside, and all other alerts are missing",
  fix: 'Look at the rules of the Prometheus or the ruler that evaluates it, and whether that one has found Alertmanager',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const receivers = nodesOf(live.topology, 'alertmanager').filter(({ cluster }) => cluster === id);
    const answers = await Promise.all(
      receivers.map(async (receiver): Promise<readonly Answer[]> => {
        const asked = (who: string) => about(live, receiver.readAt, `${alwaysFiring} fires at ${who}`);
        const pods = await readyPods(live, receiver);
        if (!pods.ok) return [asked(receiver.name).no(pods.refusal.message)];
        return Promise.all(
          pods.value.map(async ({ pod, ask }) => {
            const filter = new URLSearchParams({ active: 'true', filter: `alertname="${alwaysFiring}"` });
            const body = await jsonAt(ask, `/api/v2/alerts?${filter}`);
            if (!body.ok) return asked(pod.name).no(body.refusal.message);
            const firing = listAt(body.value).filter((alert) => stringAt(alert, 'status', 'state') !== 'suppressed');
            const [first] = firing;
            return first === undefined
              ? asked(pod.name).no(`The alert \`${alwaysFiring}\` does not fire at \`${pod.name}\``)
              : asked(pod.name).yes(`since ${stringAt(first, 'startsAt') ?? 'a while'}`);
          }),
        );
      }),
    );
    return answers.flat();
  },
};
