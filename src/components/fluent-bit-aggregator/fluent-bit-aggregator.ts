import type { Container, StatefulSet } from '../../kube/types.gen.ts';
import { inCluster, namespaces, services } from '../../model/addresses.ts';
import { aggregatorBytes } from '../../model/logs/buffers.ts';
import { aggregatorName } from '../../model/logs/forwarding.ts';
import { logFamilies } from '../../model/logs/names.ts';
import { forwardCertificates } from '../../model/logs/secret-names.ts';
import type { Cluster, Logs, Model } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import { certificate } from '../parts/certificate.ts';
import { checksum, configMap, configVolume, yamlFile } from '../parts/config-file.ts';
import { disruptionBudget } from '../parts/disruption-budget.ts';
import { exposed } from '../parts/exposure/exposure.ts';
import { aggregatorOutputs, caFile, outputVariables } from '../parts/fluent-bit/outputs.ts';
import {
  fluentBitProbes,
  forwardEnv,
  httpContainerPort,
  secretMount,
  secretVolume,
  storeEnv,
} from '../parts/fluent-bit/pod.ts';
import { fluentBitMonitor, fluentBitService, httpPort } from '../parts/fluent-bit/service.ts';
import { graceSeconds, type Section, secretsDirectory, service, stateDirectory } from '../parts/fluent-bit/settings.ts';
import { type Identity, selectorOf } from '../parts/labels.ts';
import { resources } from '../parts/resources.ts';
import { containerSecurity } from '../parts/security.ts';
import { namedPort, serviceAccount } from '../parts/services.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { statefulSet } from '../parts/workloads.ts';
import { type Component, type Parts, waves } from '../workload.ts';

const identity: Identity = { name: services.aggregator.name, layer: 'logs', version: versions.fluentBit };
const configName = 'fluent-bit-aggregator-config';
const configFile = 'fluent-bit.yaml';
const configDirectory = '/fluent-bit/etc/conf';
const forwardPort = 'forward';

/** The user `nonroot` of distroless images, on which Fluent Bit's stands; its files need no other (fluent-bit@v5.1.1 dockerfiles/Dockerfile). */
const user = 65532;

/** Before the OpenSearch of the hub: takes what other clusters forward, keeps it on disk while OpenSearch is away, and writes it there. */
export const fluentBitAggregator: Component = {
  name: 'fluent-bit-aggregator',
  wave: waves.collectors,
  about: 'Fluent Bit that takes the logs of other clusters on the hub and keeps them while OpenSearch is away.',
  build: (model, cluster) => {
    const { logs } = cluster;
    if (model.logs === null || cluster.id !== model.hub.id || logs.mode !== 'local' || logs.aggregator === 0)
      return null;
    return { objects: objectsOf(model, model.logs, cluster, logs.aggregator, logs.nodePort.aggregator), charts: [] };
  },
};

function objectsOf(model: Model, logs: Logs, cluster: Cluster, replicas: number, nodePort: number): Parts['objects'] {
  const text = yamlFile({ service, pipeline: { inputs: [input(model)], outputs: aggregatorOutputs(model, logs) } });
  const port = namedPort(forwardPort, services.aggregator.forward);
  return [
    serviceAccount(identity, namespaces.logging),
    configMap(identity, configName, { [configFile]: text }, namespaces.logging),
    certificate({
      identity,
      secret: forwardCertificates.aggregator,
      namespace: namespaces.logging,
      names: [inCluster(services.aggregator, namespaces.logging), aggregatorName(model)],
      usages: ['server auth'],
    }),
    aggregator(model, logs, replicas, text),
    fluentBitService(identity, [port, httpPort]),
    ...exposed(model, cluster, {
      what: 'aggregator',
      identity,
      namespace: namespaces.logging,
      service: identity.name,
      port: { name: forwardPort, port: services.aggregator.forward, targetPort: forwardPort },
      selector: selectorOf(identity),
      nodePort,
    }),
    ...disruptionBudget(identity, replicas).map((budget) => ({
      ...budget,
      metadata: { ...budget.metadata, namespace: namespaces.logging },
    })),
    ...fluentBitMonitor(cluster, identity),
  ];
}

/** Forward by TLS and a shared key; with `tls.mutual` a caller without a certificate of the fleet is refused. */
function input(model: Model): Section {
  const own = (key: string): string => `${secretsDirectory}/${forwardCertificates.aggregator}/${key}`;
  const { mutual } = model.tls;
  return {
    name: 'forward',
    listen: '0.0.0.0',
    port: services.aggregator.forward,
    shared_key: `\${${outputVariables.sharedKey}}`,
    self_hostname: aggregatorName(model),
    // A chunk of its sender comes in one piece.
    buffer_max_size: '16M',
    'storage.type': 'filesystem',
    tls: true,
    'tls.verify': mutual,
    ...(mutual ? { 'tls.verify_client_cert': true, 'tls.ca_file': caFile(model) } : {}),
    'tls.crt_file': own('tls.crt'),
    'tls.key_file': own('tls.key'),
  };
}

function aggregator(model: Model, logs: Logs, replicas: number, text: string): StatefulSet {
  const secrets = [model.tls.ca, forwardCertificates.aggregator];
  return statefulSet(
    {
      identity,
      replicas,
      user,
      namespace: namespaces.logging,
      graceSeconds: 2 * graceSeconds,
      annotations: checksum(configFile, text),
      containers: [container(secrets)],
      volumes: [configVolume('config', configName), ...secrets.map(secretVolume)],
    },
    identity.name,
    [volumeClaim(model.volumes, 'state', claimSize(model, logs))],
    true,
  );
}

/** Room for both buffers and a fifth more, for the files' own needs; whole Gi. */
function claimSize(model: Model, logs: Logs): string {
  const bytes = logFamilies.reduce((sum, family) => sum + aggregatorBytes(model, logs, family), 0);
  return `${Math.max(1, Math.ceil((bytes * 1.2) / 1024 ** 3))}Gi`;
}

function container(secrets: readonly string[]): Container {
  return {
    name: 'fluent-bit',
    image: images.fluentBit,
    command: ['/fluent-bit/bin/fluent-bit'],
    args: [`--config=${configDirectory}/${configFile}`],
    env: [...storeEnv, ...forwardEnv],
    ports: [{ name: forwardPort, containerPort: services.aggregator.forward }, httpContainerPort],
    ...fluentBitProbes,
    resources: resources('200m', '256Mi', '1Gi'),
    securityContext: containerSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'config', mountPath: configDirectory, readOnly: true },
      { name: 'state', mountPath: stateDirectory },
      ...secrets.map(secretMount),
    ],
  };
}
