import type { Deployment, EnvVar, Service } from '../../kube/types.gen.ts';
import { inCluster, namespaces, secretKeys, services } from '../../model/addresses.ts';
import { logSecrets } from '../../model/logs/secret-names.ts';
import type { Model } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import { checksum, configMap, configVolume, yamlFile } from '../parts/config-file.ts';
import { type Identity, metadata, selectorOf } from '../parts/labels.ts';
import { calledByHttps, dashboardsEnv, dashboardsSettings } from '../parts/opensearch/dashboards-settings.ts';
import { dashboardsExposure } from '../parts/opensearch/exposure.ts';
import { openSearchUser } from '../parts/opensearch/setup.ts';
import { resources } from '../parts/resources.ts';
import { namedPort, serviceAccount } from '../parts/services.ts';
import { deployment } from '../parts/workloads.ts';
import { type Component, waves } from '../workload.ts';

/** OpenSearch Dashboards beside an OpenSearch of one node; the operator makes its own. */
export const opensearchDashboards: Component = {
  name: 'opensearch-dashboards',
  wave: waves.stores,
  about: 'OpenSearch Dashboards beside an OpenSearch of one node.',
  build: (model, cluster) => {
    const local = cluster.logs;
    if (local.mode !== 'local' || local.managers > 0 || local.dashboards === 0) return null;
    const settings = settingsFile(dashboardsSettings(calledByHttps(model, cluster)));
    return {
      objects: [
        serviceAccount(identity, namespaces.logging),
        configMap(identity, name, { [file]: settings }, namespaces.logging),
        service,
        workload(model, local.dashboards, settings),
        ...dashboardsExposure(model, cluster, identity, selectorOf(identity)),
      ],
      charts: [],
    };
  },
};

const { name, http } = services.dashboards;
const identity: Identity = { name, layer: 'log-search', version: versions.opensearch };
const home = '/usr/share/opensearch-dashboards';
const file = 'opensearch_dashboards.yml';

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadata(identity, name, namespaces.logging),
  spec: { type: 'ClusterIP', selector: selectorOf(identity), ports: [namedPort('http', http)] },
};

/** The operator takes each setting as a text; here lists and switches are what they are. */
function settingsFile(common: Readonly<Record<string, string>>): string {
  const { opensearch } = services;
  return yamlFile({
    'server.host': '0.0.0.0',
    'server.name': name,
    'opensearch.hosts': [`https://${inCluster(opensearch, namespaces.logging)}:${opensearch.https}`],
    'opensearch.ssl.verificationMode': 'full',
    'opensearch.ssl.certificateAuthorities': [`/ca/${secretKeys.ca}`],
    ...Object.fromEntries(Object.entries(common).map(([key, text]) => [key, typed(text)])),
  });
}

function typed(text: string): string | boolean | readonly string[] {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.startsWith('[') ? (text.match(/[^[\]",]+/g) ?? []) : text;
}

function workload({ tls }: Model, replicas: number, settings: string): Deployment {
  return deployment({
    identity,
    namespace: namespaces.logging,
    replicas,
    user: openSearchUser,
    annotations: checksum(file, settings),
    containers: [
      {
        name: 'dashboards',
        image: images.opensearchDashboards,
        env: [
          fromSecret('OPENSEARCH_USERNAME', logSecrets.dashboards.username),
          fromSecret('OPENSEARCH_PASSWORD', logSecrets.dashboards.password),
          ...dashboardsEnv,
        ],
        ports: [{ name: 'http', containerPort: http }],
        // Its status asks for a log-in: that the port is open must do.
        startupProbe: { tcpSocket: { port: 'http' }, periodSeconds: 10, failureThreshold: 60 },
        readinessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 10 },
        livenessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 30, failureThreshold: 8 },
        resources: resources('100m', '512Mi', '1Gi'),
        // It unpacks and caches in folders of its own beside its data.
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        terminationMessagePolicy: 'FallbackToLogsOnError',
        volumeMounts: [
          { name: 'settings', mountPath: `${home}/config/${file}`, subPath: file, readOnly: true },
          { name: 'data', mountPath: `${home}/data` },
          { name: 'fleet-ca', mountPath: '/ca', readOnly: true },
        ],
      },
    ],
    volumes: [
      configVolume('settings', name),
      { name: 'data', emptyDir: {} },
      {
        name: 'fleet-ca',
        secret: { secretName: tls.ca, items: [{ key: secretKeys.ca, path: secretKeys.ca }] },
      },
    ],
  });
}

function fromSecret(variable: string, key: string): EnvVar {
  return { name: variable, valueFrom: { secretKeyRef: { name: logSecrets.dashboards.name, key } } };
}
