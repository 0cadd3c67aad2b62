import type { Container } from '../../kube/types.gen.ts';
import { services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { Model } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import type { Identity } from '../parts/labels.ts';
import { resources } from '../parts/resources.ts';
import { containerSecurity } from '../parts/security.ts';
import { serviceMonitor } from '../parts/service-monitor.ts';
import { namedPort, serviceAccount, service as serviceOf } from '../parts/services.ts';
import { deployment } from '../parts/workloads.ts';
import { type Component, type Parts, waves } from '../workload.ts';

/** User `memcache` of the image (docker-library/memcached alpine/Dockerfile). */
const user = 11211;
const metricsPort = 9150;

/** A cache that one kind of client fills. */
interface Cache {
  readonly service: { readonly name: string; readonly client: number };
  readonly wanted: (model: Model) => boolean;
  readonly about: string;
}

/** Memcached for index entries of the store gateways, where the fleet file asks for it. */
export const memcachedIndex: Component = component({
  service: services.memcachedIndex,
  wanted: (model) => model.metrics.store.indexCache === 'memcached',
  about: 'Memcached for the index entries of the store gateways.',
});

/** Memcached for answers of the query frontend, where the fleet file asks for it. */
export const memcachedFrontend: Component = component({
  service: services.memcachedFrontend,
  wanted: (model) => model.metrics.frontend.cache === 'memcached',
  about: 'Memcached for the answers of the query frontend.',
});

function component(cache: Cache): Component {
  return {
    name: cache.service.name,
    wave: waves.stores,
    about: cache.about,
    build: (model, cluster) => (cluster.id === model.hub.id && cache.wanted(model) ? partsOf(model, cache) : null),
  };
}

function partsOf(model: Model, { service }: Cache): Parts {
  const identity: Identity = { name: service.name, layer: 'cache', version: versions.memcached };
  return {
    objects: [
      serviceAccount(identity),
      // One address that always resolves: a client whose servers do not resolve at its start exits (thanos@v0.42.4 pkg/cacheutil/memcached_client.go).
      // It stands for one server only, because clients choose the server of a key themselves.
      serviceOf(identity, [namedPort(portNames.client, service.client), namedPort('metrics', metricsPort)]),
      deployment({ identity, replicas: 1, user, containers: [server(service.client), exporter(service.client)] }),
      ...serviceMonitor(model.hub, identity, 'metrics'),
    ],
    charts: [],
  };
}

function server(port: number): Container {
  return {
    name: 'memcached',
    image: images.memcached,
    // Megabytes of items; the largest item, which the clients' `max_item_size` equals; connections.
    args: ['--memory-limit=1024', '--max-item-size=5m', '--conn-limit=4096', `--port=${port}`],
    ports: [{ name: portNames.client, containerPort: port }],
    livenessProbe: { tcpSocket: { port: portNames.client }, periodSeconds: 30, failureThreshold: 4 },
    readinessProbe: { tcpSocket: { port: portNames.client }, periodSeconds: 5 },
    resources: resources('100m', '1200Mi', '1500Mi'),
    securityContext: containerSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

function exporter(port: number): Container {
  return {
    name: 'exporter',
    image: images.memcachedExporter,
    args: [`--memcached.address=localhost:${port}`, `--web.listen-address=0.0.0.0:${metricsPort}`],
    ports: [{ name: 'metrics', containerPort: metricsPort }],
    resources: resources('10m', '32Mi', '64Mi'),
    securityContext: containerSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}
