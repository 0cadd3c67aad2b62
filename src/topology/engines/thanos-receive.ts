import { day } from '../../kube/duration.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import type { ClientTls } from '../handshake.ts';
import type { ReceiveRouter } from '../metric-nodes.ts';
import { textsAt } from '../objects/texts.ts';
import { readAt } from '../objects/workload.ts';
import type { FlowNode, ReadAt } from '../topology.ts';
import { blockRange } from './block-range.ts';
import { flagTls } from './client-tls.ts';
import { duration, identity, labelFlags, listener, settingYaml, storeUse } from './flag-readers.ts';
import { flag } from './flags.ts';
import { type Ask, base, type Listener, type Part, persistent, type Reading } from './reading.ts';
import { writeRule } from './tenant.ts';

/**
 * Thanos Receive: a router where it has hashrings, an ingester where it has none, both where it is also one of its own endpoints
 * (thanos@v0.42.4 cmd/thanos/receive.go determineMode, whose defaults these are too).
 */
export function readReceive(reading: Reading): Part {
  const { flags } = reading;
  const routes = flags.has('receive.hashrings-file') || flags.has('receive.hashrings');
  const ingests = !routes || (flag(flags, 'receive.local-endpoint')?.text ?? '') !== '';
  const router = routes ? readRouter(reading) : null;
  const ingester = ingests ? ingesterNode(reading) : null;
  const writes = router?.node.id ?? ingester?.id ?? '';
  const asked = ingester?.id ?? router?.node.id ?? '';
  const listeners: Listener[] = [
    listener(reading, writes, 'remote-write', 'remote-write.address', 19_291),
    listener(reading, asked, 'grpc', 'grpc-address', 10_901),
    listener(reading, asked, 'http', 'http-address', 10_902),
  ];
  const nodes: FlowNode[] = [];
  if (router !== null) nodes.push(router.node);
  if (ingester !== null) nodes.push(ingester);
  const stores = ingester === null ? [] : storeUse(reading, ingester.id, 'uploads');
  return { nodes, listeners, asks: router?.asks ?? [], stores, tenancy: new Map([[writes, writeRule(reading)]]) };
}

function ingesterNode(reading: Reading): Extract<FlowNode, { kind: 'ingester' }> {
  const retention = duration(reading, 'tsdb.retention', 15 * day);
  const late = duration(reading, 'tsdb.out-of-order.time-window', 0);
  return {
    kind: 'ingester',
    ...base(reading, 'ingester'),
    retentionMs: retention === 0 ? Number.POSITIVE_INFINITY : retention,
    outOfOrder: late > 0,
    blockRangeMs: blockRange(reading, 'receive'),
    lateMs: late,
    persistent: persistent(reading, flag(reading.flags, 'tsdb.path')?.text ?? './data'),
    ...identity(labelFlags(reading)),
    uploads: reading.flags.has('objstore.config') || reading.flags.has('objstore.config-file'),
    tenantLabel: flag(reading.flags, 'receive.tenant-label-name')?.text ?? 'tenant_id',
    spread: reading.workload.spread,
  };
}

function readRouter(reading: Reading): { readonly node: ReceiveRouter; readonly asks: readonly Ask[] } {
  const { flags } = reading;
  const { id, ...rest } = base(reading, 'receive-router');
  const replication = Number(flag(flags, 'receive.replication-factor')?.text ?? 1);
  const found = settingYaml(reading, 'receive.hashrings');
  const rings = hashrings(reading, found);
  const asks = new Map<string, Ask>();
  const tls = forwardTls(reading);
  for (const { address, readAt: where } of rings.flatMap((ring) => ring.endpoints))
    asks.set(address, { kind: 'forwards', from: id, address, wants: 'grpc', tls, readAt: where });
  return {
    node: {
      kind: 'receive-router',
      id,
      ...rest,
      replication: Number.isInteger(replication) ? replication : 1,
      ...(found === null ? { unread: true as const } : {}),
      hashrings: rings.map((ring) => ({ ...ring, endpoints: ring.endpoints.map((e) => e.address) })),
      defaultTenant: flag(flags, 'receive.default-tenant-id')?.text ?? 'default-tenant',
      tenantLabel: flag(flags, 'receive.tenant-label-name')?.text ?? 'tenant_id',
    },
    asks: [...asks.values(), ...seriesCount(reading, id)],
  };
}

/** Active series are limited by asking a Prometheus API how many there are (thanos@v0.42.4 pkg/receive/head_series_limiter.go); the limits come by file or text. */
function seriesCount(reading: Reading, from: string): readonly Ask[] {
  const found = settingYaml(reading, 'receive.limits-config');
  const path = ['write', 'global', 'meta_monitoring_url'];
  const address = stringAt(found?.value, ...path);
  if (found === null || address === undefined || address === '') return [];
  const readAt = { ...found.readAt, field: `${found.readAt.field}.${path.join('.')}` };
  return [{ kind: 'queries', from, address, wants: 'prometheus', tls: null, readAt }];
}

/** Before `--remote-write.client-tls-secure` the server's own certificate began TLS to the others too: which of both counts is left open. */
function forwardTls(reading: Reading): ClientTls | null {
  const tls = flagTls(reading, 'remote-write.client-tls', 'remote-write.client-server-name');
  return tls.on || !reading.flags.has('grpc-server-tls-cert') ? tls : null;
}

interface Ring {
  readonly name: string;
  readonly tenants: readonly string[];
  readonly algorithm: string;
  readonly endpoints: readonly { readonly address: string; readonly readAt: ReadAt }[];
}

/** `[{hashring?, tenants?, algorithm?, endpoints: [address | {address, az?}]}]` (thanos@v0.42.4 pkg/receive/config.go). */
function hashrings(reading: Reading, found: ReturnType<typeof settingYaml>): readonly Ring[] {
  const algorithm = flag(reading.flags, 'receive.hashrings-algorithm')?.text ?? 'hashmod';
  return listAt(found?.value).map((ring, i) => ({
    name: stringAt(ring, 'hashring') ?? '',
    tenants: textsAt(ring, 'tenants'),
    algorithm: stringAt(ring, 'algorithm') ?? algorithm,
    endpoints: listAt(ring, 'endpoints').flatMap((entry, j) => {
      const address = typeof entry === 'string' ? entry : stringAt(entry, 'address');
      const where = found?.readAt ?? readAt(reading.workload, reading.container.field);
      return address === undefined
        ? []
        : [{ address, readAt: { ...where, field: `${where.field}[${i}].endpoints[${j}]` } }];
    }),
  }));
}
