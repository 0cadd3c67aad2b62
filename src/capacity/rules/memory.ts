import { formulas } from '../../model/load/formulas.ts';
import { bytes } from '../amounts.ts';
import type { CapacityRule } from '../rule.ts';

export const memory: CapacityRule = {
  code: 'capacity/memory',
  severity: 'error',
  title: 'What comes in needs more memory than its limit',
  why: 'A process that reaches its limit is killed, replays its log into the same memory, and is killed again: nothing is scraped or taken in meanwhile.',
  fix: 'Say in `load.series` of the cluster how many it has: limits follow it; or drop series.',
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
  'thanos-receive-ingester':
    'Say in `load.series` of the clusters that write how many they have: limits follow it; or raise `metrics.receive.replicas`, as ingesters share the series.',
  'prometheus-agent':
    'Say in `load.series` of the cluster how many it has: limits follow it; or name more `tenants`: each has an agent of its own.',
  scraper: 'Say in `load.series` of the clusters that are scraped how many they have: limits follow it.',
};
