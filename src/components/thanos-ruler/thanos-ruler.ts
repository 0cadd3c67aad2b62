import { formatDuration } from '../../kube/duration.ts';
import type { ThanosRuler } from '../../kube/types.gen.ts';
import { inCluster, resources as names, outerQueryUrl, services } from '../../model/addresses.ts';
import { portNames, rulerRuleLabels, srvName } from '../../model/agreements.ts';
import type { Model } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import type { Identity } from '../parts/labels.ts';
import { metadata, selectorOf } from '../parts/labels.ts';
import { objectStoreEnv, objectStoreFile, objectStoreMounts, objectStoreVolumes } from '../parts/object-store.ts';
import { operatedAccount, operatedBudget, operatedMonitor, operatedService } from '../parts/operated.ts';
import { resources } from '../parts/resources.ts';
import { ownAlerts } from '../parts/rules.ts';
import { podSecurity, thanosUser } from '../parts/security.ts';
import { namedPort } from '../parts/services.ts';
import { spreadOverNodes } from '../parts/spread.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { type Component, waves } from '../workload.ts';
import { rulerAlerts } from './alerts.ts';
import { clusterRules } from './cluster-rules.ts';
import { edgeRules } from './edge-rules.ts';
import { watchdog } from './watchdog.ts';

const { name, http, grpc } = services.ruler;
/** The labels that the operator gives its pods: `thanos-ruler`, and the resource's name as the instance. */
const identity: Identity = { name, instance: names.ruler, layer: 'rules', version: versions.thanos };
const operated = { identity, name };

/** Size of the volume: rules give few series, and only `ruler.keepLocal` of them is kept. */
const volume = '10Gi';

/** What evaluates the rules that need more than one cluster, over everything that Query sees. */
export const thanosRuler: Component = {
  name,
  wave: waves.queries,
  about: 'Thanos Ruler, for rules over the metrics of many clusters.',
  build: (model, cluster) => {
    const { ruler } = model.metrics;
    if (cluster.id !== model.hub.id || ruler === null) return null;
    return {
      objects: [
        operatedAccount(operated),
        operatedService(operated, [namedPort(portNames.grpc, grpc), namedPort(portNames.http, http)], {
          headless: true,
        }),
        rulerOf(model, ruler),
        ...operatedBudget(operated, ruler.replicas),
        ...operatedMonitor(cluster, operated, name),
        ...clusterRules(model, identity),
        ...edgeRules(model, identity),
        ...watchdog(model, identity),
        ...ownAlerts(model, identity, rulerAlerts),
      ],
      charts: [],
    };
  },
};

function rulerOf(model: Model, ruler: NonNullable<Model['metrics']['ruler']>): ThanosRuler {
  const { objectStore } = model.metrics;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ThanosRuler',
    metadata: metadata(identity, names.ruler),
    spec: {
      image: images.thanos,
      version: versions.thanos,
      replicas: ruler.replicas,
      serviceAccountName: name,
      serviceName: name,
      portName: portNames.http,
      logFormat: 'logfmt',
      logLevel: 'info',
      // Not `cluster`: an external label would hide the `cluster` that the result of a rule carries.
      labels: { ruler_cluster: model.hub.id },
      alertDropLabels: ['ruler_cluster'],
      evaluationInterval: '1m',
      retention: formatDuration(ruler.keepLocal),
      ruleSelector: { matchLabels: rulerRuleLabels },
      ruleNamespaceSelector: {},
      queryEndpoints: [`http://${inCluster(services.query)}:${services.query.http}`],
      alertQueryUrl: outerQueryUrl(model),
      // Alertmanagers do not pass alerts on to each other: each must get every alert.
      ...(model.hub.alertmanager
        ? { alertmanagersUrl: [`dnssrv+http://${srvName(portNames.http, services.alertmanager)}`] }
        : {}),
      objectStorageConfigFile: objectStoreFile,
      volumes: objectStoreVolumes(objectStore),
      volumeMounts: objectStoreMounts(objectStore),
      containers: [{ name: 'thanos-ruler', env: objectStoreEnv(objectStore) }],
      storage: { volumeClaimTemplate: volumeClaim(model.volumes, 'data', volume) },
      resources: resources('100m', '256Mi', '1Gi'),
      securityContext: podSecurity(thanosUser),
      affinity: spreadOverNodes(selectorOf(identity)),
      enableServiceLinks: false,
    },
  };
}
