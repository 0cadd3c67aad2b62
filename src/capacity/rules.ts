import type { CapacityRule } from './rule.ts';
import { memory } from './rules/memory.ts';
import { nodeDisk } from './rules/node-disk.ts';
import { requestsExceedNodes } from './rules/requests-exceed-nodes.ts';
import { volume } from './rules/volume.ts';
import { writeRate } from './rules/write-rate.ts';

/** Every rule on capacity, one line each. */
export const capacityRules: readonly CapacityRule[] = [requestsExceedNodes, nodeDisk, volume, memory, writeRate];
