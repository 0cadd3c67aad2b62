import { hour } from '../../kube/duration.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import { textsAt } from '../objects/texts.ts';
import { readAt } from '../objects/workload.ts';
import { blockRange } from './block-range.ts';
import { plainly, urlTls } from './client-tls.ts';
import { duration, identity, labelFlags, listener, settingYaml, storeUse } from './flag-readers.ts';
import { flagValues } from './flags.ts';
import { type Ask, base, type Part, type Protocol, type Reading } from './reading.ts';

/**
 * Thanos Rule: asks queriers, sends alerts, and keeps its results in a TSDB of its own or, without one, writes them remotely. Defaults of
 * thanos@v0.42.4 cmd/thanos/rule.go.
 */
export function readRule(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'ruler');
  const remote = settingYaml(reading, 'remote-write.config');
  const stateless = reading.flags.has('remote-write.config') || reading.flags.has('remote-write.config-file');
  const stores = stateless ? [] : storeUse(reading, id, 'uploads');
  const writes = listAt(remote?.value, 'remote_write').map((entry) => stringAt(entry, 'url') ?? '');
  return {
    nodes: [
      {
        kind: 'ruler',
        id,
        ...rest,
        retentionMs: stateless ? 0 : duration(reading, 'tsdb.retention', 48 * hour),
        blockRangeMs: blockRange(reading, 'rule'),
        ...identity(labelFlags(reading)),
        uploads: stores.length > 0,
      },
    ],
    listeners: [
      // Without a TSDB it still answers for its rules by gRPC (thanos@v0.42.4 cmd/thanos/rule.go).
      listener(reading, id, 'grpc', 'grpc-address', 10_901),
      listener(reading, id, 'http', 'http-address', 10_902),
    ],
    asks: [
      ...byFlag(reading, id, 'query', 'queries', 'prometheus'),
      ...byFlag(reading, id, 'grpc-query-endpoint', 'queries', 'grpc'),
      ...byFlag(reading, id, 'alertmanagers.url', 'sends-alerts', 'alertmanager'),
      ...queryFile(reading, id),
      ...alertmanagerFile(reading, id),
      ...writes.map((address): Ask => {
        const where = remote?.readAt ?? rest.readAt;
        return { kind: 'remote-writes', from: id, address, wants: 'remote-write', tls: null, readAt: where };
      }),
    ],
    stores,
  };
}

function byFlag(reading: Reading, from: string, name: string, kind: Ask['kind'], wants: Protocol): readonly Ask[] {
  return flagValues(reading.flags, name).map(({ text, field }) => {
    const address = withScheme(text, wants);
    const tls = wants === 'grpc' ? plainly : urlTls(address);
    return { kind, from, address, wants, tls, readAt: readAt(reading.workload, field) };
  });
}

/** A ruler asks gRPC endpoints without TLS (thanos@v0.42.4 cmd/thanos/rule.go). Addresses of HTTP services without a scheme mean `http` (thanos@v0.42.4 pkg/clientconfig/http.go). gRPC ones have none. */
function withScheme(address: string, wants: Protocol): string {
  if (wants === 'grpc' || address.includes('://')) return address;
  const prefix = /^(?:dns|dnssrv|dnssrvnoa|dnsdualstack)\+/.exec(address)?.[0] ?? '';
  return `${prefix}http://${address.slice(prefix.length)}`;
}

/** `--query.config[-file]`: a list of `{scheme, static_configs: [address], grpc_config: {endpoint_addresses}}`. */
function queryFile(reading: Reading, from: string): readonly Ask[] {
  const found = settingYaml(reading, 'query.config');
  return listAt(found?.value).flatMap((entry, i) => {
    const where = { ...(found?.readAt ?? readAt(reading.workload, reading.container.field)) };
    const here = { ...where, field: `${where.field}[${i}]` };
    const http = textsAt(entry, 'static_configs').map((a) => `${stringAt(entry, 'scheme') ?? 'http'}://${a}`);
    const grpc = textsAt(entry, 'grpc_config', 'endpoint_addresses');
    return [
      ...http.map((a): Ask => {
        const tls = urlTls(lookupFirst(a), at(entry, 'http_config'));
        return { kind: 'queries', from, address: lookupFirst(a), wants: 'prometheus', tls, readAt: here };
      }),
      ...grpc.map((a): Ask => ({ kind: 'queries', from, address: a, wants: 'grpc', tls: plainly, readAt: here })),
    ];
  });
}

/** `--alertmanagers.config[-file]`: `alertmanagers: [{scheme, static_configs: [address], path_prefix}]`. */
function alertmanagerFile(reading: Reading, from: string): readonly Ask[] {
  const found = settingYaml(reading, 'alertmanagers.config');
  return listAt(found?.value, 'alertmanagers').flatMap((entry, i) => {
    const where = found?.readAt ?? readAt(reading.workload, reading.container.field);
    const here = { ...where, field: `${where.field}.alertmanagers[${i}]` };
    return textsAt(entry, 'static_configs').map((target): Ask => {
      const address = lookupFirst(`${stringAt(entry, 'scheme') ?? 'http'}://${target}`);
      const tls = urlTls(address, at(entry, 'http_config'));
      return { kind: 'sends-alerts', from, address, wants: 'alertmanager', tls, readAt: here };
    });
  });
}

/** `http://dnssrv+name` is written `dnssrv+http://name`, as everywhere else. */
function lookupFirst(url: string): string {
  return url.replace(/^(https?:\/\/)((?:dns|dnssrv|dnssrvnoa|dnsdualstack)\+)/, '$2$1');
}
