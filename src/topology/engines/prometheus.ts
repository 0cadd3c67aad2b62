import { day, parseDuration } from '../../kube/duration.ts';
import { at, listAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { Scraper } from '../metric-nodes.ts';
import { fileContent } from '../objects/files.ts';
import { textsAt } from '../objects/texts.ts';
import { podNameMark } from '../objects/workload.ts';
import type { FlowNode, LabelSet, ReadAt } from '../topology.ts';
import { blockRange } from './block-range.ts';
import { urlTls } from './client-tls.ts';
import { identity, listener } from './flag-readers.ts';
import { durationMs, flag, isOn, listed } from './flags.ts';
import { type Ask, base, type Part, persistent, type Reading } from './reading.ts';
import { sampleAgeLimits, walTruncation } from './remote-write.ts';
import { scrapeJobs } from './scrape-jobs.ts';
import { tenantOf } from './tenant.ts';

/** A Prometheus that runs as a plain container with a configuration file. */
export function readPrometheus(reading: Reading): Part {
  const { flags } = reading;
  const config = configuration(reading);
  const labels = identity(podNames(stringsAt(config?.value, 'global', 'external_labels')));
  const asAgent = isOn(flags, 'agent') || listed(flags, 'enable-feature').includes('agent');
  const kind = asAgent ? 'agent' : 'scraper';
  const { id, ...rest } = base(reading, kind);
  const path = flag(flags, asAgent ? 'storage.agent.path' : 'storage.tsdb.path')?.text ?? 'data/';
  const kept = { persistent: persistent(reading, path), ...labels };
  const writes = listAt(config?.value, 'remote_write');
  const waiting = {
    sampleAgeLimits: sampleAgeLimits(
      writes,
      ['queue_config', 'sample_age_limit'],
      (i) => `${config?.readAt.field ?? ''}.remote_write[${i}].url`,
    ),
    spread: reading.workload.spread,
    ...(config === null ? { unread: true as const } : {}),
  };
  const node: FlowNode = asAgent
    ? {
        ...{ kind: 'agent', id, ...rest, ...kept, ...waiting },
        tenant: tenantOf(writes.map((w) => stringsAt(w, 'headers'))),
        walTruncationMs: walTruncation(flag(flags, 'storage.agent.wal-truncate-frequency')?.text),
      }
    : {
        ...{ kind: 'scraper', id, ...rest, ...kept, ...waiting },
        ...retention(reading, config?.value),
        blockRangeMs: blockRange(reading, 'prometheus'),
        sidecar: reading.sidecar,
      };
  const listen = listener(reading, id, 'prometheus', 'web.listen-address', 9_090);
  const jobs = config === null ? { nodes: [], edges: [] } : scrapeJobs(reading, id, config.value, config.readAt);
  return {
    nodes: [node, ...jobs.nodes],
    listeners: asAgent
      ? [{ ...listen, protocol: 'http' }]
      : [
          listen,
          ...(isOn(flags, 'web.enable-remote-write-receiver')
            ? [{ ...listen, protocol: 'remote-write' as const }]
            : []),
        ],
    asks: config === null ? [] : asksOf(id, config.value, config.readAt),
    edges: jobs.edges,
  };
}

function configuration(reading: Reading): { readonly value: unknown; readonly readAt: ReadAt } | null {
  const { cluster, workload, container, flags } = reading;
  const file = flag(flags, 'config.file')?.text ?? '/etc/prometheus/prometheus.yml';
  const content = fileContent(cluster, workload, container, file);
  if (content.kind === 'text') return { value: reading.yaml.parse(content.text), readAt: content.readAt };
  const why = content.kind === 'secret' ? `it lies in Secret ${content.name}` : content.reason;
  reading.say(`the configuration \`${file}\` cannot be read: ${why}`);
  return null;
}

/** Prometheus puts environment variables into external labels (prometheus@v3.13.1 config.Load). */
function podNames(labels: LabelSet): LabelSet {
  return Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [
      name,
      value.replace(/\$\{?\(?(?:HOSTNAME|POD_NAME)\)?\}?/g, podNameMark),
    ]),
  );
}

/** 15 days unless a time or a size is set, in the file or by flag (prometheus@v3.13.1 cmd/prometheus/main.go defaultRetentionString). */
function retention(reading: Reading, config: unknown): Pick<Scraper, 'retentionMs' | 'sizeLimited' | 'outOfOrder'> {
  const time =
    stringAt(config, 'storage', 'tsdb', 'retention', 'time') ??
    flag(reading.flags, 'storage.tsdb.retention.time')?.text ??
    flag(reading.flags, 'storage.tsdb.retention')?.text ??
    '';
  const size =
    at(config, 'storage', 'tsdb', 'retention', 'size') ?? flag(reading.flags, 'storage.tsdb.retention.size')?.text;
  const sizeLimited = size !== undefined && size !== '' && size !== 0 && size !== '0';
  const window = at(config, 'storage', 'tsdb', 'out_of_order_time_window');
  const outOfOrder = typeof window === 'string' && (parseDuration(window) ?? 0) > 0;
  return { retentionMs: retentionMs(time, sizeLimited, 15 * day), sizeLimited, outOfOrder };
}

/** Without a time a size alone limits; without both the default counts. */
export function retentionMs(time: string, sizeLimited: boolean, byDefault: number): number {
  const ms = durationMs(time) ?? 0;
  if (ms > 0) return ms;
  return sizeLimited ? Number.POSITIVE_INFINITY : byDefault;
}

function asksOf(from: string, config: unknown, where: ReadAt): readonly Ask[] {
  const writes = listAt(config, 'remote_write').map((entry, i): Ask => {
    const readAt = { ...where, field: `${where.field}.remote_write[${i}].url` };
    const address = stringAt(entry, 'url') ?? '';
    return { kind: 'remote-writes', from, address, wants: 'remote-write', tls: urlTls(address, entry), readAt };
  });
  const alerts = listAt(config, 'alerting', 'alertmanagers').flatMap((entry, i) =>
    listAt(entry, 'static_configs').flatMap((group) =>
      textsAt(group, 'targets').map((target): Ask => {
        const address = `${stringAt(entry, 'scheme') ?? 'http'}://${target}`;
        const readAt = { ...where, field: `${where.field}.alerting.alertmanagers[${i}]` };
        return { kind: 'sends-alerts', from, address, wants: 'alertmanager', tls: urlTls(address, entry), readAt };
      }),
    ),
  );
  return [...writes, ...alerts];
}
