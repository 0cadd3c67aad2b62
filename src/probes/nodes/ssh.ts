import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';

/** Whether the nodes of a cluster that does not answer yet let this user in: its bootstrap runs on them. */
export const ssh: Probe = {
  code: 'nodes/ssh',
  severity: 'error',
  title: 'A node that bootstrap has to work on lets nobody in',
  why: '`namsan bootstrap` makes the cluster on its nodes by SSH, and never asks for a password',
  fix: 'Put your public key on the node, and the user and key for its address into ~/.ssh/config; accept its host key once',
  refs: [],
  when: 'preflight',
  withoutApi: true,
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const { flavor } = cluster.kubernetes;
    if (flavor !== 'kubeadm' && flavor !== 'minikube') return [];
    const there = await live.kube(cluster.id).raw('GET', '/version');
    // A cluster that answers is made already.
    if (there.ok && there.value.status < 500) return [];
    return Promise.all(
      cluster.nodes.map(async ({ name, address }) => {
        const { yes, no } = question(cluster.id, 'nodes', `ssh ${address} works`, `Node ${name}`);
        const reply = await live.machine.ssh(address, ['true']);
        if (!reply.ok) return no(reply.refusal.message);
        return reply.value.code === 0
          ? yes('let in')
          : no(`\`ssh ${address} true\` of node \`${name}\` ended with ${reply.value.code}`);
      }),
    );
  },
};
