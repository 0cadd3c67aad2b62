import { goDuration } from '../../kube/duration.ts';
import type { JsonObject } from '../../kube/objects.ts';
import type { Container } from '../../kube/types.gen.ts';
import { inCluster, services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { checksum, configMap, configVolume, yamlFile } from '../parts/config-file.ts';
import { disruptionBudget } from '../parts/disruption-budget.ts';
import { exposed } from '../parts/exposure/exposure.ts';
import { type Identity, selectorOf } from '../parts/labels.ts';
import { resources } from '../parts/resources.ts';
import { thanosUser } from '../parts/security.ts';
import { serviceMonitor } from '../parts/service-monitor.ts';
import { namedPort, service, serviceAccount } from '../parts/services.ts';
import { thanosContainer } from '../parts/thanos-container.ts';
import { deployment } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';

const { name, http } = services.queryFrontend;
const identity: Identity = { name, layer: 'query', version: versions.thanos };
const directory = '/etc/thanos/query-frontend';

/** What every data source asks: it splits long queries and remembers their parts. */
export const thanosQueryFrontend: Component = {
  name,
  wave: waves.queries,
  about: 'Thanos Query Frontend, which splits and caches queries.',
  build: (model, cluster) => {
    if (cluster.id !== model.hub.id) return null;
    const { replicas } = model.metrics.frontend;
    const files = { 'cache.yaml': yamlFile(cache(model)), 'transport.yaml': yamlFile(transport) };
    return {
      objects: [
        serviceAccount(identity),
        configMap(identity, name, files),
        service(identity, [namedPort(portNames.http, http)]),
        deployment({
          identity,
          replicas,
          user: thanosUser,
          annotations: checksum('config', Object.values(files).join('')),
          containers: [container(model)],
          volumes: [configVolume('config', name)],
        }),
        ...disruptionBudget(identity, replicas),
        ...serviceMonitor(cluster, identity, portNames.http),
        ...exposed(model, cluster, {
          what: 'query-frontend',
          identity,
          service: name,
          port: { name: portNames.http, port: http, targetPort: portNames.http },
          selector: selectorOf(identity),
          nodePort: model.metrics.query.nodePort.http,
        }),
      ],
      charts: [],
    };
  },
};

function container(model: Model): Container {
  const { split } = model.metrics.frontend;
  return thanosContainer({
    name,
    command: ['query-frontend'],
    http,
    grpc: null,
    flags: [
      `--query-frontend.downstream-url=http://${inCluster(services.query)}:${services.query.http}`,
      `--query-frontend.downstream-tripper-config-file=${directory}/transport.yaml`,
      '--query-frontend.compress-responses',
      '--query-frontend.log-queries-longer-than=30s',
      `--query-range.split-interval=${goDuration(split)}`,
      `--query-range.response-cache-config-file=${directory}/cache.yaml`,
      `--labels.split-interval=${goDuration(split)}`,
      `--labels.response-cache-config-file=${directory}/cache.yaml`,
    ],
    resources: resources('100m', '512Mi', '2Gi'),
    mounts: [{ name: 'config', mountPath: directory, readOnly: true }],
  });
}

/** Go keeps two idle connections per host unless told otherwise, and all go to one host: Query. */
const transport: JsonObject = { max_idle_conns_per_host: 100 };

/** Where answers are kept (thanos@v0.42.4 pkg/queryfrontend/config.go). */
function cache(model: Model): JsonObject {
  if (model.metrics.frontend.cache === 'in-memory')
    return { type: 'IN-MEMORY', config: { max_size: '256MB', validity: '24h' } };
  return {
    type: 'MEMCACHED',
    config: {
      addresses: [`${inCluster(services.memcachedFrontend)}:${services.memcachedFrontend.client}`],
      timeout: '500ms',
      max_idle_connections: 100,
      max_async_concurrency: 10,
      max_async_buffer_size: 10000,
      max_get_multi_concurrency: 100,
      max_get_multi_batch_size: 100,
      max_item_size: '5MiB',
      dns_provider_update_interval: '10s',
      expiration: '24h',
    },
  };
}
