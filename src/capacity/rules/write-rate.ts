import { constants } from '../../model/load/formulas.ts';
import type { CapacityRule } from '../rule.ts';

export const writeRate: CapacityRule = {
  code: 'capacity/write-rate',
  severity: 'warning',
  title: 'The queue of remote write is slower than samples come in',
  why: 'Samples wait in the write-ahead log until it is truncated, and are lost then; after an outage nothing catches up.',
  fix: 'Raise `maxShards` of the queue, or divide the load among more agents.',
  refs: ['D10', 'N05'],
  judge: ({ clusters }, report) => {
    for (const { id, parts } of clusters) {
      for (const { object, name, queue, demand } of parts) {
        if (queue === null || demand.samples === null) continue;
        const needs = demand.samples.value * constants.writeHeadroom;
        if (queue >= needs) continue;
        const load = demand.samples.estimated ? 'is estimated to take in' : 'takes in';
        report(
          { cluster: id, object, field: 'spec.remoteWrite' },
          `${name} of \`${id}\` ${load} ${whole(demand.samples.value)} samples a second and can write ${whole(queue)}, less than one and a half times as many`,
        );
      }
    }
  },
};

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
