import type { Finding } from '../findings/finding.ts';

/** Rules that speak of what is missing. Where a part of a cluster was not read it may be there, and they blame nobody. */
const ofAbsence: ReadonlySet<string> = new Set([
  'reach/no-data-source',
  'reach/silent-cluster',
  'reach/store-nobody-asks',
  'reach/unreached-producer',
  'coverage/gap',
  'outages/object-store',
  'outages/hub',
  'outages/link',
  'outages/receivers',
  'outages/node',
  'outages/zone',
  'outages/compactor',
  'logs/no-template',
  'logs/no-policy',
  'logs/silent-cluster',
  'logs/store-nobody-reads',
  'logs/search-gap',
  'logs/archive-gap',
  'logs/deleted-unarchived',
  'tenancy/no-admin-querier',
  'alertmanager/dead-man',
  'rules/compactor-watched',
  'rules/lost-cluster',
  'thanos/sidecar-object-store',
  'opensearch/keystore',
]);

/** The findings that hold although parts of some clusters, or of the hub, were not read. */
export function withoutGuesses(
  findings: readonly Finding[],
  partial: ReadonlySet<string> | undefined,
  hub: string,
): readonly Finding[] {
  if (partial === undefined) return findings;
  return findings.filter(
    ({ code, where }) =>
      !ofAbsence.has(code) || !(partial.has(hub) || ('cluster' in where && partial.has(where.cluster))),
  );
}

/** Whether a rule speaks of what is missing. */
export function speaksOfAbsence(code: string): boolean {
  return ofAbsence.has(code);
}
