import type { KubeObject } from '../../kube/objects.ts';
import { at, stringAt } from '../../kube/read.ts';
import { mountsOf } from './containers.ts';
import { namedVolume, type OperatedKind } from './operated.ts';
import { rulerContainer, sidecarContainer } from './operated-thanos.ts';
import type { ServicePort } from './service.ts';
import { textsAt } from './texts.ts';
import type { Container, Mount } from './workload.ts';

/** Kinds of the Prometheus operator that run pods (prometheus-operator@v0.93.1 pkg/prometheus, pkg/alertmanager, pkg/thanos). */
export const operatedKinds: Readonly<Record<string, OperatedKind>> = {
  Prometheus: {
    app: 'prometheus',
    prefix: 'prometheus',
    governing: 'prometheus-operated',
    label: 'prometheus',
    sharded: true,
    containers: (object, volume) => [prometheusContainer(object, volume), ...sidecarContainer(object, volume)],
    ports: (object) => [webService(object, 9090), ...(at(object, 'spec', 'thanos') === undefined ? [] : [grpcService])],
    volumeSuffix: 'db',
  },
  PrometheusAgent: {
    app: 'prometheus-agent',
    prefix: 'prom-agent',
    governing: 'prometheus-agent-operated',
    label: null,
    sharded: true,
    containers: (object, volume) => [prometheusContainer(object, volume)],
    ports: (object) => [webService(object, 9090)],
    volumeSuffix: 'db',
  },
  Alertmanager: {
    app: 'alertmanager',
    prefix: 'alertmanager',
    governing: 'alertmanager-operated',
    label: 'alertmanager',
    sharded: false,
    containers: (object, volume) => [serverContainer(object, 'alertmanager', 9093, [mount(volume, '/alertmanager')])],
    ports: (object) => [webService(object, 9093)],
    volumeSuffix: 'db',
  },
  ThanosRuler: {
    app: 'thanos-ruler',
    prefix: 'thanos-ruler',
    governing: 'thanos-ruler-operated',
    label: 'thanos-ruler',
    sharded: false,
    containers: (object, volume) => [rulerContainer(object, volume, webPort(object))],
    ports: (object) => [webService(object, 10902), grpcService],
    volumeSuffix: 'data',
  },
};

const grpcService: ServicePort = { name: 'grpc', port: 10901, target: 'grpc', nodePort: null };

function webService(object: KubeObject, port: number): ServicePort {
  return { name: webPort(object), port, target: webPort(object), nodePort: null };
}

/** The name of the web port: `web` unless the resource names it. */
function webPort(object: KubeObject): string {
  return stringAt(object, 'spec', 'portName') ?? 'web';
}

function prometheusContainer(object: KubeObject, volume: string): Container {
  const configuration: readonly Mount[] = [
    ...textsAt(object, 'spec', 'secrets').map((s) => mount(namedVolume('Secret', s), `/etc/prometheus/secrets/${s}`)),
    ...textsAt(object, 'spec', 'configMaps').map((c) =>
      mount(namedVolume('ConfigMap', c), `/etc/prometheus/configmaps/${c}`),
    ),
  ];
  const mounts = [mount(volume, '/prometheus'), ...mountsOf(at(object, 'spec')), ...configuration];
  return serverContainer(object, 'prometheus', 9090, mounts);
}

/** A server whose arguments are not needed: what it does is read from the resource. */
function serverContainer(object: KubeObject, name: string, port: number, mounts: readonly Mount[]): Container {
  const local = at(object, 'spec', 'listenLocal') === true;
  return {
    name,
    image: stringAt(object, 'spec', 'image') ?? '',
    command: [],
    args: [],
    env: new Map(),
    ports: local ? [] : [{ name: webPort(object), port, hostPort: null }],
    mounts,
    field: 'spec',
  };
}

function mount(volume: string, path: string): Mount {
  return { volume, path, subPath: '' };
}
