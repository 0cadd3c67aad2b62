import type { ResourceRequirements } from '../../kube/types.gen.ts';

/** What a container is sure of, and the most memory it may take; processors are not limited, because a throttled query helps nobody. */
export function resources(cpu: string, memory: string, mostMemory: string): ResourceRequirements {
  return { requests: { cpu, memory }, limits: { memory: mostMemory } };
}
