import { objectStoreConfig } from '../../model/addresses.ts';
import { versions } from '../../model/versions.ts';
import type { Identity } from '../parts/labels.ts';
import { objectStoreConfigMap } from '../parts/object-store.ts';
import { type Component, waves } from '../workload.ts';

const identity: Identity = { name: objectStoreConfig.name, layer: 'storage', version: versions.thanos };

/** Where the blocks are: one ConfigMap for everything in a cluster that reads or writes them. */
export const thanosObjectstore: Component = {
  name: 'thanos-objectstore',
  wave: waves.storage,
  about: 'Configuration of the bucket of blocks, without keys.',
  build: (model, cluster) =>
    cluster.id === model.hub.id || cluster.metrics.mode === 'sidecar'
      ? { objects: [objectStoreConfigMap(identity, model.metrics.objectStore)], charts: [] }
      : null,
};
