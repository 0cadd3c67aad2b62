import { newestMinor, oldestMinor } from '../../fleet/rules/kubernetes-version.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';

/** Whether a cluster runs the version of Kubernetes that the fleet file says, and one that the pinned versions were made for. */
export const version: Probe = {
  code: 'platform/version',
  severity: 'error',
  title: 'A cluster runs another version of Kubernetes than the fleet is made for',
  why: 'Objects are judged by the kinds and fields of the declared version; charts refuse older clusters, and newer ones may have removed what is used',
  fix: 'Correct `kubernetes.version` in the fleet file, and look at `namsan check`',
  refs: ['C015'],
  when: 'preflight',
  ask: async (live, { id, kubernetes }): Promise<readonly Answer[]> => {
    const { yes, no } = question(id, 'kubernetes', 'the version of Kubernetes', 'API server', 'version');
    const reply = await live.kube(id).raw('GET', '/version');
    const [, text = '', minor = ''] =
      /"gitVersion":\s*"(v?\d+\.(\d+)[^"]*)"/.exec(reply.ok ? reply.value.body : '') ?? [];
    // That there is no answer is told by `reach/no-answer`.
    if (text === '') return reply.ok ? [no(`The API server of \`${id}\` does not tell its version`)] : [];
    const running = Number(minor);
    if (running < oldestMinor)
      return [
        no(`\`${id}\` runs Kubernetes ${text}, and the pinned charts need 1.${oldestMinor} at least`, {
          fix: 'Upgrade the cluster',
        }),
      ];
    if (running > newestMinor)
      return [
        no(
          `\`${id}\` runs Kubernetes ${text}, newer than 1.${newestMinor}, the newest that the pinned versions were made for`,
          {
            severity: 'warning',
            fix: 'Try the fleet in a test cluster first',
          },
        ),
      ];
    return running === Number(kubernetes.version.split('.')[1])
      ? [yes(text)]
      : [
          no(`\`${id}\` runs Kubernetes ${text}, and the fleet file says ${kubernetes.version}`, {
            severity: 'warning',
          }),
        ];
  },
};
