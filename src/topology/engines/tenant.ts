import { mapAt } from '../../kube/read.ts';
import type { TenantRule } from '../handshake.ts';
import { readAt } from '../objects/workload.ts';
import type { LabelSet } from '../topology.ts';
import { setting } from './flag-readers.ts';
import { flag, isOn } from './flags.ts';
import type { Reading } from './reading.ts';

/** The tenant that remote writes name by the header of Thanos Receive (thanos@v0.42.4 --receive.tenant-header); `null` without one. */
export function tenantOf(headers: readonly LabelSet[]): string | null {
  for (const set of headers)
    for (const [name, value] of Object.entries(set)) if (name.toLowerCase() === 'thanos-tenant') return value;
  return null;
}

/** How a querier tells tenants apart (thanos@v0.42.4 cmd/thanos/query.go). */
export function readRule(reading: Reading): TenantRule {
  return {
    ...rule(reading, 'query'),
    does: 'reads',
    enforced: isOn(reading.flags, 'query.enforce-tenancy'),
    splitLabel: '',
    limits: null,
    readAt: readAt(reading.workload, flag(reading.flags, 'query.enforce-tenancy')?.field ?? reading.container.field),
  };
}

/** How a Receive tells tenants apart (thanos@v0.42.4 cmd/thanos/receive.go). */
export function writeRule(reading: Reading): TenantRule {
  return {
    ...rule(reading, 'receive'),
    does: 'writes',
    enforced: false,
    splitLabel: flag(reading.flags, 'receive.split-tenant-label-name')?.text ?? '',
    limits: limited(reading),
    readAt: readAt(reading.workload, reading.container.field),
  };
}

function rule({ flags }: Reading, prefix: 'query' | 'receive') {
  return {
    header: flag(flags, `${prefix}.tenant-header`)?.text ?? 'THANOS-TENANT',
    defaultTenant: flag(flags, `${prefix}.default-tenant-id`)?.text ?? 'default-tenant',
    byCertificate: (flag(flags, `${prefix}.tenant-certificate-field`)?.text ?? '') !== '',
  };
}

/** Whether requests or series of a tenant have a limit: `write.default` for each, `write.tenants` for some (thanos@v0.42.4 pkg/receive/limiter.go). */
function limited(reading: Reading): boolean | null {
  const found = setting(reading, 'receive.limits-config');
  if (found === null) return false;
  if (found.content.kind !== 'text') return null;
  const config = reading.yaml.parse(found.content.text);
  if (config === undefined) return null;
  return ['default', 'tenants'].some((of) => Object.keys(mapAt(config, 'write', of)).length > 0);
}
