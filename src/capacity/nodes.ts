import { parseQuantity } from '../kube/quantity.ts';
import { constants } from '../model/load/formulas.ts';
import type { Node } from '../model/model.ts';
import type { Part } from './parts.ts';

/** Cores and bytes of memory. */
export interface Room {
  readonly cpu: number;
  readonly memory: number;
}

/** A size of node, and the disk that goes with it: cores and bytes. */
export interface NodeSize extends Room {
  readonly disk: number;
}

const gibi = 1024 ** 3;

/** Steps of reserved memory: so many GiB of the node, and the part of them that is kept (formula `node-allocatable`). */
const memorySteps = [
  [4, 0.25],
  [4, 0.2],
  [8, 0.1],
  [112, 0.06],
  [Number.POSITIVE_INFINITY, 0.02],
] as const;
const coreSteps = [
  [1, 0.06],
  [1, 0.01],
  [2, 0.005],
  [Number.POSITIVE_INFINITY, 0.0025],
] as const;

/** What a node has for pods, after what the system, kubelet and the container runtime take (formula `node-allocatable`). */
export function allocatable({ cpu, memory }: Room): Room {
  const kept = reserved(memory / gibi, memorySteps) * gibi + 100 * 1024 ** 2;
  return { cpu: cpu - reserved(cpu, coreSteps), memory: Math.max(0, memory - kept) };
}

function reserved(size: number, steps: readonly (readonly [number, number])[]): number {
  let rest = size;
  let sum = 0;
  for (const [width, part] of steps) {
    sum += Math.max(0, Math.min(rest, width)) * part;
    rest -= width;
  }
  return sum;
}

/** The cores and the memory of a node as the model has them. */
export function roomOf({ cpu, memory }: Node): Room {
  return { cpu, memory: parseQuantity(memory) ?? 0 };
}

/** What pods of a cluster ask for: all of them, those that every node has, and the largest of the others. */
export interface Asked {
  readonly all: Room;
  readonly everyNode: Room;
  /** The part of which one pod needs the most of a node, by cores and by memory. */
  readonly largest: { readonly cpu: Part | null; readonly memory: Part | null };
}

/** Which amount of a part counts: its requests, or what it needs where that is more. */
export type Measure = (part: Part) => Room;

export const byRequests: Measure = ({ one }) => one;
/** What pods really take at least, and at most. */
export const byNeed: Measure = ({ one, demand }) => ({
  cpu: Math.max(one.cpu, demand.cpu?.value ?? 0),
  memory: Math.max(one.memory, demand.memory?.value ?? 0),
});
export const byMost: Measure = (part) => ({
  cpu: byNeed(part).cpu,
  memory: Math.max(byNeed(part).memory, part.demand.memoryMost?.value ?? 0),
});

/** Adds up what parts ask for by a measure. */
export function askedBy(parts: readonly Part[], measure: Measure): Asked {
  const sum = (of: readonly Part[], times: (part: Part) => number): Room =>
    of.reduce(
      (total, part) => {
        const { cpu, memory } = measure(part);
        return { cpu: total.cpu + cpu * times(part), memory: total.memory + memory * times(part) };
      },
      { cpu: 0, memory: 0 },
    );
  const single = parts.filter(({ everyNode, pods }) => !everyNode && pods > 0);
  const most = (of: keyof Room): Part | null =>
    single.reduce<Part | null>(
      (found, part) => (found === null || measure(part)[of] > measure(found)[of] ? part : found),
      null,
    );
  return {
    all: sum(parts, ({ pods }) => pods),
    everyNode: sum(
      parts.filter(({ everyNode }) => everyNode),
      () => 1,
    ),
    largest: { cpu: most('cpu'), memory: most('memory') },
  };
}

/** Sizes in which machines are sold: cores, and GiB of memory. */
const coreSizes = [1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];
const memorySizes = [2, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 4096];

/** The smallest usual node of which `count` hold the parts by a measure, filled to `share` of what they have for pods; `disk` are bytes that all of them hold. */
export function smallestNode(
  parts: readonly Part[],
  count: number,
  measure: Measure,
  share: number,
  disk: number,
): NodeSize {
  const { all, everyNode, largest } = askedBy(parts, measure);
  const needed = (of: keyof Room): number => {
    const biggest = largest[of];
    const one = biggest === null ? 0 : measure(biggest)[of];
    return Math.max(all[of] / count, everyNode[of] + one) / share;
  };
  const fitting = (sizes: readonly number[], of: keyof Room, unit: number): number => {
    const found = sizes.find((size) => allocatable({ cpu: size, memory: size * gibi })[of] >= needed(of));
    // Beyond what is sold one number is as good as another: it only has to grow with what is asked.
    return (found ?? Math.ceil((needed(of) * 1.1) / unit)) * unit;
  };
  return {
    cpu: fitting(coreSizes, 'cpu', 1),
    memory: fitting(memorySizes, 'memory', gibi),
    disk: Math.ceil(disk / count / (10 * gibi)) * 10 * gibi,
  };
}

/** Bytes of disk that volumes of so many bytes in so many copies need, with what Longhorn keeps free. */
export function diskFor(volumes: number, copies: number, longhorn: boolean): number {
  return (volumes * copies) / (longhorn ? 1 - constants.longhornReserve : 1);
}
