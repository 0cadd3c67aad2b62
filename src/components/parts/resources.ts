import { parseQuantity } from '../../kube/quantity.ts';
import type { ResourceRequirements } from '../../kube/types.gen.ts';
import type { MemoryNeed } from '../../model/load/memory-laws.ts';

/** What a container is sure of, and the most memory it may take; processors are not limited, because a throttled query helps nobody. */
export function resources(cpu: string, memory: string, mostMemory: string): ResourceRequirements {
  return { requests: { cpu, memory }, limits: { memory: mostMemory } };
}

/** Quantities of memory: what a container is sure of, and the most it may take. */
export interface Memory {
  readonly sure: string;
  readonly most: string;
}

/**
 * The usual memory of a container, or more where its load needs more: rounded up to at most an eighth above, in steps of 256Mi at least. Where nothing is published
 * on the most that it takes, it has as much room above what it works with as usual.
 */
export function memoryFor(usual: Memory, need: MemoryNeed | null): Memory {
  if (need === null) return usual;
  const { memory, memoryMost } = need;
  const room = (parseQuantity(usual.most) ?? 0) - (parseQuantity(usual.sure) ?? 0);
  return {
    sure: atLeast(usual.sure, memory.value),
    most: atLeast(usual.most, memoryMost?.value ?? memory.value + room),
  };
}

const mebi = 1024 ** 2;

function atLeast(usual: string, bytes: number): string {
  if (bytes <= (parseQuantity(usual) ?? 0)) return usual;
  const step = Math.max(256 * mebi, 2 ** Math.floor(Math.log2(bytes)) / 8);
  const whole = (Math.ceil(bytes / step) * step) / mebi;
  return whole % 1024 === 0 ? `${whole / 1024}Gi` : `${whole}Mi`;
}
