import { hour, parseDuration } from '../../kube/duration.ts';
import { at, listAt, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { podNameMark, readAt } from '../objects/workload.ts';
import type { LabelSet } from '../topology.ts';
import { identity } from './flag-readers.ts';
import { retentionMs } from './prometheus.ts';
import { type Ask, base, type Listener, type Part, type Reading } from './reading.ts';
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
        persistent: isPersistent(reading),
        ...identity(externalLabels(reading)),
        sidecar: reading.sidecar,
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
      },
    ],
    listeners: [web(reading, id, 'http')],
    asks: remoteWrites(reading, id),
  };
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

function web({ workload }: Reading, node: string, protocol: Listener['protocol']): Listener {
  return { node, protocol, port: 9_090, local: at(workload.resource, 'spec', 'listenLocal') === true };
}

function remoteWrites({ workload }: Reading, from: string): readonly Ask[] {
  return listAt(workload.resource, 'spec', 'remoteWrite').map((entry, i) => ({
    kind: 'remote-writes',
    from,
    address: stringAt(entry, 'url') ?? '',
    wants: 'remote-write',
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
      readAt: readAt(workload, `spec.alerting.alertmanagers[${i}]`),
      endpoints: { namespace, service, port },
    };
  });
}
