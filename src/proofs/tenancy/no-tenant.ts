import type { Proof } from '../proof.ts';
import { shownNames, tenantsAmong, titleOf, writersOf } from './tenants.ts';

export const noTenant: Proof = {
  code: 'tenancy/no-tenant',
  severity: 'warning',
  title: 'An agent names no tenant where others do',
  why: 'Its samples go to the default tenant, among those of whoever else forgot the header, and no tenant finds them.',
  fix: 'Give the remote write the header of its tenant, or let Receive split by a label (`--receive.split-tenant-label-name`).',
  refs: ['R14'],
  prove: (topology, _promised, report) => {
    for (const [id, writers] of writersOf(topology)) {
      const rule = topology.tenancy.get(id);
      const node = topology.nodes.get(id);
      const tenants = tenantsAmong(writers);
      // A header of another name is not read from agents, so nobody can be said to have none.
      if (rule === undefined || node === undefined || rule.header.toLowerCase() !== 'thanos-tenant') continue;
      if (rule.byCertificate || rule.splitLabel !== '' || tenants.length === 0) continue;
      for (const agent of writers.get('') ?? [])
        report(
          agent.readAt,
          `${titleOf(agent)} names no tenant, so ${titleOf(node)} takes its samples for those of \`${rule.defaultTenant}\`, while others write as ${shownNames(tenants)}`,
        );
    }
  },
};
