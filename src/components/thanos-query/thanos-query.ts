import { formatDuration } from '../../kube/duration.ts';
import type { Container, Volume, VolumeMount } from '../../kube/types.gen.ts';
import { replicaLabels, services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { Model } from '../../model/model.ts';
import { mutualSecrets } from '../../model/mutual.ts';
import { versions } from '../../model/versions.ts';
import { certificate } from '../parts/certificate.ts';
import { configMap, configVolume, yamlFile } from '../parts/config-file.ts';
import { disruptionBudget } from '../parts/disruption-budget.ts';
import { nodePort } from '../parts/exposure/exposure.ts';
import { fleetCaMount, fleetCaVolume } from '../parts/fleet-ca.ts';
import { type Identity, selectorOf } from '../parts/labels.ts';
import { mutualMounts, mutualVolumes } from '../parts/mutual.ts';
import { resources } from '../parts/resources.ts';
import { ownAlerts } from '../parts/rules.ts';
import { thanosUser } from '../parts/security.ts';
import { serviceMonitor } from '../parts/service-monitor.ts';
import { namedPort, service, serviceAccount } from '../parts/services.ts';
import { thanosContainer } from '../parts/thanos-container.ts';
import { deployment } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';
import { queryAlerts } from './alerts.ts';
import { asksByFleetCa, endpoints, provesItself } from './endpoints.ts';

const { name, http, grpc } = services.query;
const identity: Identity = { name, layer: 'query', version: versions.thanos };
const config = { name: 'thanos-query-endpoints', file: 'endpoints.yaml', directory: '/etc/thanos/endpoints' };

/** The global query layer: one PromQL over every cluster, with the copies of replicas merged. */
export const thanosQuery: Component = {
  name,
  wave: waves.queries,
  about: 'Thanos Query, which asks every StoreAPI of the fleet.',
  build: (model, cluster) => {
    if (cluster.id !== model.hub.id) return null;
    const { replicas, nodePort: nodePorts } = model.metrics.query;
    return {
      objects: [
        serviceAccount(identity),
        ...(provesItself(model)
          ? [certificate({ identity, secret: mutualSecrets.query, names: [name], usages: ['client auth'] })]
          : []),
        configMap(identity, config.name, { [config.file]: yamlFile(endpoints(model)) }),
        service(identity, [namedPort(portNames.http, http), namedPort(portNames.grpc, grpc)]),
        deployment({
          identity,
          replicas,
          user: thanosUser,
          containers: [container(model)],
          volumes: volumes(model),
          // A query may run until its timeout while the pod is being replaced.
          graceSeconds: Math.ceil(model.metrics.query.timeout / 1000) + 30,
        }),
        ...disruptionBudget(identity, replicas),
        ...serviceMonitor(cluster, identity, portNames.http),
        ...ownAlerts(model, identity, queryAlerts),
        ...(cluster.expose.via === 'node-port'
          ? nodePort({
              what: 'query-frontend',
              identity,
              service: name,
              port: { name: portNames.grpc, port: grpc, targetPort: portNames.grpc },
              selector: selectorOf(identity),
              nodePort: nodePorts.grpc,
            })
          : []),
      ],
      charts: [],
    };
  },
};

function container(model: Model): Container {
  const { timeout } = model.metrics.query;
  return thanosContainer({
    name: 'thanos-query',
    command: ['query'],
    http,
    grpc,
    flags: [
      ...producedReplicaLabels(model).map((label) => `--query.replica-label=${label}`),
      '--query.auto-downsampling',
      `--query.timeout=${formatDuration(timeout)}`,
      // A store that says nothing for half of the time is left out, and the answer of the others still comes.
      `--store.response-timeout=${formatDuration(timeout / 2)}`,
      `--endpoint.sd-config-file=${config.directory}/${config.file}`,
      '--endpoint.sd-config-reload-interval=1m',
    ],
    resources: resources('250m', '512Mi', '2Gi'),
    mounts: [{ name: 'endpoints', mountPath: config.directory, readOnly: true }, ...mounts(model)],
  });
}

function volumes(model: Model): readonly Volume[] {
  const list = configVolume('endpoints', config.name);
  if (provesItself(model)) return [list, ...mutualVolumes(model, mutualSecrets.query)];
  return asksByFleetCa(model) ? [list, fleetCaVolume(model)] : [list];
}

function mounts(model: Model): readonly VolumeMount[] {
  if (provesItself(model)) return mutualMounts;
  return asksByFleetCa(model) ? [fleetCaMount] : [];
}

/** The replica labels of the producers that this fleet has: one too few shows series twice, one too many hides a label of somebody's own. */
function producedReplicaLabels({ clusters, metrics }: Model): readonly string[] {
  const out: string[] = [];
  if (clusters.some((c) => c.metrics.mode !== 'none')) out.push(replicaLabels.prometheus);
  if (metrics.receive !== null) out.push(replicaLabels.receive);
  if (metrics.ruler !== null) out.push(replicaLabels.ruler);
  return out;
}
