import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';

/** Whether the API server of a cluster answers at all: asked before everything else, because nothing else can be said without it. */
export const noAnswer: Probe = {
  code: 'reach/no-answer',
  severity: 'error',
  title: 'The API server of a cluster does not answer',
  why: 'Nothing can be asked, applied or verified in this cluster until it does; what runs there is not known',
  fix: 'Look at the context in the kubeconfig, the address and the credentials of the API server, and at the network between',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const asks = question(id, 'api-server', 'the API server answers', 'API server', '/version');
    const reply = await live.kube(id).raw('GET', '/version');
    const version = reply.ok && reply.value.status === 200 ? versionIn(reply.value.body) : undefined;
    if (version !== undefined) return [asks.yes(version)];
    const message = !reply.ok
      ? reply.refusal.message
      : reply.value.status === 200
        ? `What answers for \`${id}\` is no API server: it does not tell its version`
        : `The API server of \`${id}\` answers \`${reply.value.status}\` when it is asked for its version`;
    return [asks.no(message)];
  },
};

function versionIn(body: string): string | undefined {
  return /"gitVersion":\s*"([^"]+)"/.exec(body)?.[1];
}
