import { bytes } from '../amounts.ts';
import { diskFor } from '../nodes.ts';
import type { CapacityRule } from '../rule.ts';

export const nodeDisk: CapacityRule = {
  code: 'capacity/node-disk',
  severity: 'error',
  title: 'Copies of volumes do not fit the disks of the nodes',
  why: 'Longhorn keeps 30% of each disk free and puts no copy where it does not fit: volumes stay without copies, or pods wait for theirs for ever.',
  fix: 'Lower `volumes.replicas`, make volumes smaller, or give the nodes larger disks.',
  refs: ['C16', 'F13', 'N05'],
  judge: ({ clusters }, report) => {
    for (const { id, longhorn, volumes, copies, nodes } of clusters) {
      // Elsewhere volumes may come from anywhere.
      if (!longhorn || !nodes.every(({ declared }) => declared.disk)) continue;
      const has = nodes.reduce((sum, { size }) => sum + size.disk, 0);
      const needs = diskFor(volumes, copies, true);
      if (needs <= has) continue;
      const times = copies === 1 ? '' : `, ${copies} copies of each,`;
      report(
        { cluster: id, object: '', field: 'nodes' },
        `Volumes of \`${id}\` have ${bytes(volumes)}${times} and need ${bytes(needs)} of disk with the 30% that Longhorn keeps free; its nodes have ${bytes(has)}`,
      );
    }
  },
};
