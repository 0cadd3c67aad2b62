import type { Labels } from '../../kube/objects.ts';
import type {
  ClusterFilter,
  ClusterFilterRecordModifier,
  ClusterFluentBitConfig,
  ClusterInput,
} from '../../kube/types.gen.ts';
import { namespaces, services } from '../../model/addresses.ts';
import { longestRetry } from '../../model/logs/buffers.ts';
import type { LogFamily } from '../../model/logs/names.ts';
import type { Cluster } from '../../model/model.ts';
import {
  clusterMark,
  containerLogs,
  journals,
  kept,
  kubernetesMetadata,
  longestLine,
  positions,
  tags,
  watching,
} from '../parts/fluent-bit/pipeline.ts';
import {
  backlogMemory,
  bufferDirectory,
  chunksInMemory,
  firstRetry,
  graceSeconds,
} from '../parts/fluent-bit/settings.ts';

/** By this label the pipeline selects its inputs, filters and outputs: those of others stay apart. */
const pipelineLabels: Labels = { 'namsan.io/log-pipeline': 'collector' };

/** What a section of the pipeline is called in the cluster, with our labels. */
export function pipelineMeta(name: string, labels: Labels): { readonly name: string; readonly labels: Labels } {
  return { name: `${services.fluentBit.name}-${name}`, labels: { ...labels, ...pipelineLabels } };
}

/** The service section, and which resources belong to it. */
export function pipelineConfig(name: string, labels: Labels): ClusterFluentBitConfig {
  const selector = { matchLabels: pipelineLabels };
  return {
    apiVersion: 'fluentbit.fluent.io/v1alpha2',
    kind: 'ClusterFluentBitConfig',
    metadata: { name, labels },
    spec: {
      // Without it the operator writes the configuration into its own namespace, and the pods never find it (controllers/fluentbitconfig_controller.go).
      namespace: namespaces.logging,
      configFileFormat: 'classic',
      service: {
        flushSeconds: 1,
        graceSeconds,
        logLevel: 'info',
        parsersFile: '/fluent-bit/etc/parsers.conf',
        httpServer: true,
        httpListen: '0.0.0.0',
        httpPort: services.fluentBit.http,
        schedulerBase: firstRetry,
        schedulerCap: longestRetry,
        storage: {
          path: bufferDirectory,
          sync: 'normal',
          checksum: 'off',
          maxChunksUp: chunksInMemory,
          backlogMemLimit: backlogMemory,
          deleteIrrecoverableChunks: 'on',
          metrics: 'on',
        },
      },
      inputSelector: selector,
      filterSelector: selector,
      outputSelector: selector,
    },
  };
}

/** The same inputs as in `inputs` of parts/fluent-bit/pipeline.ts, in the words of the operator. */
export function pipelineInputs(labels: Labels): readonly ClusterInput[] {
  return [
    {
      apiVersion: 'fluentbit.fluent.io/v1alpha2',
      kind: 'ClusterInput',
      metadata: pipelineMeta('containers', labels),
      spec: {
        tail: {
          tag: tags.k8s,
          path: containerLogs,
          multilineParser: 'docker, cri',
          db: positions('containers'),
          dbLocking: true,
          readFromHead: true,
          refreshIntervalSeconds: watching.refresh,
          rotateWaitSeconds: watching.rotated,
          bufferMaxSize: longestLine,
          skipLongLines: true,
          storageType: 'filesystem',
        },
      },
    },
    ...journals.map(
      ({ name, path }): ClusterInput => ({
        apiVersion: 'fluentbit.fluent.io/v1alpha2',
        kind: 'ClusterInput',
        metadata: pipelineMeta(name, labels),
        spec: {
          systemd: {
            tag: tags.host,
            path,
            db: positions(name),
            readFromTail: 'on',
            stripUnderscores: 'on',
            storageType: 'filesystem',
          },
        },
      }),
    ),
  ];
}

/** The same filters as `filters` of parts/fluent-bit/pipeline.ts. */
export function pipelineFilters(cluster: Cluster, labels: Labels): readonly ClusterFilter[] {
  const recordModifier = (family: LogFamily): ClusterFilterRecordModifier => ({
    records: [clusterMark(cluster.id)],
    allowlistKeys: kept[family],
  });
  const filter = (name: string, family: LogFamily, filters: ClusterFilter['spec']['filters']): ClusterFilter => ({
    apiVersion: 'fluentbit.fluent.io/v1alpha2',
    kind: 'ClusterFilter',
    metadata: pipelineMeta(name, labels),
    spec: { match: tags[family], ...(filters === undefined ? {} : { filters }) },
  });
  return [
    filter('containers', 'k8s', [
      {
        kubernetes: {
          kubeTagPrefix: kubernetesMetadata.kube_tag_prefix,
          labels: kubernetesMetadata.labels,
          annotations: kubernetesMetadata.annotations,
          mergeLog: kubernetesMetadata.merge_log,
          k8sLoggingParser: kubernetesMetadata['k8s-logging.parser'],
          k8sLoggingExclude: kubernetesMetadata['k8s-logging.exclude'],
          bufferSize: kubernetesMetadata.buffer_size,
          kubeMetaCacheTTL: kubernetesMetadata.kube_meta_cache_ttl,
        },
      },
      { recordModifier: recordModifier('k8s') },
    ]),
    filter('journal', 'host', [{ recordModifier: recordModifier('host') }]),
  ];
}
