import { formatDuration } from '../../kube/duration.ts';
import type { JsonObject } from '../../kube/objects.ts';
import type { ConfigMap, StatefulSet } from '../../kube/types.gen.ts';
import { inCluster, services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import { storeNeed } from '../../model/load/declared-need.ts';
import type { Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { checksum, configMap, configVolume, yamlFile } from '../parts/config-file.ts';
import { disruptionBudget } from '../parts/disruption-budget.ts';
import type { Identity } from '../parts/labels.ts';
import {
  objectStoreEnv,
  objectStoreFile,
  objectStoreMounts,
  objectStoreText,
  objectStoreVolumes,
} from '../parts/object-store.ts';
import { memoryFor, resources } from '../parts/resources.ts';
import { ownAlerts } from '../parts/rules.ts';
import { thanosUser } from '../parts/security.ts';
import { serviceMonitor } from '../parts/service-monitor.ts';
import { headlessService, namedPort, serviceAccount } from '../parts/services.ts';
import { thanosContainer } from '../parts/thanos-container.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { statefulSet } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';
import { storeAlerts } from './alerts.ts';
import { type Shard, shardsOf } from './shards.ts';

const { name, http, grpc } = services.store;
const identity: Identity = { name, layer: 'store', version: versions.thanos };
const directory = '/etc/thanos/store';

/** What reads the bucket: all history that no local TSDB has. */
export const thanosStore: Component = {
  name,
  wave: waves.stores,
  about: 'Thanos Store Gateway, one StatefulSet per shard of the blocks.',
  build: (model, cluster) => {
    if (cluster.id !== model.hub.id) return null;
    const { replicas } = model.metrics.store;
    const shards = shardsOf(model);
    const config = configOf(model, shards);
    return {
      objects: [
        serviceAccount(identity),
        config,
        headlessService(identity, [namedPort(portNames.grpc, grpc), namedPort(portNames.http, http)]),
        ...shards.map((shard) => workload(model, shard, config)),
        ...shards.flatMap((shard) => disruptionBudget(identityOf(shard), replicas)),
        ...serviceMonitor(cluster, identity, portNames.http),
        ...ownAlerts(model, identity, storeAlerts),
      ],
      charts: [],
    };
  },
};

function identityOf({ suffix }: Shard): Identity {
  return { ...identity, instance: `${name}${suffix}` };
}

/** The index cache, and the selection of each shard that has one. */
function configOf(model: Model, shards: readonly Shard[]): ConfigMap {
  return configMap(identity, name, {
    'index-cache.yaml': yamlFile(indexCache(model)),
    ...Object.fromEntries(
      shards.flatMap(({ suffix, relabel }) => (relabel === null ? [] : [[selectorFile(suffix), yamlFile(relabel)]])),
    ),
  });
}

function selectorFile(suffix: string): string {
  return `selector${suffix}.yaml`;
}

function workload(model: Model, shard: Shard, config: ConfigMap): StatefulSet {
  const { store, objectStore, compactor } = model.metrics;
  const { sure, most } = memoryFor({ sure: '1Gi', most: '3Gi' }, storeNeed(model));
  const text = Object.values(config.data ?? {}).join('') + objectStoreText(objectStore);
  return statefulSet(
    {
      identity: identityOf(shard),
      replicas: store.replicas,
      user: thanosUser,
      annotations: checksum('config', text),
      graceSeconds: 120,
      containers: [
        thanosContainer({
          name,
          command: ['store'],
          http,
          grpc,
          flags: [
            '--data-dir=/var/thanos/store',
            `--objstore.config-file=${objectStoreFile}`,
            `--index-cache.config-file=${directory}/index-cache.yaml`,
            '--chunk-pool-size=500MB',
            '--store.enable-index-header-lazy-reader',
            // Half of the time that the compactor leaves: a store never reads a block that is gone.
            `--ignore-deletion-marks-delay=${formatDuration(compactor.deleteDelay / 2)}`,
            '--disable-admin-operations',
            ...(shard.relabel === null
              ? []
              : [`--selector.relabel-config-file=${directory}/${selectorFile(shard.suffix)}`]),
            ...shard.flags,
          ],
          env: objectStoreEnv(objectStore),
          resources: resources('250m', sure, most),
          mounts: [
            { name: 'data', mountPath: '/var/thanos/store' },
            { name: 'config', mountPath: directory, readOnly: true },
            ...objectStoreMounts(objectStore),
          ],
        }),
      ],
      volumes: [configVolume('config', name), ...objectStoreVolumes(objectStore)],
    },
    name,
    [volumeClaim(model.volumes, 'data', store.volume)],
    true,
  );
}

/** Where index entries are kept (thanos@v0.42.4 pkg/store/cache, pkg/cacheutil/memcached_client.go). */
function indexCache(model: Model): JsonObject {
  if (model.metrics.store.indexCache === 'in-memory')
    return { type: 'IN-MEMORY', config: { max_size: '500MB', max_item_size: '125MB' } };
  return {
    type: 'MEMCACHED',
    config: {
      addresses: [`${inCluster(services.memcachedIndex)}:${services.memcachedIndex.client}`],
      timeout: '500ms',
      max_idle_connections: 100,
      max_async_concurrency: 20,
      max_async_buffer_size: 100000,
      max_get_multi_concurrency: 100,
      max_get_multi_batch_size: 100,
      max_item_size: '5MiB',
      dns_provider_update_interval: '10s',
    },
  };
}
