import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { entranceOf } from './entrance.ts';
import { exposedHosts } from './exposed-hosts.ts';

/** Whether every host name of a cluster has an address, as the resolver of this machine sees it. */
export const unresolved: Probe = {
  code: 'hosts/unresolved',
  severity: 'error',
  title: 'A host name of a cluster has no address',
  why: 'Whoever calls this name, an agent, the hub or a browser, reaches nothing',
  fix: 'Make an address record for it in DNS',
  refs: [],
  when: 'preflight',
  withoutApi: true,
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const hosts = exposedHosts(live, cluster.id);
    if (hosts.length === 0) return [];
    const { given } = await entranceOf(live, cluster);
    return Promise.all(
      hosts.map(async ({ host, object }) => {
        const asks = question(cluster.id, 'dns', `${host} has an address`, object, 'hostnames');
        const found = await live.machine.resolve(host);
        if (!found.ok) return asks.no(found.refusal.message, { fix: 'Look at the name servers of this machine' });
        if (found.value.length > 0) return asks.yes(found.value.join(', '));
        const message = `The host \`${host}\` of \`${cluster.id}\` has no address`;
        return given.length > 0
          ? asks.no(message, { fix: `Make an address record: ${host} -> ${given.join(' or ')}` })
          : asks.no(message, { severity: 'warning', fix: beforehand(host, cluster.id) });
      }),
    );
  },
};

function beforehand(host: string, cluster: string): string {
  return `\`${cluster}\` has no gateway with an address yet: once \`namsan apply\` has brought it, make a record ${host} -> its address`;
}
