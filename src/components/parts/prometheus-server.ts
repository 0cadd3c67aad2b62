import { formatDuration, hour } from '../../kube/duration.ts';
import type { KubeObject, Labels } from '../../kube/objects.ts';
import type { Prometheus, PrometheusSpec } from '../../kube/types.gen.ts';
import { replicaLabels, services } from '../../model/addresses.ts';
import type { MemoryNeed } from '../../model/load/memory-laws.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { stackJobs, storeApiLabel } from '../../model/monitoring.ts';
import { mutualSecrets, serverName, sidecarAsksWho } from '../../model/mutual.ts';
import { images, versions } from '../../model/versions.ts';
import { certificate } from './certificate.ts';
import { metadata, selectorOf } from './labels.ts';
import { mutualFiles, mutualMounts, mutualVolumes } from './mutual.ts';
import { objectStoreEnv, objectStoreFile, objectStoreMounts, objectStoreVolumes } from './object-store.ts';
import {
  type Operated,
  operatedAccount,
  operatedBudget,
  operatedMonitor,
  operatedPodLabels,
  operatedSecurity,
  operatedService,
  webPort,
} from './operated.ts';
import { memoryFor, resources } from './resources.ts';
import { spreadEvenly, spreadOverNodes } from './spread.ts';
import { volumeClaim } from './volume-claim.ts';

/** A Prometheus with a Thanos sidecar: what its pods are like. */
export interface PrometheusServer {
  /** Name of the Prometheus resource. */
  readonly resource: string;
  /** Name of its Service and account. */
  readonly name: string;
  readonly replicas: number;
  /** Milliseconds that blocks stay on its own volume. */
  readonly keepLocal: number;
  readonly keepLocalSize: string | null;
  readonly volume: string;
  /** What it needs for the series that are declared; `null` where none are. */
  readonly need: MemoryNeed | null;
  readonly externalLabels: Labels;
  /** What it scrapes and evaluates, and who is told. */
  readonly spec: PrometheusSpec;
}

/**
 * The Prometheus resource with everything that belongs to it. The sidecar uploads every block and answers for the youngest data; the
 * operator keeps local compaction on and has it wait for uploads (prometheus-operator@v0.93.1 pkg/prometheus/server/statefulset.go
 * compactionModeFor: Prometheus 3.9 and Thanos 0.41 or newer). Blocks of another length than two hours are set by the operator only where
 * local compaction is off (there, compactionModeDisabled).
 */
export function prometheusServer(model: Model, cluster: Cluster, server: PrometheusServer): readonly KubeObject[] {
  const operated = operatedServer(server);
  return [
    prometheusResource(model, cluster, server, operated),
    ...(sidecarAsksWho(model, cluster)
      ? [
          certificate({
            identity: operated.identity,
            secret: mutualSecrets.sidecar,
            names: [serverName('sidecar', cluster)],
            usages: ['server auth'],
          }),
        ]
      : []),
    operatedAccount(operated),
    operatedService(operated, [webPort(services.prometheus.http)]),
    ...operatedBudget(operated, server.replicas),
    ...operatedMonitor(cluster, operated, stackJobs.prometheus),
  ];
}

function operatedServer({ resource, name }: PrometheusServer): Operated {
  return { name, identity: { name: 'prometheus', instance: resource, layer: 'metrics', version: versions.prometheus } };
}

function prometheusResource(
  model: Model,
  cluster: Cluster,
  server: PrometheusServer,
  { identity, name }: Operated,
): Prometheus {
  const asksWho = sidecarAsksWho(model, cluster);
  const store = model.metrics.objectStore;
  const twoHours = model.metrics.blockRange === 2 * hour;
  const { sure, most } = memoryFor({ sure: '1Gi', most: '4Gi' }, server.need);
  const spread = spreadEvenly(model, cluster, selectorOf(identity));
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: metadata(identity, server.resource),
    spec: {
      image: images.prometheus,
      version: versions.prometheus,
      replicas: server.replicas,
      podMetadata: { labels: { ...operatedPodLabels(identity), ...storeApiLabel } },
      serviceAccountName: name,
      externalLabels: server.externalLabels,
      replicaExternalLabelName: replicaLabels.prometheus,
      retention: formatDuration(server.keepLocal),
      ...(server.keepLocalSize === null ? {} : { retentionSize: server.keepLocalSize }),
      scrapeInterval: formatDuration(model.metrics.scrapeInterval),
      evaluationInterval: formatDuration(model.metrics.scrapeInterval),
      ...server.spec,
      ...(twoHours ? {} : { disableCompaction: true }),
      thanos: {
        ...(twoHours ? {} : { blockSize: formatDuration(model.metrics.blockRange) }),
        image: images.thanos,
        version: versions.thanos,
        objectStorageConfigFile: objectStoreFile,
        volumeMounts: [...objectStoreMounts(store), ...(asksWho ? mutualMounts : [])],
        ...(asksWho
          ? {
              grpcServerTlsConfig: {
                certFile: mutualFiles.cert,
                keyFile: mutualFiles.key,
                caFile: mutualFiles.ca,
              },
            }
          : {}),
        additionalArgs: [{ name: 'enable-auto-gomemlimit' }],
        resources: resources('50m', '128Mi', '512Mi'),
      },
      volumes: [...objectStoreVolumes(store), ...(asksWho ? mutualVolumes(model, mutualSecrets.sidecar) : [])],
      // The operator has no field for environment variables of the sidecar: this is merged into the container that it makes.
      containers: [{ name: 'thanos-sidecar', env: objectStoreEnv(store) }],
      storage: { volumeClaimTemplate: volumeClaim(model.volumes, `prometheus-${server.resource}-db`, server.volume) },
      resources: resources('200m', sure, most),
      securityContext: operatedSecurity,
      affinity: spreadOverNodes(selectorOf(identity)),
      ...(spread.length === 0 ? {} : { topologySpreadConstraints: spread }),
    },
  };
}
