import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../engines/harness/scratch.ts';
import type { TestCluster } from './clusters.ts';
import { list } from './objects.ts';
import { policyRules } from './policy-rules.ts';

const table = 'network_policies';

/**
 * Puts the NetworkPolicies of a cluster in force on its node, for the pods that run now, and forgets every connection so that each is judged anew.
 * It stands for a network that enforces them (kubernetes.io/docs/concepts/services-networking/network-policies): what no policy allows is dropped;
 * answers, and calls of the node itself, pass. Addresses of Services and node ports are judged as the pods behind them, as kube-proxy rewrites them first.
 */
export async function enforce(cluster: TestCluster): Promise<void> {
  const [policies, pods, namespaces] = [
    await list(cluster, 'networkpolicies'),
    await list(cluster, 'pods'),
    await list(cluster, 'namespaces'),
  ];
  const file = join(scratchFolder('policies'), 'rules.nft');
  // Declared first so that deleting it never fails: the new table takes the place of the old one at once.
  const rules = policyRules({ policies, pods, namespaces });
  writeFileSync(file, `table ip ${table}\ndelete table ip ${table}\ntable ip ${table} {\n${rules.join('\n')}\n}\n`);
  await cluster.onNode(['nft', '--file', file]);
  await cluster.onNode(['conntrack', '--flush']);
}

/** Whether a pod, by its address, reaches a TCP port: asked from within its own network, whatever programs its image has. */
export async function reaches(cluster: TestCluster, pod: string, host: string, port: number): Promise<boolean> {
  const script = `for net in /run/netns/*; do
    nsenter --net="$net" ip -brief address | grep --quiet --fixed-strings ' ${pod}/' || continue
    nsenter --net="$net" timeout 5 bash -c '</dev/tcp/${host}/${port}' 2>/dev/null && echo yes || echo no
    exit
  done
  echo nobody`;
  const said = (await cluster.onNode(['bash', '-c', script])).trim();
  if (said === 'nobody') throw new Error(`No pod of ${cluster.name} has the address ${pod}.`);
  return said === 'yes';
}
