import type { MoreOf } from '../../findings/finding.ts';
import { choice } from '../../findings/wording.ts';
import { mapAt } from '../../kube/read.ts';
import type { Cluster, Model } from '../../model/model.ts';
import type { DeclaredSecret } from '../../model/secrets/declared-secret.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';

/** Whether every Secret that a cluster needs is there with every key. Names are compared, values are never looked at. */
export const secretMissing: Probe = {
  code: 'platform/secret-missing',
  severity: 'error',
  title: 'A Secret, or a key of it, is not there',
  why: 'Pods that name it do not start, and what reads it later runs without credentials',
  fix: '`namsan secrets` asks for the values, or takes them from a file or the environment, and puts them into the cluster',
  refs: [],
  when: 'preflight',
  together: (cluster, briefs) => `\`${cluster}\` lacks ${briefs.length} Secrets, or keys of them: ${briefs.join(', ')}`,
  ask: async (live, cluster): Promise<readonly Answer[]> =>
    Promise.all(
      secretsOf(live.model, cluster).map(async (declared) => {
        const { namespace, name, keys, usedBy } = declared;
        const { yes, no } = question(
          cluster.id,
          'secrets',
          `Secret ${namespace}/${name} has its keys`,
          `Secret ${namespace}/${name}`,
        );
        const found = await live.kube(cluster.id).get({ apiVersion: 'v1', kind: 'Secret', namespace, name });
        if (!found.ok) return no(found.refusal.message);
        const has = mapAt(found.value, 'data');
        const lacking = keys.filter(({ key }) => (has[key] ?? '') === '').map(({ key }) => `\`${key}\``);
        if (found.value !== null && lacking.length === 0) return yes(keys.map(({ key }) => key).join(', '));
        const secret = `Secret \`${namespace}/${name}\``;
        const fact =
          found.value === null
            ? `\`${cluster.id}\` has no ${secret}`
            : `${secret} of \`${cluster.id}\` has no ${lacking.join(', ')}`;
        const brief = `\`${namespace}/${name}\` (${lacking.join(', ')})`;
        return no(
          `${fact}, needed by ${usedBy.join(', ')}${unasked(live.model, cluster, name)}`,
          remedy(live.model, declared),
          brief,
        );
      }),
    ),
};

/** Stores are asked with the Secrets of the hub. */
function unasked({ hub, objectStores }: Model, { id }: Cluster, secret: string): string {
  const stores = objectStores.filter(({ credentials, ca }) => credentials === secret || ca === secret);
  if (id !== hub.id || stores.length === 0) return '';
  const names = choice(
    stores.map(({ name }) => name),
    'and',
  );
  return `; without it the object store${stores.length === 1 ? '' : 's'} ${names} cannot be asked`;
}

/** Who makes a Secret: certificates come with the bootstrap, the others as the fleet says. */
function remedy({ secrets }: Model, { maker }: DeclaredSecret): MoreOf {
  if (maker === 'certificates')
    return { fix: '`namsan bootstrap` makes the certificates and puts them into the clusters' };
  if (secrets.via === 'existing') return {};
  const by =
    secrets.via === 'external-secrets'
      ? `External Secrets takes it from the store \`${secrets.store}\``
      : `${secrets.via} makes it from the repository`;
  return { severity: 'warning', fix: `${by} once the fleet is applied; \`namsan secrets\` prepares what that needs` };
}
