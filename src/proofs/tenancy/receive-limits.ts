import type { Proof } from '../proof.ts';
import { shownNames, titleOf, writersOf } from './tenants.ts';

export const receiveLimits: Proof = {
  code: 'tenancy/receive-limits',
  severity: 'warning',
  title: 'Several tenants share a Receive without limits',
  why: 'Receive limits nobody by itself: one tenant with too many series takes the memory of all, and nobody writes any more.',
  fix: 'Give `--receive.limits-config` with `write.default` limits of requests and head series, and others in `write.tenants`.',
  refs: ['D14'],
  prove: (topology, _promised, report) => {
    for (const [id, writers] of writersOf(topology)) {
      const rule = topology.tenancy.get(id);
      const node = topology.nodes.get(id);
      const tenants = [...writers.keys()].filter((tenant) => tenant !== '').toSorted();
      if (rule?.limits !== false || node === undefined || tenants.length < 2) continue;
      report(
        rule.readAt,
        `${tenants.length} tenants (${shownNames(tenants)}) write to ${titleOf(node)}, which limits none of them`,
      );
    }
  },
};
