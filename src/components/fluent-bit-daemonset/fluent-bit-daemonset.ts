import type { Container, DaemonSet, VolumeMount } from '../../kube/types.gen.ts';
import { namespaces, services } from '../../model/addresses.ts';
import type { Cluster, Logs, Model } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import { checksum, configMap, configVolume, yamlFile } from '../parts/config-file.ts';
import { collectorOutputs } from '../parts/fluent-bit/outputs.ts';
import { filters, inputs } from '../parts/fluent-bit/pipeline.ts';
import {
  collectorEnv,
  collectorPodSecurity,
  collectorPriority,
  collectorSecrets,
  collectorSecurity,
  everywhere,
  fluentBitProbes,
  httpContainerPort,
  nodeFolder,
  nodeFolders,
  nodeState,
  secretMount,
  secretVolume,
} from '../parts/fluent-bit/pod.ts';
import { collectorCertificate, fluentBitMonitor, fluentBitService, httpPort } from '../parts/fluent-bit/service.ts';
import { graceSeconds, service, stateDirectory } from '../parts/fluent-bit/settings.ts';
import { type Identity, labelsOf, metadata, selectorOf } from '../parts/labels.ts';
import { resources } from '../parts/resources.ts';
import { clusterRights } from '../parts/scrape-rights.ts';
import { serviceAccount } from '../parts/services.ts';
import { type Component, type Parts, waves } from '../workload.ts';

const identity: Identity = { name: services.fluentBit.name, layer: 'logs', version: versions.fluentBit };
const configName = 'fluent-bit-config';
const configFile = 'fluent-bit.yaml';
const configDirectory = '/fluent-bit/etc/conf';

/** Fluent Bit on every node without an operator: a DaemonSet and its file. */
export const fluentBitDaemonset: Component = {
  name: 'fluent-bit-daemonset',
  wave: waves.collectors,
  about: 'Fluent Bit on every node, which collects the logs of containers and of the node, without an operator.',
  build: (model, cluster) =>
    model.logs !== null && cluster.logs.mode !== 'none' && cluster.logs.collector === 'daemonset'
      ? { objects: objectsOf(model, model.logs, cluster), charts: [] }
      : null,
};

function objectsOf(model: Model, logs: Logs, cluster: Cluster): Parts['objects'] {
  const text = yamlFile({
    service,
    pipeline: { inputs, filters: filters(cluster.id), outputs: collectorOutputs(model, logs, cluster) },
  });
  return [
    serviceAccount(identity, namespaces.logging),
    ...podReader,
    configMap(identity, configName, { [configFile]: text }, namespaces.logging),
    ...collectorCertificate(model, cluster, identity),
    daemonSet(model, cluster, text),
    fluentBitService(identity, [httpPort]),
    ...fluentBitMonitor(cluster, identity),
  ];
}

/** The `kubernetes` filter asks for one pod at a time (fluent-bit@v5.1.1 plugins/filter_kubernetes/kube_meta.c). */
const podReader = clusterRights(
  identity,
  identity.name,
  [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  namespaces.logging,
);

function daemonSet(model: Model, cluster: Cluster, text: string): DaemonSet {
  const secrets = collectorSecrets(model, cluster);
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(identity, identity.name, namespaces.logging),
    spec: {
      selector: { matchLabels: selectorOf(identity) },
      updateStrategy: { type: 'RollingUpdate' },
      template: {
        metadata: { labels: labelsOf(identity), annotations: checksum(configFile, text) },
        spec: {
          serviceAccountName: identity.name,
          // The `kubernetes` filter asks the API server for the pods that lines come from.
          automountServiceAccountToken: true,
          enableServiceLinks: false,
          securityContext: collectorPodSecurity,
          priorityClassName: collectorPriority,
          tolerations: everywhere,
          terminationGracePeriodSeconds: 2 * graceSeconds,
          containers: [container(model, cluster, secrets)],
          volumes: [configVolume('config', configName), ...folders.map(nodeFolder), ...secrets.map(secretVolume)],
        },
      },
    },
  };
}

const folders: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'state', path: nodeState },
  { name: 'logs', path: '/var/log' },
  { name: 'journal', path: '/var/log/journal' },
  ...nodeFolders,
];

function container(model: Model, cluster: Cluster, secrets: readonly string[]): Container {
  return {
    name: 'fluent-bit',
    image: images.fluentBit,
    command: ['/fluent-bit/bin/fluent-bit'],
    args: [`--config=${configDirectory}/${configFile}`],
    env: collectorEnv(model, cluster),
    ports: [httpContainerPort],
    ...fluentBitProbes,
    resources: resources('100m', '128Mi', '512Mi'),
    securityContext: collectorSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'config', mountPath: configDirectory, readOnly: true },
      ...folders.map(
        ({ name, path }): VolumeMount =>
          name === 'state' ? { name, mountPath: stateDirectory } : { name, mountPath: path, readOnly: true },
      ),
      ...secrets.map(secretMount),
    ],
  };
}
