import { gap } from './coverage/gap.ts';
import { deduplicatedLabelNotAReplica } from './identity/deduplicated-label-not-a-replica.ts';
import { endpointTwice } from './identity/endpoint-twice.ts';
import { externalLabelsEqual } from './identity/external-labels-equal.ts';
import { externalLabelsMissing } from './identity/external-labels-missing.ts';
import { labelMasked } from './identity/label-masked.ts';
import { oneCompactor } from './identity/one-compactor.ts';
import { replicaLabelNotDeduplicated } from './identity/replica-label-not-deduplicated.ts';
import { archiveForEver } from './logs/archive-for-ever.ts';
import { archiveGap } from './logs/archive-gap.ts';
import { clusterField } from './logs/cluster-field.ts';
import { deletedUnarchived } from './logs/deleted-unarchived.ts';
import { forgotten } from './logs/forgotten.ts';
import { noPolicy } from './logs/no-policy.ts';
import { noTemplate } from './logs/no-template.ts';
import { logOutage } from './logs/outage.ts';
import { searchGap } from './logs/search-gap.ts';
import { sharedArchive } from './logs/shared-archive.ts';
import { silentLogs } from './logs/silent-cluster.ts';
import { storeNobodyReads } from './logs/store-nobody-reads.ts';
import { tlsMismatch } from './logs/tls-mismatch.ts';
import { compactorOutage } from './outages/compactor.ts';
import { hubOutage } from './outages/hub.ts';
import { linkOutage } from './outages/link.ts';
import { nodeOutage } from './outages/node.ts';
import { objectStoreOutage } from './outages/object-store.ts';
import { receiversOutage } from './outages/receivers.ts';
import { zoneOutage } from './outages/zone.ts';
import type { Proof } from './proof.ts';
import { certificateName } from './reach/certificate-name.ts';
import { clientCertificate } from './reach/client-certificate.ts';
import { danglingAddress } from './reach/dangling-address.ts';
import { noDataSource } from './reach/no-data-source.ts';
import { silentCluster } from './reach/silent-cluster.ts';
import { storeNobodyAsks } from './reach/store-nobody-asks.ts';
import { metricTlsMismatch } from './reach/tls-mismatch.ts';
import { unreachedProducer } from './reach/unreached-producer.ts';
import { nestedQuerier } from './tenancy/nested-querier.ts';
import { noAdminQuerier } from './tenancy/no-admin-querier.ts';
import { noTenant } from './tenancy/no-tenant.ts';
import { openQuerier } from './tenancy/open-querier.ts';
import { openReceive } from './tenancy/open-receive.ts';
import { receiveLimits } from './tenancy/receive-limits.ts';

/** Everything that is proved of the flows of a fleet. A proof is one file, its page, its test and one line here. */
export const proofs: readonly Proof[] = [
  danglingAddress,
  metricTlsMismatch,
  clientCertificate,
  certificateName,
  noDataSource,
  silentCluster,
  unreachedProducer,
  storeNobodyAsks,
  gap,
  objectStoreOutage,
  hubOutage,
  linkOutage,
  receiversOutage,
  nodeOutage,
  zoneOutage,
  compactorOutage,
  externalLabelsMissing,
  externalLabelsEqual,
  labelMasked,
  oneCompactor,
  endpointTwice,
  replicaLabelNotDeduplicated,
  deduplicatedLabelNotAReplica,
  silentLogs,
  noTemplate,
  noPolicy,
  searchGap,
  deletedUnarchived,
  archiveGap,
  archiveForEver,
  logOutage,
  forgotten,
  tlsMismatch,
  clusterField,
  sharedArchive,
  storeNobodyReads,
  openReceive,
  openQuerier,
  nestedQuerier,
  noAdminQuerier,
  receiveLimits,
  noTenant,
];
