import type { FluentBit } from '../../kube/types.gen.ts';
import { namespaces, services } from '../../model/addresses.ts';
import type { Cluster, Logs, Model } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import {
  collectorEnv,
  collectorPodSecurity,
  collectorPriority,
  collectorSecrets,
  collectorSecurity,
  everywhere,
  fluentBitProbes,
  nodeFolder,
  nodeFolders,
  nodeState,
} from '../parts/fluent-bit/pod.ts';
import { collectorCertificate, fluentBitMonitor, fluentBitService, httpPort } from '../parts/fluent-bit/service.ts';
import { graceSeconds } from '../parts/fluent-bit/settings.ts';
import { type Identity, labelsOf, metadata, selectorOf } from '../parts/labels.ts';
import { resources } from '../parts/resources.ts';
import { type Component, type Parts, waves } from '../workload.ts';
import { pipelineOutputs } from './output-resources.ts';
import { pipelineConfig, pipelineFilters, pipelineInputs } from './pipeline-resources.ts';

const identity: Identity = { name: services.fluentBit.name, layer: 'logs', version: versions.operatedFluentBit };
const configName = 'fluent-bit-config';

/** Fluent Bit on every node, as resources of the Fluent Operator. */
export const fluentBit: Component = {
  name: 'fluent-bit',
  wave: waves.collectors,
  about: 'Fluent Bit on every node, which collects the logs of containers and of the node, by the Fluent Operator.',
  build: (model, cluster) =>
    model.logs !== null && cluster.logs.mode !== 'none' && cluster.logs.collector === 'operator'
      ? { objects: objectsOf(model, model.logs, cluster), charts: [] }
      : null,
};

function objectsOf(model: Model, logs: Logs, cluster: Cluster): Parts['objects'] {
  const labels = labelsOf(identity);
  return [
    pipelineConfig(configName, labels),
    ...pipelineInputs(labels),
    ...pipelineFilters(cluster, labels),
    ...pipelineOutputs(model, logs, cluster, labels),
    ...collectorCertificate(model, cluster, identity),
    fluentBitResource(model, cluster),
    fluentBitService(identity, [httpPort]),
    ...fluentBitMonitor(cluster, identity),
  ];
}

function fluentBitResource(model: Model, cluster: Cluster): FluentBit {
  return {
    apiVersion: 'fluentbit.fluent.io/v1alpha2',
    kind: 'FluentBit',
    // The operator selects pods by all labels of the resource, and a DaemonSet's selector never changes: none of them names a version.
    metadata: { ...metadata(identity, identity.name, namespaces.logging), labels: selectorOf(identity) },
    spec: {
      image: images.operatedFluentBit,
      fluentBitConfigName: configName,
      positionDB: { hostPath: { path: nodeState, type: 'DirectoryOrCreate' } },
      volumes: nodeFolders.map(nodeFolder),
      volumesMounts: nodeFolders.map(({ name, path }) => ({ name, mountPath: path, readOnly: true })),
      secrets: collectorSecrets(model, cluster),
      // What stays in the cluster is let in by the password that the operator writes into the configuration.
      ...(cluster.logs.mode === 'forward' ? { envVars: collectorEnv(model, cluster) } : {}),
      // The Service that the operator would make has no port of the name `http`; ours has.
      disableService: true,
      ...fluentBitProbes,
      resources: resources('100m', '128Mi', '512Mi'),
      securityContext: collectorPodSecurity,
      containerSecurityContext: collectorSecurity,
      priorityClassName: collectorPriority,
      tolerations: everywhere,
      terminationGracePeriodSeconds: 2 * graceSeconds,
    },
  };
}
