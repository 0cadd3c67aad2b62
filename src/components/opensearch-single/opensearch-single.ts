import type { Container, Service, StatefulSet, Volume } from '../../kube/types.gen.ts';
import { namespaces, services } from '../../model/addresses.ts';
import type { Cluster, Logs, Model } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import { checksum, configMap } from '../parts/config-file.ts';
import { type Identity, metadata, selectorOf } from '../parts/labels.ts';
import { logCertificates, openSearchCertificates } from '../parts/opensearch/certificates.ts';
import { openSearchExposure } from '../parts/opensearch/exposure.ts';
import { openSearchMetrics } from '../parts/opensearch/metrics.ts';
import { logUsersIn } from '../parts/opensearch/roles.ts';
import { openSearchUser } from '../parts/opensearch/setup.ts';
import { storeTrust, type Trust, trustDirectory } from '../parts/opensearch/trust.ts';
import { resources } from '../parts/resources.ts';
import { namedPort, serviceAccount } from '../parts/services.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { statefulSet } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';
import { home, prepare, raiseMapCount } from './prepare.ts';
import { certificateFolders, openSearchYaml } from './settings.ts';

/** The OpenSearch of a small cluster: one node without the operator, which needs three managers. */
export const opensearchSingle: Component = {
  name: 'opensearch-single',
  wave: waves.stores,
  about: 'OpenSearch on one node, for small clusters.',
  build: (model, cluster) => {
    const { logs } = model;
    const local = cluster.logs;
    if (logs === null || local.mode !== 'local' || local.managers > 0) return null;
    const settings = openSearchYaml(logs);
    return {
      objects: [
        ...openSearchCertificates(model, cluster, identity),
        serviceAccount(identity, namespaces.logging),
        configMap(identity, configName, { 'opensearch.yml': settings }, namespaces.logging),
        service,
        workload(model, cluster, logs, settings),
        ...openSearchMetrics(model, cluster, identity, selectorOf(identity)),
        ...openSearchExposure(model, cluster, identity, selectorOf(identity)),
      ],
      charts: [],
    };
  },
};

const { name, https } = services.opensearch;
const identity: Identity = { name, layer: 'log-store', version: versions.opensearch };
const configName = 'opensearch-config';
const config = `${home}/config`;

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadata(identity, name, namespaces.logging),
  spec: { type: 'ClusterIP', selector: selectorOf(identity), ports: [namedPort('https', https)] },
};

function workload({ volumes }: Model, cluster: Cluster, logs: Logs, settings: string): StatefulSet {
  const trust = storeTrust(logs);
  return statefulSet(
    {
      identity,
      namespace: namespaces.logging,
      replicas: 1,
      user: openSearchUser,
      // It flushes what it has before it goes.
      graceSeconds: 120,
      annotations: checksum('opensearch.yml', settings),
      initContainers: [
        raiseMapCount,
        prepare(logs.objectStore, logUsersIn(cluster)),
        ...(trust === null ? [] : [trust.container]),
      ],
      containers: [server(trust)],
      volumes: podVolumes(trust),
    },
    name,
    [volumeClaim(volumes, 'data', logs.volume)],
  );
}

function server(trust: Trust | null): Container {
  return {
    name: 'opensearch',
    image: images.opensearch,
    env: [
      {
        name: 'OPENSEARCH_JAVA_OPTS',
        value: ['-Xms1g -Xmx1g', ...(trust === null ? [] : [trust.javaOption])].join(' '),
      },
      // Certificates and users are the fleet's; the image would install its own.
      { name: 'DISABLE_INSTALL_DEMO_CONFIG', value: 'true' },
      { name: 'DISABLE_PERFORMANCE_ANALYZER_AGENT_CLI', value: 'true' },
      { name: 'AWS_EC2_METADATA_DISABLED', value: 'true' },
    ],
    ports: [{ name: 'https', containerPort: https }],
    // Any answer will do: without a password it is 401, and yellow is as good as it gets where copies have no second node.
    startupProbe: { tcpSocket: { port: 'https' }, periodSeconds: 10, failureThreshold: 60 },
    readinessProbe: { exec: { command: ['/bin/bash', '-c', ready] }, periodSeconds: 10, timeoutSeconds: 10 },
    livenessProbe: { tcpSocket: { port: 'https' }, periodSeconds: 30, failureThreshold: 8, timeoutSeconds: 5 },
    resources: resources('250m', '2Gi', '2Gi'),
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'data', mountPath: `${home}/data` },
      { name: 'config', mountPath: config },
      { name: 'settings', mountPath: `${config}/opensearch.yml`, subPath: 'opensearch.yml', readOnly: true },
      { name: 'http-certificate', mountPath: `${config}/${certificateFolders.http}`, readOnly: true },
      { name: 'transport-certificate', mountPath: `${config}/${certificateFolders.transport}`, readOnly: true },
      { name: 'plugins', mountPath: `${home}/plugins` },
      ...(trust === null ? [] : [{ name: trust.volume.name, mountPath: trustDirectory, readOnly: true }]),
    ],
  };
}

/** Security answers 503 until its index is there, and then 401 to who has no password. */
const ready = `code=$(curl --silent --cacert ${config}/${certificateFolders.http}/ca.crt --output /dev/null --write-out '%{http_code}' https://localhost:${https}/)
[ "$code" = 401 ]`;

function podVolumes(trust: Trust | null): readonly Volume[] {
  return [
    { name: 'config', emptyDir: {} },
    { name: 'plugins', emptyDir: {} },
    { name: 'settings', configMap: { name: configName } },
    { name: 'http-certificate', secret: { secretName: logCertificates.http } },
    { name: 'transport-certificate', secret: { secretName: logCertificates.transport } },
    ...(trust === null ? [] : [trust.volume, trust.source]),
  ];
}
