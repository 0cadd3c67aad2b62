import { metricsAt, sumOf } from '../../cluster/http/exposition.ts';
import { counted } from '../../findings/wording.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { type EnginePod, readyPods } from '../engine-pods.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** So many of the last lines of its log are looked through for the reason. */
const lines = 500;

/** Whether the compactor works. */
export const compactorHalted: Probe = {
  code: 'thanos-live/compactor-halted',
  severity: 'error',
  title: 'The compactor has halted or does not run',
  why: 'Nothing is compacted, downsampled or deleted: queries over long times grow slow, and the bucket grows without end',
  fix: 'Read the reason in its log: overlapping blocks or a broken one must be taken out of its way by hand, then its pod is deleted',
  refs: ['N04'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const compactors = nodesOf(live.topology, 'compactor').filter(({ cluster }) => cluster === id);
    const answers = await Promise.all(
      compactors.map(async (compactor): Promise<readonly Answer[]> => {
        const question = about(live, compactor.readAt, `compactor ${compactor.name} works`);
        const pods = await readyPods(live, compactor);
        if (!pods.ok) return [question.no(pods.refusal.message)];
        return Promise.all(
          pods.value.map(async (pod) => {
            const metrics = await metricsAt(pod.ask);
            if (!metrics.ok) return question.no(metrics.refusal.message);
            const halted = sumOf(metrics.value, 'thanos_compact_halted');
            if (halted === null) return question.no(`\`${pod.pod.name}\` does not say whether it has halted`);
            if (halted > 0) return question.no(`\`${pod.pod.name}\` has halted${await reasonOf(live, id, pod)}`);
            return question.yes(counted(sumOf(metrics.value, 'thanos_compact_iterations_total') ?? 0, 'round'));
          }),
        );
      }),
    );
    return answers.flat();
  },
};

/** The line that the compactor writes when it halts (thanos@v0.42.4 cmd/thanos/compact.go). */
async function reasonOf(live: Live, cluster: string, { pod }: EnginePod): Promise<string> {
  const log = await live.kube(cluster).logs(pod, { lines });
  const line = log.ok ? log.value.findLast((text) => text.includes('critical error detected; halting')) : undefined;
  const reason = line === undefined ? undefined : /\berr="((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  return reason === undefined ? '' : `: ${reason.replaceAll('\\"', '"')}`;
}
