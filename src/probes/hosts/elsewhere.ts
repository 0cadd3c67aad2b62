import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { entranceOf } from './entrance.ts';
import { exposedHosts } from './exposed-hosts.ts';

/** Whether the host names of a cluster lead to that cluster: to its gateway or balancer, or to one of its nodes. */
export const elsewhere: Probe = {
  code: 'hosts/elsewhere',
  // A balancer or a port forwarding before the cluster looks the same from here.
  severity: 'warning',
  title: 'A host name leads to something that is not its cluster',
  why: 'What is sent to this name goes to somebody else, who may even answer: the data is in the wrong place or nowhere',
  fix: 'Let the name lead to the address of the gateway of its cluster',
  refs: [],
  when: 'preflight',
  withoutApi: true,
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const hosts = exposedHosts(live, cluster.id);
    if (hosts.length === 0) return [];
    const { given, nodes } = await entranceOf(live, cluster);
    const answers = await Promise.all(
      hosts.map(async ({ host, object }) => {
        const asks = question(cluster.id, 'dns', `${host} leads to ${cluster.id}`, object, 'hostnames');
        const found = await live.machine.resolve(host);
        // That there is none is told by `hosts/unresolved`.
        if (!found.ok || found.value.length === 0) return [];
        const at = found.value.join(', ');
        if (found.value.every((address) => given.includes(address) || nodes.includes(address))) return [asks.yes(at)];
        if (given.length === 0) return [asks.yes(`${at}; the gateway that will have it is not there yet`)];
        return [
          asks.no(
            `The host \`${host}\` of \`${cluster.id}\` leads to ${at}, and the cluster is at ${given.join(', ')}`,
            {
              fix: `Make an address record: ${host} -> ${given.join(' or ')}; if something in front of the cluster passes calls on, this may stay`,
            },
          ),
        ];
      }),
    );
    return answers.flat();
  },
};
