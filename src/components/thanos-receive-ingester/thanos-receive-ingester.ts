import { formatDuration, hour } from '../../kube/duration.ts';
import { replicaLabels, services } from '../../model/addresses.ts';
import { portNames, receiveTenancy } from '../../model/agreements.ts';
import { ingesterNeed } from '../../model/load/declared-need.ts';
import type { Model, Receive } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { checksum } from '../parts/config-file.ts';
import { disruptionBudget } from '../parts/disruption-budget.ts';
import { type Identity, selectorOf } from '../parts/labels.ts';
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
import { spreadEvenly } from '../parts/spread.ts';
import { thanosContainer } from '../parts/thanos-container.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { statefulSet } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';
import { ingesterAlerts } from './alerts.ts';

const { name, http, grpc, remoteWrite } = services.receiveIngester;
const identity: Identity = { name, layer: 'receive', version: versions.thanos };

/** What keeps the samples of agents until they are in the bucket, and answers for them. */
export const thanosReceiveIngester: Component = {
  name,
  wave: waves.stores,
  about: 'Ingesters of Thanos Receive: a TSDB per tenant, uploaded to the bucket.',
  build: (model, cluster) => {
    const { receive, objectStore } = model.metrics;
    if (cluster.id !== model.hub.id || receive === null) return null;
    return {
      objects: [
        serviceAccount(identity),
        headlessService(identity, [
          namedPort(portNames.grpc, grpc),
          namedPort(portNames.http, http),
          namedPort(portNames.remoteWrite, remoteWrite),
        ]),
        statefulSet(
          {
            identity,
            replicas: receive.replicas,
            user: thanosUser,
            annotations: checksum('objectstore', objectStoreText(objectStore)),
            // A stopping ingester writes its heads out as blocks and uploads them.
            graceSeconds: 900,
            containers: [container(model, receive)],
            volumes: objectStoreVolumes(objectStore),
            spread: spreadEvenly(model, cluster, selectorOf(identity)),
          },
          name,
          [volumeClaim(model.volumes, 'data', receive.volume)],
          true,
        ),
        ...disruptionBudget(identity, receive.replicas, receive.replication - quorum(receive.replication)),
        ...serviceMonitor(cluster, identity, portNames.http),
        ...ownAlerts(model, identity, ingesterAlerts),
      ],
      charts: [],
    };
  },
};

function container(model: Model, receive: Receive): ReturnType<typeof thanosContainer> {
  const { objectStore } = model.metrics;
  const late = lateWindow(model);
  const { sure, most } = memoryFor({ sure: '1Gi', most: '4Gi' }, ingesterNeed(model));
  return thanosContainer({
    name,
    command: ['receive'],
    http,
    grpc,
    flags: [
      `--remote-write.address=0.0.0.0:${remoteWrite}`,
      '--tsdb.path=/var/thanos/receive',
      `--tsdb.retention=${formatDuration(receive.keepLocal)}`,
      ...blockLength(model.metrics.blockRange),
      // One sample far in the future would make every other of its tenant too old.
      '--tsdb.too-far-in-future.time-window=10m',
      ...(late === 0 ? [] : [`--tsdb.out-of-order.time-window=${formatDuration(late)}`]),
      `--label=${replicaLabels.receive}="$(POD_NAME)"`,
      `--label=receive_cluster="${model.hub.id}"`,
      `--receive.default-tenant-id=${receiveTenancy.defaultTenant}`,
      `--receive.tenant-label-name=${receiveTenancy.label}`,
      `--objstore.config-file=${objectStoreFile}`,
    ],
    env: [
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ...objectStoreEnv(objectStore),
    ],
    resources: resources('500m', sure, most),
    mounts: [{ name: 'data', mountPath: '/var/thanos/receive' }, ...objectStoreMounts(objectStore)],
    ports: [{ name: portNames.remoteWrite, containerPort: remoteWrite }],
  });
}

/** Two hours are what it does by itself (thanos@v0.42.4 cmd/thanos/receive.go tsdb.min-block-duration). */
function blockLength(range: number): readonly string[] {
  const length = formatDuration(range);
  return range === 2 * hour ? [] : [`--tsdb.min-block-duration=${length}`, `--tsdb.max-block-duration=${length}`];
}

/**
 * How late a sample may come, in milliseconds. A TSDB takes samples up to half a block range behind the newest of their tenant only
 * (prometheus@v3.14.0 tsdb/head_append.go, appendableMinValidTime), and while one cluster was cut off the others of its tenant went on. What was kept back in
 * the longest outage that any cluster is promised is sent within as long again, at twice the rate.
 */
function lateWindow({ clusters }: Model): number {
  return 2 * Math.max(...clusters.map(({ survive }) => Math.max(survive.link, survive.hub)));
}

/** How many of so many copies must be written (thanos@v0.42.4 pkg/receive/handler.go, writeQuorum). */
function quorum(replication: number): number {
  return replication === 2 ? 1 : Math.floor(replication / 2) + 1;
}
