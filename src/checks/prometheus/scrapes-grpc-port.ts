import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { listener } from '../../topology/engines/flag-readers.ts';
import { selects } from '../../topology/objects/selector.ts';
import { textsAt } from '../../topology/objects/texts.ts';
import { type Check, objectPlace } from '../check.ts';
import { type ClusterView, type RunningEngine, viewsOf } from '../cluster-view.ts';
import { namedPort, type ServiceTarget, targetsOf } from '../service-ports.ts';

export const scrapesGrpcPort: Check = {
  code: 'prometheus/scrapes-grpc-port',
  severity: 'error',
  title: 'Metrics are asked for at a gRPC port',
  why: 'The StoreAPI speaks HTTP/2 only and has no metrics: the target is down for ever, and whatever watches it says so or nothing.',
  fix: 'Name the HTTP port of Thanos, by default 10902.',
  refs: ['R07'],
  run: (subject, report) => {
    for (const view of viewsOf(subject)) {
      for (const kind of ['ServiceMonitor', 'PodMonitor'] as const) {
        const list = kind === 'ServiceMonitor' ? 'endpoints' : 'podMetricsEndpoints';
        for (const monitor of view.index.byKind.get(kind) ?? []) {
          listAt(monitor, 'spec', list).forEach((endpoint, i) => {
            const target = portOf(view, monitor, endpoint).find((t) => grpcOf(view, t) !== null);
            const engine = target === undefined ? null : grpcOf(view, target);
            if (target === undefined || engine === null) return;
            report(
              objectPlace(view.index.id, monitor, `spec.${list}[${i}].port`),
              `${kind} \`${monitor.metadata.name}\` of \`${view.index.id}\` scrapes port ${target.port} of ${target.workload.object}, at which \`thanos ${engine}\` speaks gRPC`,
            );
          });
        }
      }
    }
  },
};

/** The pods and ports that one endpoint of a monitor means; a port that is not understood means none. */
function portOf({ index }: ClusterView, monitor: KubeObject, endpoint: unknown): readonly ServiceTarget[] {
  const port = stringAt(endpoint, 'port') ?? '';
  const number = numberAt(endpoint, 'targetPort') ?? numberAt(endpoint, 'portNumber');
  const selector = at(monitor, 'spec', 'selector');
  const named = textsAt(monitor, 'spec', 'namespaceSelector', 'matchNames');
  const any = at(monitor, 'spec', 'namespaceSelector', 'any') === true;
  const here = (namespace: string): boolean =>
    any || (named.length > 0 ? named.includes(namespace) : namespace === namespaceOf(monitor));
  if (monitor.kind === 'PodMonitor')
    return index.workloads
      .filter(({ namespace, podLabels }) => here(namespace) && selects(selector, podLabels))
      .flatMap((workload) => {
        const found = number ?? namedPort(workload, port);
        return found === null ? [] : [{ workload, port: found }];
      });
  if (port === '') return [];
  return (index.byKind.get('Service') ?? [])
    .filter((service) => here(namespaceOf(service)) && selects(selector, stringsAt(service, 'metadata', 'labels')))
    .flatMap((service) =>
      targetsOf(index, index.services.get(`${namespaceOf(service)}/${service.metadata.name}`), port),
    );
}

const withStoreApi: readonly RunningEngine['engine'][] = ['query', 'store', 'receive', 'rule', 'sidecar'];

/** The engine that speaks gRPC at a port of these pods; `null` where none does. */
function grpcOf({ engines }: ClusterView, { workload, port }: ServiceTarget): string | null {
  const found = engines.find(
    ({ engine, reading }) =>
      withStoreApi.includes(engine) &&
      reading.workload === workload &&
      listener(reading, '', 'grpc', 'grpc-address', 10_901).port === port,
  );
  return found?.engine ?? null;
}
