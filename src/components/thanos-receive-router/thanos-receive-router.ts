import { services, tenantHeader } from '../../model/addresses.ts';
import { portNames, receiveTenancy } from '../../model/agreements.ts';
import type { Model, Receive } from '../../model/model.ts';
import { mutualSecrets, serverName } from '../../model/mutual.ts';
import { versions } from '../../model/versions.ts';
import { certificate } from '../parts/certificate.ts';
import { configMap, configVolume, jsonFile, yamlFile } from '../parts/config-file.ts';
import { disruptionBudget } from '../parts/disruption-budget.ts';
import { exposed } from '../parts/exposure/exposure.ts';
import { type Identity, selectorOf } from '../parts/labels.ts';
import { mutualFiles, mutualMounts, mutualVolumes } from '../parts/mutual.ts';
import { resources } from '../parts/resources.ts';
import { ownAlerts } from '../parts/rules.ts';
import { thanosUser } from '../parts/security.ts';
import { serviceMonitor } from '../parts/service-monitor.ts';
import { namedPort, service, serviceAccount } from '../parts/services.ts';
import { thanosContainer } from '../parts/thanos-container.ts';
import { deployment } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';
import { routerAlerts } from './alerts.ts';
import { hashrings, limits } from './routing.ts';

const { name, http, grpc, remoteWrite } = services.receiveRouter;
const identity: Identity = { name, layer: 'receive', version: versions.thanos };
const directory = '/etc/thanos/receive';

/** What agents write to: it sends every series to the ingesters that own it, as many as the replication factor says. */
export const thanosReceiveRouter: Component = {
  name,
  wave: waves.stores,
  about: 'Routers of Thanos Receive, to which agents write.',
  build: (model, cluster) => {
    const { receive } = model.metrics;
    if (cluster.id !== model.hub.id || receive === null) return null;
    return {
      objects: [
        serviceAccount(identity),
        configMap(identity, name, {
          'hashrings.json': jsonFile(hashrings(receive)),
          'limits.yaml': yamlFile(limits(model, receive)),
        }),
        ...(model.tls.mutual
          ? [
              certificate({
                identity,
                secret: mutualSecrets.receive,
                names: [serverName('receive', cluster)],
                usages: ['server auth'],
              }),
            ]
          : []),
        service(identity, [
          namedPort(portNames.remoteWrite, remoteWrite),
          namedPort(portNames.http, http),
          namedPort(portNames.grpc, grpc),
        ]),
        deployment({
          identity,
          replicas: receive.routers,
          user: thanosUser,
          graceSeconds: 60,
          containers: [container(model, receive)],
          volumes: [
            configVolume('config', name),
            ...(model.tls.mutual ? mutualVolumes(model, mutualSecrets.receive) : []),
          ],
        }),
        ...disruptionBudget(identity, receive.routers),
        ...serviceMonitor(cluster, identity, portNames.http),
        ...ownAlerts(model, identity, routerAlerts),
        ...exposed(model, cluster, {
          what: 'receive',
          identity,
          service: name,
          port: { name: portNames.remoteWrite, port: remoteWrite, targetPort: portNames.remoteWrite },
          selector: selectorOf(identity),
          nodePort: receive.nodePort,
          path: '/api/v1/receive',
        }),
      ],
      charts: [],
    };
  },
};

function container(model: Model, receive: Receive): ReturnType<typeof thanosContainer> {
  return thanosContainer({
    name,
    command: ['receive'],
    http,
    grpc,
    flags: [
      `--remote-write.address=0.0.0.0:${remoteWrite}`,
      // Hashrings without a local endpoint make a router (thanos@v0.42.4 cmd/thanos/receive.go, determineMode); both files are read again when they change.
      `--receive.hashrings-file=${directory}/hashrings.json`,
      '--receive.hashrings-algorithm=ketama',
      `--receive.replication-factor=${receive.replication}`,
      `--receive.tenant-header=${tenantHeader}`,
      `--receive.default-tenant-id=${receiveTenancy.defaultTenant}`,
      `--receive.tenant-label-name=${receiveTenancy.label}`,
      `--receive.limits-config-file=${directory}/limits.yaml`,
      ...(model.tls.mutual
        ? [
            `--remote-write.server-tls-cert=${mutualFiles.cert}`,
            `--remote-write.server-tls-key=${mutualFiles.key}`,
            `--remote-write.server-tls-client-ca=${mutualFiles.ca}`,
          ]
        : []),
      // Every receiver must have a label, though a router keeps no block that would carry it.
      `--label=receive_cluster="${model.hub.id}"`,
    ],
    resources: resources('100m', '256Mi', '1Gi'),
    mounts: [{ name: 'config', mountPath: directory, readOnly: true }, ...(model.tls.mutual ? mutualMounts : [])],
    ports: [{ name: portNames.remoteWrite, containerPort: remoteWrite }],
  });
}
