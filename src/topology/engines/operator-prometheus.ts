import { hour, parseDuration } from '../../kube/duration.ts';
import { at, listAt, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { SampleAgeLimits } from '../metric-nodes.ts';
import { podNameMark, readAt } from '../objects/workload.ts';
import type { LabelSet } from '../topology.ts';
import { operatedBlockRange } from './block-range.ts';
import { operatedUrlTls } from './client-tls.ts';
import { identity } from './flag-readers.ts';
import { retentionMs } from './prometheus.ts';
import { type Ask, base, type Listener, type Part, type Reading } from './reading.ts';
import { sampleAgeLimits, walTruncation } from './remote-write.ts';
import { operatedWeb } from './server-tls.ts';
import { tenantOf } from './tenant.ts';

/** What the operator's Prometheus adds: a scraper. Defaults of prometheus-operator@v0.93.1 pkg/prometheus. */
export function readOperatedPrometheus(reading: Reading): Part {
  const { resource } = reading.workload;
  const spec = at(resource, 'spec');
  const { id, ...rest } = base(reading, 'scraper');
  const sizeLimited = (stringAt(spec, 'retentionSize') ?? '') !== '';
  const time = stringAt(spec, 'retention') ?? '';
  return {
    nodes: [
      {
        kind: 'scraper',
        id,
        ...rest,
        retentionMs: time === '' && !sizeLimited ? defaultRetention : retentionMs(time, sizeLimited, enginesDefault),
        sizeLimited,
        outOfOrder: outOfOrder(stringAt(spec, 'tsdb', 'outOfOrderTimeWindow')),
        blockRangeMs: operatedBlockRange(reading),
        persistent: isPersistent(reading),
        ...identity(externalLabels(reading)),
        sidecar: reading.sidecar,
        sampleAgeLimits: ageLimits(reading),
        spread: reading.workload.spread,
      },
    ],
    listeners: [
      web(reading, id, 'prometheus'),
      ...(at(spec, 'enableRemoteWriteReceiver') === true ? [web(reading, id, 'remote-write')] : []),
    ],
    asks: [...remoteWrites(reading, id), ...alerting(reading, id)],
  };
}

/** prometheus-operator@v0.93.1 pkg/prometheus/common.go DefaultRetention. */
const defaultRetention = 24 * hour;

/** Prometheus' own, where a retention of zero is written (prometheus@v3.13.1 cmd/prometheus/main.go). */
const enginesDefault = 15 * 24 * hour;

/** What the operator's PrometheusAgent adds: an agent. */
export function readOperatedAgent(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'agent');
  const writes = listAt(reading.workload.resource, 'spec', 'remoteWrite');
  return {
    nodes: [
      {
        kind: 'agent',
        id,
        ...rest,
        ...identity(externalLabels(reading)),
        persistent: isPersistent(reading),
        tenant: tenantOf(writes.map((write) => stringsAt(write, 'headers'))),
        walTruncationMs: walTruncation(argument(reading, 'storage.agent.wal-truncate-frequency')),
        sampleAgeLimits: ageLimits(reading),
        spread: reading.workload.spread,
      },
    ],
    listeners: [web(reading, id, 'http')],
    asks: remoteWrites(reading, id),
  };
}

/** An argument that the resource adds to those of the operator; the last counts. */
function argument({ workload }: Reading, name: string): string | undefined {
  const given = listAt(workload.resource, 'spec', 'additionalArgs').filter((arg) => stringAt(arg, 'name') === name);
  return stringAt(given.at(-1), 'value');
}

function ageLimits({ workload }: Reading): SampleAgeLimits {
  const entries = at(workload.resource, 'spec', 'remoteWrite');
  return sampleAgeLimits(entries, ['queueConfig', 'sampleAgeLimit'], (i) => `spec.remoteWrite[${i}].url`);
}

function outOfOrder(window: string | undefined): boolean {
  return window !== undefined && (parseDuration(window) ?? 0) > 0;
}

function isPersistent({ workload }: Reading): boolean {
  return workload.volumes[0]?.persistent ?? false;
}

/** Labels that the operator adds win over those that the resource names (prometheus-operator@v0.93.1 promcfg.go buildExternalLabels). */
function externalLabels({ workload }: Reading): LabelSet {
  const spec = at(workload.resource, 'spec');
  const own = stringAt(spec, 'prometheusExternalLabelName') ?? 'prometheus';
  const replica = stringAt(spec, 'replicaExternalLabelName') ?? 'prometheus_replica';
  const { name } = workload.resource?.metadata ?? workload;
  return {
    ...stringsAt(spec, 'externalLabels'),
    ...(own === '' ? {} : { [own]: `${workload.namespace}/${name}` }),
    ...(replica === '' ? {} : { [replica]: podNameMark }),
  };
}

function web(reading: Reading, node: string, protocol: Listener['protocol']): Listener {
  const local = at(reading.workload.resource, 'spec', 'listenLocal') === true;
  return { node, protocol, port: 9_090, local, tls: operatedWeb(reading) };
}

function remoteWrites({ workload }: Reading, from: string): readonly Ask[] {
  return listAt(workload.resource, 'spec', 'remoteWrite').map((entry, i) => ({
    kind: 'remote-writes',
    from,
    address: stringAt(entry, 'url') ?? '',
    wants: 'remote-write',
    tls: operatedUrlTls(stringAt(entry, 'url') ?? '', entry),
    readAt: readAt(workload, `spec.remoteWrite[${i}].url`),
  }));
}

function alerting(reading: Reading, from: string): readonly Ask[] {
  const { workload } = reading;
  if (at(workload.resource, 'spec', 'additionalAlertManagerConfigs') !== undefined)
    reading.say('Alertmanagers of `additionalAlertManagerConfigs` lie in a Secret');
  return listAt(workload.resource, 'spec', 'alerting', 'alertmanagers').map((entry, i) => {
    const namespace = stringAt(entry, 'namespace') ?? workload.namespace;
    const service = stringAt(entry, 'name') ?? '';
    const port = numberAt(entry, 'port') ?? stringAt(entry, 'port') ?? '';
    return {
      kind: 'sends-alerts',
      from,
      address: `${service}.${namespace}.svc:${port}`,
      wants: 'alertmanager',
      tls: operatedUrlTls(`${stringAt(entry, 'scheme')?.toLowerCase() ?? 'http'}://${service}.${namespace}.svc`, entry),
      readAt: readAt(workload, `spec.alerting.alertmanagers[${i}]`),
      endpoints: { namespace, service, port },
    };
  });
}
