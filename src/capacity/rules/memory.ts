import { bytes } from '../amounts.ts';
import { formulas } from '../formulas.ts';
import type { CapacityRule } from '../rule.ts';

export const memory: CapacityRule = {
  code: 'capacity/memory',
  severity: 'error',
  title: 'What comes in needs more memory than its limit',
  why: 'A process that reaches its limit is killed, replays its log into the same memory, and is killed again: nothing is scraped or taken in meanwhile.',
  fix: 'Divide the load: more ingesters, an agent for each tenant, or fewer series.',
  refs: ['D19', 'N05'],
  judge: ({ clusters }, report) => {
    for (const { id, parts } of clusters) {
      for (const { object, name, component, one, demand } of parts) {
        const need = demand.memory;
        if (need === null || one.memoryLimit === 0 || need.value <= one.memoryLimit) continue;
        const load = need.estimated ? 'what its clusters are estimated to bring' : 'what its clusters bring';
        report(
          { cluster: id, object, field: 'spec' },
          `${name} of \`${id}\` needs ${bytes(need.value)} of memory for ${load}, and its limit is ${bytes(one.memoryLimit)} (${need.formula}: ${formulas[need.formula].says})`,
          { severity: need.estimated ? 'warning' : 'error', fix: remedies[component] ?? memory.fix },
        );
      }
    }
  },
};

const remedies: Readonly<Record<string, string>> = {
  'thanos-receive-ingester': 'Raise `metrics.receive.replicas`: ingesters share the series.',
  'thanos-store': 'Raise `metrics.store.shards`: shards share the blocks.',
  'prometheus-agent': 'Name more `tenants`: each has an agent of its own; or drop series.',
};
