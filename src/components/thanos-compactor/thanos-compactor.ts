import { formatDuration } from '../../kube/duration.ts';
import { replicaLabels, services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { checksum } from '../parts/config-file.ts';
import type { Identity } from '../parts/labels.ts';
import {
  objectStoreEnv,
  objectStoreFile,
  objectStoreMounts,
  objectStoreText,
  objectStoreVolumes,
} from '../parts/object-store.ts';
import { resources } from '../parts/resources.ts';
import { ownAlerts } from '../parts/rules.ts';
import { thanosUser } from '../parts/security.ts';
import { serviceMonitor } from '../parts/service-monitor.ts';
import { namedPort, service, serviceAccount } from '../parts/services.ts';
import { thanosContainer } from '../parts/thanos-container.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { statefulSet } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';
import { compactorAlerts } from './alerts.ts';

const { name, http } = services.compactor;
const identity: Identity = { name, layer: 'store', version: versions.thanos };

/** The only one that deletes in the bucket: it merges blocks, makes the coarser resolutions and ends each when its promise ends. */
export const thanosCompactor: Component = {
  name,
  wave: waves.stores,
  about: 'Thanos Compactor, the one owner of the bucket.',
  build: (model, cluster) => {
    if (cluster.id !== model.hub.id) return null;
    const { objectStore, compactor } = model.metrics;
    return {
      objects: [
        serviceAccount(identity),
        service(identity, [namedPort(portNames.http, http)]),
        statefulSet(
          {
            identity,
            // Two compactors of one bucket destroy each other's blocks; a StatefulSet never runs two of one name.
            replicas: 1,
            user: thanosUser,
            annotations: checksum('objectstore', objectStoreText(objectStore)),
            graceSeconds: 120,
            containers: [
              thanosContainer({
                name,
                command: ['compact'],
                http,
                grpc: null,
                flags: flags(model),
                env: objectStoreEnv(objectStore),
                resources: resources('250m', '1Gi', '4Gi'),
                mounts: [{ name: 'data', mountPath: '/var/thanos/compact' }, ...objectStoreMounts(objectStore)],
              }),
            ],
            volumes: objectStoreVolumes(objectStore),
          },
          name,
          [volumeClaim(model.volumes, 'data', compactor.volume)],
        ),
        ...serviceMonitor(cluster, identity, portNames.http),
        ...ownAlerts(model, identity, compactorAlerts),
      ],
      charts: [],
    };
  },
};

function flags({ metrics }: Model): readonly string[] {
  const { keep, compactor, receive } = metrics;
  return [
    '--wait',
    '--wait-interval=5m',
    '--data-dir=/var/thanos/compact',
    `--objstore.config-file=${objectStoreFile}`,
    `--retention.resolution-raw=${formatDuration(keep.raw)}`,
    `--retention.resolution-5m=${formatDuration(keep['5m'])}`,
    `--retention.resolution-1h=${formatDuration(keep['1h'])}`,
    `--delete-delay=${formatDuration(compactor.deleteDelay)}`,
    '--compact.concurrency=1',
    '--downsample.concurrency=1',
    // Ingesters hold exact copies, which the default function merges one to one; the label also allows the overlapping blocks of samples that came late.
    ...(receive === null ? [] : [`--deduplication.replica-label=${replicaLabels.receive}`]),
    '--disable-admin-operations',
  ];
}
