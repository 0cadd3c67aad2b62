import { apiGroup } from '../../kube/objects.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { definerOf } from './definers.ts';

/** Whether a cluster serves every kind that is rendered for it, or something that is installed before brings it. */
export const kindMissing: Probe = {
  code: 'platform/kind-missing',
  severity: 'error',
  title: 'A kind of object is not served, and nothing that is installed brings it',
  why: 'The API server refuses objects of a kind that it does not know: the wave that holds them fails',
  fix: 'Install what defines the kind, or upgrade the cluster to a version that serves it',
  refs: [],
  when: 'preflight',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const kinds = new Map<string, { readonly apiVersion: string; readonly kind: string }>();
    for (const { apiVersion, kind } of live.clusters.find(({ cluster }) => cluster === id)?.objects ?? [])
      kinds.set(`${apiVersion} ${kind}`, { apiVersion, kind });
    const served = await live.kube(id).kinds();
    const asks = (asked: string, object: string) => question(id, 'kinds', asked, object);
    if (!served.ok) return [asks('kinds are listed', 'API server').no(served.refusal.message)];
    const known = new Set(served.value.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
    return [...kinds]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { apiVersion, kind }]) => {
        const { yes, no } = asks(`${kind} of ${apiVersion} is served`, kind);
        if (known.has(key)) return yes('served');
        const by = definerOf(live, id, apiGroup(apiVersion));
        if (by?.command === 'apply') return yes(`not yet: ${by.what} brings it`);
        const said = `\`${id}\` does not serve ${kind} of \`${apiVersion}\``;
        return by === null ? no(said) : no(said, { fix: `\`namsan bootstrap\` brings ${by.what}` });
      });
  },
};
