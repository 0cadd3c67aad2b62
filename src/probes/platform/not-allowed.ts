import type { KubeClient } from '../../cluster/kube/kube-client.ts';
import { apiGroup } from '../../kube/objects.ts';
import { at, stringAt } from '../../kube/read.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';

/** What apply does with an object: it looks, writes by server-side apply, which creates or patches, and deletes where it prunes. */
const verbs = ['get', 'list', 'create', 'patch', 'delete'] as const;

/** Whether the credentials of the kubeconfig may do what apply does, kind by kind, in every namespace. */
export const notAllowed: Probe = {
  code: 'platform/not-allowed',
  severity: 'error',
  title: 'The credentials may not do what apply does',
  why: 'Apply stops in the middle of a wave, at the first object that it may not write',
  fix: 'Take a context of an administrator, or let this user do it by a ClusterRole',
  refs: [],
  when: 'preflight',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const kube = live.kube(id);
    const asks = (asked: string, object: string) => question(id, 'permissions', asked, object);
    const all = await may(kube, { verb: '*', group: '*', resource: '*' });
    if (all === true) return [asks('the credentials may apply everything', 'API server').yes('an administrator')];
    const kinds = await kube.kinds();
    if (!kinds.ok) return [];
    const objects = live.clusters.find(({ cluster }) => cluster === id)?.objects ?? [];
    const wanted = new Map(objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, kind] as const));
    const answers = await Promise.all(
      kinds.value.map(async ({ apiVersion, kind, resource, namespaced }) => {
        if (!wanted.has(`${apiVersion} ${kind}`)) return [];
        const group = apiGroup(apiVersion);
        const allowed = await Promise.all(verbs.map((verb) => may(kube, { verb, group, resource })));
        const { yes, no } = asks(`the credentials may apply ${kind}`, kind);
        const refused = allowed.find((one) => typeof one === 'string');
        if (typeof refused === 'string') return [no(refused)];
        const denied = verbs.filter((_, i) => allowed[i] !== true);
        return [
          denied.length === 0
            ? yes(verbs.join(', '))
            : no(
                `The credentials for \`${id}\` may not ${denied.join(', ')} ${resource}${group === '' ? '' : ` of \`${group}\``}${namespaced ? ' in every namespace' : ''}`,
              ),
        ];
      }),
    );
    return answers.flat();
  },
};

/** Whether it is allowed, by the API server's own word; a sentence where it did not say. */
async function may(
  kube: KubeClient,
  resourceAttributes: { readonly verb: string; readonly group: string; readonly resource: string },
): Promise<boolean | string> {
  const apiVersion = 'authorization.k8s.io/v1';
  const review = { apiVersion, kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } };
  const reply = await kube.raw('POST', `/apis/${apiVersion}/selfsubjectaccessreviews`, JSON.stringify(review));
  if (!reply.ok) return reply.refusal.message;
  const body = parsed(reply.value.body);
  const allowed = at(body, 'status', 'allowed');
  if (typeof allowed === 'boolean') return allowed;
  return `The API server of \`${kube.cluster}\` does not say what the credentials may do: ${stringAt(body, 'message') ?? `status ${reply.value.status}`}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
