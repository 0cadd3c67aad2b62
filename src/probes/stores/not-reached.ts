import type { Refusal } from '../../cluster/outcome.ts';
import type { MoreOf } from '../../findings/finding.ts';
import type { Cluster, Model, ObjectStore } from '../../model/model.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { bucketsAt, stateOf } from './buckets.ts';

/** Whether each object store is found, answers, and takes the keys that the fleet has for it. */
export const notReached: Probe = {
  code: 'stores/not-reached',
  severity: 'error',
  title: 'An object store is not reached, or refuses the keys',
  why: 'Blocks stay on the volumes of the clusters until these are full, and nothing older can be queried',
  fix: 'Correct the address, the certificate or the keys that the message names',
  refs: [],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const buckets = Map.groupBy(bucketsAt(live, cluster), ({ store }) => store);
    const told = await Promise.all(
      [...buckets].map(async ([store, of]): Promise<readonly Answer[]> => {
        const asks = question(cluster.id, 'stores', `object store ${store.name} answers`, `Object store ${store.name}`);
        const states = await Promise.all(of.map((purpose) => stateOf(live, purpose)));
        const refused = states.find((state) => !state.ok);
        if (refused === undefined || refused.ok) return [asks.yes(`${store.scheme}://${store.endpoint}`)];
        if (isSecretOf(live.model, cluster, refused.refusal)) return [];
        return [asks.no(refused.refusal.message, remedy(live.model, store, refused.refusal))];
      }),
    );
    return told.flat();
  },
};

/** Whether a store was not asked because a Secret of this cluster is missing, or a key of it: `platform/secret-missing` tells that, with the store. */
function isSecretOf(model: Model, cluster: Cluster, { kind, message }: Refusal): boolean {
  return (
    kind === 'not-found' &&
    secretsOf(model, cluster).some(({ namespace, name }) => message.includes(`Secret \`${namespace}/${name}\``))
  );
}

/** What is still to come is said by the command that brings it. */
function remedy(model: Model, store: ObjectStore, { kind, message }: Refusal): MoreOf {
  if (kind === 'not-found' && message.includes('Secret'))
    return { fix: `\`namsan secrets\` puts the keys of ${store.name} into the clusters; ${laterKeys(model)}` };
  if (kind === 'unauthorized')
    return { fix: `Put the right keys into Secret \`${store.credentials}\` of every cluster: \`namsan secrets\`` };
  if (store.servedBy !== null)
    return {
      severity: 'warning',
      fix: `\`${store.servedBy.cluster}\` serves this store: \`namsan apply\` brings it. Once it runs, ask again`,
    };
  return {};
}

function laterKeys({ secrets }: Model): string {
  return secrets.via === 'existing'
    ? 'or make the Secret by hand'
    : `\`${secrets.via}\` brings them once the fleet is applied`;
}
