import { counted } from '../../findings/wording.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { addressesOf, isReady, liveNode, nodesOf, undeclared, whyNot } from './live-nodes.ts';

/** Whether the nodes of the fleet file are those of the cluster, at their addresses, and ready. */
export const missing: Probe = {
  code: 'nodes/missing',
  severity: 'error',
  title: 'A node of the fleet file is not in the cluster, is elsewhere, or is not ready',
  why: 'Replicas, volumes and the promised loss of a node are planned for the nodes that are declared, and node ports are called at their addresses',
  fix: 'Join the node to the cluster, or correct `nodes` in the fleet file',
  refs: [],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const asks = (asked: string, node: string) => question(cluster.id, 'nodes', asked, `Node ${node}`);
    const listed = await nodesOf(live, cluster.id);
    if (!listed.ok) return [asks('nodes are listed', '*').no(listed.refusal.message)];
    const declared = cluster.nodes.map((node) => {
      const found = liveNode(node, listed.value);
      const { yes, no } = asks(`node ${node.name} is there, at ${node.address}, and ready`, node.name);
      if (found === undefined)
        return no(
          `\`${cluster.id}\` has no node \`${node.name}\` and none at ${node.address}: it has ${namesOf(listed.value.map(({ metadata }) => metadata.name))}`,
        );
      const addresses = addressesOf(found);
      if (!addresses.includes(node.address))
        return no(
          `Node \`${node.name}\` of \`${cluster.id}\` is at ${addresses.join(', ') || 'no address'}, and the fleet file says ${node.address}`,
          { fix: 'Correct the address in the fleet file: node ports are called there' },
        );
      return isReady(found)
        ? yes(`Node ${found.metadata.name}, ready`)
        : no(`Node \`${found.metadata.name}\` of \`${cluster.id}\` is not ready: ${whyNot(found)}`, {
            fix: `Look at \`kubectl --context ${cluster.kubernetes.context} describe node ${found.metadata.name}\``,
          });
    });
    const more = undeclared(cluster, listed.value);
    if (more.length === 0) return declared;
    const names = namesOf(more.map(({ metadata }) => metadata.name));
    const said = `\`${cluster.id}\` has ${counted(more.length, 'node')} that the fleet file does not: ${names}`;
    const fix = 'Add them to `nodes`, so that capacity and network are planned with them';
    return [...declared, asks('every node is in the fleet file', names).no(said, { severity: 'note', fix })];
  },
};

/** So many are named. */
const mostNames = 8;

function namesOf(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}
