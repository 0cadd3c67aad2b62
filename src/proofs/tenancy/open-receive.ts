import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { enforcing, isOpen, shownNames, shownWays, tenantFrom, tenantsAmong, titleOf, writersOf } from './tenants.ts';

export const openReceive: Proof = {
  code: 'tenancy/open-receive',
  severity: 'error',
  title: 'Anyone who reaches a Receive writes as any tenant',
  why: 'The header of a tenant is a claim and no proof: whoever can send it writes into the series of another team.',
  fix: 'Let Receive hear only who shows a certificate (`tls: {mutual: true}`), or put a proxy before it that asks who calls and sets the header itself.',
  refs: ['D11', 'R52'],
  prove: (topology, _promised, report) => {
    const writers = writersOf(topology);
    const readsApart = enforcing(topology).length > 0;
    for (const receive of [...nodesOf(topology, 'receive-router'), ...nodesOf(topology, 'ingester')]) {
      const rule = topology.tenancy.get(receive.id);
      const tenants = tenantsAmong(writers.get(receive.id));
      if (rule === undefined || rule.byCertificate || tenants.length < 2) continue;
      const ways = topology.entries.filter((e) => e.node === receive.id && e.protocol === 'remote-write' && isOpen(e));
      if (ways.length === 0) continue;
      const clear = ways.some((way) => way.tls === false);
      report(
        rule.readAt,
        `Anyone who reaches ${shownWays(ways)} writes as any tenant: ${titleOf(receive)} takes the tenant from ${tenantFrom(rule)}, nothing on the way asks who calls${clear ? ', and it is plain text' : ''}; ${shownNames(tenants)} are told apart by it alone`,
        // Where no querier tells tenants apart, the names only sort what is written: less is promised, and less is broken.
        { severity: readsApart ? 'error' : clear ? 'warning' : 'note' },
      );
    }
  },
};
