import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { endedText } from '../../cluster/readiness/container.ts';
import { counted } from '../../findings/wording.ts';
import { formatDuration, hour } from '../../kube/duration.ts';
import { type Json, objectName } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { listed } from './round.ts';

/** One restart may be an update of a node; more within an hour are a fault. */
const several = 2;

/** Whether containers in the fleet's namespaces run on without being restarted again and again. */
export const restarting: Probe = {
  code: 'workloads/restarting',
  severity: 'warning',
  title: 'A container is restarted again and again',
  why: 'Between two starts it does nothing, what it held in memory is lost, and its pod may look ready whenever somebody looks',
  fix: 'Read how it ended the last time; `kubectl logs --previous` shows what it wrote, and a memory limit that is reached must be raised',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const pods = await listed(live, id, 'v1', 'Pod');
    if (!pods.ok) return [question(id, 'pods', 'pods are listed', 'API server').no(pods.refusal.message)];
    const now = live.machine.now();
    const failing = pods.value.flatMap((pod) => restartsOf(pod, now).map((message) => ({ pod, message })));
    const about = (object: string) =>
      question(id, 'pods', 'containers are not restarted again and again', object, 'status.containerStatuses');
    if (failing.length === 0) return [about('Pods').yes(counted(pods.value.length, 'pod'))];
    return failing.map(({ pod, message }) => about(objectName(pod)).no(message));
  },
};

function restartsOf(pod: LiveObject, now: number): readonly string[] {
  const statuses = [...listAt(pod, 'status', 'initContainerStatuses'), ...listAt(pod, 'status', 'containerStatuses')];
  return statuses.flatMap((status) => {
    const message = restarted(pod, status, now);
    return message === null ? [] : [message];
  });
}

function restarted(pod: LiveObject, status: Json, now: number): string | null {
  const count = numberAt(status, 'restartCount') ?? 0;
  const last = at(status, 'lastState', 'terminated');
  const since = now - Date.parse(stringAt(last, 'finishedAt') ?? '');
  if (last === undefined || count < several || !(since <= hour)) return null;
  const name = stringAt(status, 'name') ?? '';
  const ago = formatDuration(Math.max(0, Math.round(since / 1000) * 1000));
  return `Container \`${name}\` of \`${objectName(pod)}\` was restarted ${count} times, the last time ${ago} ago: it ${endedText(pod, name, last)}`;
}
