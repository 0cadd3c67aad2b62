import { jsonAt } from '../../cluster/http/ask.ts';
import { counted } from '../../findings/wording.ts';
import { listAt } from '../../kube/read.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { readyPods } from '../engine-pods.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** Whether every Prometheus that sends alerts has found all Alertmanagers. */
export const alertmanagerNotReached: Probe = {
  code: 'prometheus-live/alertmanager-not-reached',
  severity: 'error',
  title: 'A Prometheus has not found every Alertmanager',
  why: 'Alerts that it sends nowhere are seen by nobody; sent to one of two, they are lost with that one',
  fix: 'Look at the Service of Alertmanager and whether its pods are ready',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const senders = nodesOf(live.topology, 'scraper').filter(({ cluster }) => cluster === id);
    const answers = await Promise.all(
      senders.map(async (sender): Promise<readonly Answer[]> => {
        const wanted = alertmanagersOf(live, sender.id);
        const asked = (who: string) => about(live, sender.readAt, `${who} has found every Alertmanager`);
        if (wanted === 0) return [];
        const pods = await readyPods(live, sender);
        if (!pods.ok) return [asked(sender.name).no(pods.refusal.message)];
        return Promise.all(
          pods.value.map(async ({ pod, ask }) => {
            const body = await jsonAt(ask, '/api/v1/alertmanagers');
            if (!body.ok) return asked(pod.name).no(body.refusal.message);
            const found = listAt(body.value, 'data', 'activeAlertmanagers').length;
            return found >= wanted
              ? asked(pod.name).yes(`${found} of ${wanted}`)
              : asked(pod.name).no(`\`${pod.name}\` has found ${found} of ${counted(wanted, 'Alertmanager')}`);
          }),
        );
      }),
    );
    return answers.flat();
  },
};

function alertmanagersOf({ topology }: Live, sender: string): number {
  const ids = new Set(
    topology.edges.filter(({ kind, from }) => kind === 'sends-alerts' && from === sender).map((e) => e.to),
  );
  return nodesOf(topology, 'alertmanager')
    .filter(({ id }) => ids.has(id))
    .reduce((sum, { replicas }) => sum + replicas, 0);
}
