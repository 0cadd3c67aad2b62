import { clusterLabel, services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import { versions } from '../../model/versions.ts';
import { checksum } from '../parts/config-file.ts';
import { exposed } from '../parts/exposure/exposure.ts';
import { type Identity, selectorOf } from '../parts/labels.ts';
import {
  objectStoreEnv,
  objectStoreFile,
  objectStoreMounts,
  objectStoreText,
  objectStoreVolumes,
} from '../parts/object-store.ts';
import { resources } from '../parts/resources.ts';
import { thanosUser } from '../parts/security.ts';
import { serviceMonitor } from '../parts/service-monitor.ts';
import { namedPort, service, serviceAccount } from '../parts/services.ts';
import { thanosContainer } from '../parts/thanos-container.ts';
import { deployment } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';

const { name, http } = services.bucketWeb;
const identity: Identity = { name, layer: 'store', version: versions.thanos };

/** A page that shows the blocks of the bucket and changes none. */
export const thanosBucketWeb: Component = {
  name,
  wave: waves.queries,
  about: 'Page that shows the blocks of the bucket.',
  build: (model, cluster) => {
    if (cluster.id !== model.hub.id || !model.metrics.bucketWeb) return null;
    const { objectStore } = model.metrics;
    return {
      objects: [
        serviceAccount(identity),
        service(identity, [namedPort(portNames.http, http)]),
        deployment({
          identity,
          replicas: 1,
          user: thanosUser,
          annotations: checksum('objectstore', objectStoreText(objectStore)),
          containers: [
            thanosContainer({
              name,
              command: ['tools', 'bucket', 'web'],
              http,
              grpc: null,
              flags: [
                `--objstore.config-file=${objectStoreFile}`,
                '--refresh=15m',
                '--timeout=5m',
                `--label=${clusterLabel}`,
                '--disable-admin-operations',
              ],
              env: objectStoreEnv(objectStore),
              resources: resources('50m', '128Mi', '512Mi'),
              mounts: objectStoreMounts(objectStore),
            }),
          ],
          volumes: objectStoreVolumes(objectStore),
        }),
        ...serviceMonitor(cluster, identity, portNames.http),
        ...exposed(model, cluster, {
          what: 'bucket-web',
          identity,
          service: name,
          port: { name: portNames.http, port: http, targetPort: portNames.http },
          selector: selectorOf(identity),
          nodePort: null,
        }),
      ],
      charts: [],
    };
  },
};
