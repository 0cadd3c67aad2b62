import type { Json, Labels } from '../../kube/objects.ts';
import type {
  OpenSearchCluster,
  OpenSearchClusterGeneral,
  OpenSearchClusterKeystore,
  OpenSearchClusterNodePool,
} from '../../kube/types.gen.ts';
import { namespaces, secretKeys, services } from '../../model/addresses.ts';
import { archive } from '../../model/logs/names.ts';
import { logSecrets } from '../../model/logs/secret-names.ts';
import { type LocalLogs, operatedPods } from '../../model/logs/stores.ts';
import type { Cluster, Logs, Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import { logCertificates, logSubjects } from '../parts/opensearch/certificates.ts';
import { calledByHttps, dashboardsEnv, dashboardsSettings } from '../parts/opensearch/dashboards-settings.ts';
import { repositorySettings, s3ClientSettings } from '../parts/opensearch/definitions.ts';
import { exporterPlugin } from '../parts/opensearch/metrics.ts';
import { storeTrust, type Trust, trustDirectory } from '../parts/opensearch/trust.ts';
import { resources } from '../parts/resources.ts';

/** Memory of a node and the heap in it: half, as Lucene reads its files through the memory that is left (opensearch.org install-and-configure, important settings). */
const sizes = {
  managers: { cpu: '100m', memory: '1536Mi', heap: '768m', disk: '10Gi' },
  data: { cpu: '500m', memory: '4Gi', heap: '2g' },
} as const;

/** The OpenSearchCluster: managers that hold no lines, data nodes, and Dashboards. */
export function clusterResource(
  model: Model,
  cluster: Cluster,
  logs: Logs,
  local: LocalLogs,
  identity: Identity,
): OpenSearchCluster {
  const trust = storeTrust(logs);
  return {
    apiVersion: 'opensearch.org/v1',
    kind: 'OpenSearchCluster',
    metadata: metadata(identity, services.opensearch.name, namespaces.logging),
    spec: {
      general: general(logs, cluster, trust),
      // The first node of a new cluster, which goes when the managers have met: it may be the one that registers the repository.
      bootstrap: {
        pluginsList: ['repository-s3'],
        keystore: keystore(logs),
        jvm: javaOptions('512m', trust),
        resources: resources('100m', '1Gi', '1Gi'),
        env: noInstanceMetadata,
        ...initContainers(trust),
      },
      nodePools: [
        pool(model, trust, {
          component: 'managers',
          replicas: local.managers,
          roles: ['cluster_manager'],
          disk: sizes.managers.disk,
          size: sizes.managers,
        }),
        pool(model, trust, {
          component: 'data',
          replicas: local.data,
          roles: ['data', 'ingest'],
          disk: logs.volume,
          size: sizes.data,
        }),
      ],
      // Nodes that are taken away first hand on their shards.
      confMgmt: { smartScaler: true },
      initHelper: { resources: resources('10m', '16Mi', '256Mi') },
      security: {
        config: {
          adminCredentialsSecret: { name: logSecrets.admin.name },
          adminSecret: { name: logCertificates.admin },
          updateJob: { resources: resources('100m', '256Mi', '512Mi') },
        },
        tls: {
          transport: {
            enabled: true,
            generate: false,
            perNode: false,
            secret: { name: logCertificates.transport },
            nodesDn: [logSubjects.node],
            enableHotReload: true,
          },
          http: {
            enabled: true,
            generate: false,
            secret: { name: logCertificates.http },
            adminDn: [logSubjects.admin],
            enableHotReload: true,
          },
        },
      },
      dashboards: dashboards(local, dashboardsSettings(calledByHttps(model, cluster))),
    },
  };
}

function general(logs: Logs, cluster: Cluster, trust: Trust | null): OpenSearchClusterGeneral {
  return {
    serviceName: services.opensearch.name,
    version: versions.opensearch,
    httpPort: services.opensearch.https,
    vendor: 'Opensearch',
    setVMMaxMapCount: true,
    drainDataNodes: false,
    pluginsList: ['repository-s3', exporterPlugin],
    keystore: keystore(logs),
    additionalConfig: s3ClientSettings(logs),
    snapshotRepositories: [{ name: archive.repository, type: 's3', settings: repositorySettings(logs, cluster) }],
    podSecurityContext: { fsGroup: 1000, fsGroupChangePolicy: 'OnRootMismatch' },
    ...(trust === null
      ? {}
      : {
          additionalVolumes: [
            { ...trust.volume, path: trustDirectory },
            { ...trust.source, path: '/usr/share/opensearch/config/object-store-ca' },
          ],
        }),
  };
}

/** The keys of the object store, under the names that repository-s3 looks for. */
function keystore({ objectStore }: Logs): readonly OpenSearchClusterKeystore[] {
  return [
    {
      secret: { name: objectStore.credentials },
      keyMappings: {
        [secretKeys.accessKey]: 's3.client.default.access_key',
        [secretKeys.secretKey]: 's3.client.default.secret_key',
      },
    },
  ];
}

/** The S3 client otherwise waits for a cloud's metadata service where its keys are refused. */
const noInstanceMetadata = [{ name: 'AWS_EC2_METADATA_DISABLED', value: 'true' }];

interface Pool {
  readonly component: string;
  readonly replicas: number;
  readonly roles: readonly string[];
  readonly disk: string;
  readonly size: { readonly cpu: string; readonly memory: string; readonly heap: string };
}

function pool({ volumes }: Model, trust: Trust | null, of: Pool): OpenSearchClusterNodePool {
  const { component, replicas, roles, disk, size } = of;
  const { storageClass } = volumes;
  return {
    component,
    replicas,
    roles,
    diskSize: disk,
    jvm: javaOptions(size.heap, trust),
    resources: resources(size.cpu, size.memory, size.memory),
    persistence: {
      pvc: { accessModes: ['ReadWriteOnce'], ...(storageClass === null ? {} : { storageClass }) },
    },
    env: noInstanceMetadata,
    ...(replicas > 1 ? { pdb: { enable: true, maxUnavailable: 1 } } : {}),
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        // A small cluster still runs them all.
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { ...operatedPods.all, 'opensearch.org/opensearch-nodepool': component } },
      },
    ],
    ...initContainers(trust),
  };
}

function javaOptions(heap: string, trust: Trust | null): string {
  return [`-Xms${heap} -Xmx${heap}`, ...(trust === null ? [] : [trust.javaOption])].join(' ');
}

function initContainers(trust: Trust | null): { readonly initContainers?: Json } {
  return trust === null ? {} : { initContainers: [trust.anyContainer] };
}

function dashboards(
  { dashboards: replicas }: LocalLogs,
  settings: Labels,
): NonNullable<OpenSearchCluster['spec']['dashboards']> {
  if (replicas === 0) return { enable: false };
  return {
    enable: true,
    version: versions.opensearch,
    replicas,
    opensearchCredentialsSecret: { name: logSecrets.dashboards.name },
    additionalConfig: settings,
    env: dashboardsEnv,
    resources: resources('100m', '512Mi', '1Gi'),
  };
}
