import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { assertFits, loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { opensearch } from './opensearch.ts';

const model = loggingModel({ fleet: 'tls: {issuer: private-ca}' });
const spec = () => objectOf(opensearch, model, 'OpenSearchCluster', 'opensearch').spec;

test('an OpenSearch with managers is a resource of the operator, its certificates, and the ways to it', () => {
  assert.deepEqual(objectNames(opensearch, model), [
    'Certificate logging/opensearch-http-tls',
    'Certificate logging/opensearch-transport-tls',
    'Certificate logging/opensearch-admin-tls',
    'OpenSearchCluster logging/opensearch',
    'Service logging/opensearch-metrics',
    'ServiceMonitor logging/opensearch',
    'TLSRoute logging/opensearch',
    'HTTPRoute logging/opensearch-dashboards',
  ]);
  for (const id of ['shop', 'lab', 'idle']) assert.equal(opensearch.build(model, clusterOf(model, id)), null);
});

test('the definitions of all kinds take every object', () => assertFits(opensearch, model, model.hub));

test('managers hold no lines, data nodes do, and each pool may lose one node at a time', () => {
  const pools = spec().nodePools.map(({ component, replicas, roles, diskSize, jvm, resources, pdb }) => ({
    component,
    replicas,
    roles,
    diskSize,
    jvm,
    memory: resources?.limits?.['memory'],
    pdb,
  }));
  assert.deepEqual(pools, [
    {
      component: 'managers',
      replicas: 3,
      roles: ['cluster_manager'],
      diskSize: '10Gi',
      jvm: '-Xms768m -Xmx768m',
      memory: '1536Mi',
      pdb: { enable: true, maxUnavailable: 1 },
    },
    {
      component: 'data',
      replicas: 3,
      roles: ['data', 'ingest'],
      diskSize: '50Gi',
      jvm: '-Xms2g -Xmx2g',
      memory: '4Gi',
      pdb: { enable: true, maxUnavailable: 1 },
    },
  ]);
});

test('snapshots go to the folder of the cluster, with keys from the Secret of the object store on every node and the first one', () => {
  const { general, bootstrap } = spec();
  assert.deepEqual(general?.snapshotRepositories, [
    { name: 'archive', type: 's3', settings: { bucket: 'lines', base_path: 'hub', client: 'default' } },
  ]);
  const keystore = [
    {
      secret: { name: 's3' },
      keyMappings: { 'access-key': 's3.client.default.access_key', 'secret-key': 's3.client.default.secret_key' },
    },
  ];
  assert.deepEqual([general?.keystore, bootstrap?.keystore], [keystore, keystore]);
  assert.deepEqual(general?.additionalConfig, {
    's3.client.default.endpoint': 's3.example.com',
    's3.client.default.protocol': 'https',
    's3.client.default.region': 'us-east-1',
  });
});

test('nodes know each other and their administrator by certificates of cert-manager, and read new ones without a restart', () => {
  assert.deepEqual(spec().security?.tls, {
    transport: {
      enabled: true,
      generate: false,
      perNode: false,
      secret: { name: 'opensearch-transport-tls' },
      nodesDn: ['CN=opensearch-node'],
      enableHotReload: true,
    },
    http: {
      enabled: true,
      generate: false,
      secret: { name: 'opensearch-http-tls' },
      adminDn: ['CN=opensearch-admin'],
      enableHotReload: true,
    },
  });
  assert.deepEqual(objectOf(opensearch, model, 'Certificate', 'opensearch-admin-tls').spec, {
    secretName: 'opensearch-admin-tls',
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'fleet-ca' },
    commonName: 'opensearch-admin',
    duration: '2160h',
    renewBefore: '720h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always', encoding: 'PKCS8' },
    usages: ['digital signature', 'client auth'],
  });
});

test('the certificate for callers has the host behind the gateway, or the addresses that they ask', () => {
  const names = ['opensearch', 'opensearch.logging', 'opensearch.logging.svc', 'opensearch.logging.svc.cluster.local'];
  const asked = (fleet: string): unknown => {
    const other = loggingModel({ fleet });
    const { dnsNames, ipAddresses } = objectOf(opensearch, other, 'Certificate', 'opensearch-http-tls').spec;
    return { dnsNames, ipAddresses };
  };
  assert.deepEqual(asked('tls: {issuer: private-ca}'), {
    dnsNames: [...names, 'localhost', 'opensearch.hub.example.com'],
    ipAddresses: undefined,
  });
  assert.deepEqual(asked('tls: {issuer: none}'), { dnsNames: [...names, 'localhost'], ipAddresses: ['10.0.0.1'] });
});

test('the gateway hands TLS through to OpenSearch; without TLS on hosts there is a node port, which has it', () => {
  assert.deepEqual(objectOf(opensearch, model, 'TLSRoute', 'opensearch').spec, {
    parentRefs: [{ name: 'namsan', namespace: 'monitoring', sectionName: 'https-opensearch' }],
    hostnames: ['opensearch.hub.example.com'],
    rules: [{ backendRefs: [{ name: 'opensearch', port: 9200 }] }],
  });
  assert.deepEqual(objectOf(opensearch, loggingModel(), 'Service', 'opensearch-external').spec, {
    type: 'NodePort',
    ports: [{ name: 'https', port: 9200, targetPort: 9200, nodePort: 30920 }],
    selector: { 'opensearch.org/opensearch-cluster': 'opensearch', 'opensearch.org/opensearch-nodepool': 'data' },
  });
});

test('ingress-nginx calls OpenSearch by HTTPS and knows whom it calls', () => {
  const other = modelOf({
    store:
      'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: lines}',
    fleet: 'logs: {objectStore: main, keep: {search: 7d, archive: 30d}}\ntls: {issuer: acme, email: a@example.com}',
    hub: 'domain: hub.example.com, expose: {via: ingress-nginx}, metrics: {mode: sidecar}, logs: {mode: local, store: {managers: 3, data: 3}}',
    clusters: ['id: shop, domain: shop.example.com, metrics: {mode: none}, logs: {mode: forward}'],
  });
  const { metadata, spec: ingress } = objectOf(opensearch, other, 'Ingress', 'opensearch');
  assert.deepEqual(metadata.annotations, {
    'cert-manager.io/cluster-issuer': 'fleet-ca',
    'nginx.ingress.kubernetes.io/proxy-read-timeout': '150',
    'nginx.ingress.kubernetes.io/proxy-send-timeout': '150',
    'nginx.ingress.kubernetes.io/proxy-body-size': '50m',
    'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS',
    'nginx.ingress.kubernetes.io/proxy-ssl-secret': 'logging/fleet-ca',
    'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'on',
    'nginx.ingress.kubernetes.io/proxy-ssl-name': 'opensearch.logging.svc.cluster.local',
    'nginx.ingress.kubernetes.io/proxy-ssl-server-name': 'on',
  });
  assert.deepEqual(ingress.tls, [{ hosts: ['opensearch.hub.example.com'], secretName: 'opensearch-ingress-tls' }]);
});

test('metrics are read by a user of their own, by TLS that is checked', () => {
  assert.deepEqual(objectOf(opensearch, model, 'ServiceMonitor', 'opensearch').spec, {
    selector: { matchLabels: { 'namsan.io/scrape': 'opensearch' } },
    endpoints: [
      {
        port: 'https',
        scheme: 'https',
        path: '/_prometheus/metrics',
        basicAuth: {
          username: { name: 'opensearch-monitor', key: 'username' },
          password: { name: 'opensearch-monitor', key: 'password' },
        },
        tlsConfig: {
          ca: { secret: { name: 'fleet-ca', key: 'ca.crt' } },
          serverName: 'opensearch.logging.svc.cluster.local',
        },
        relabelings: [{ targetLabel: 'job', replacement: 'opensearch' }],
        metricRelabelings: [{ action: 'labeldrop', regex: 'cluster' }],
      },
    ],
  });
});

test('a CA of the object store is added to those that Java trusts, on every node', () => {
  const other = modelOf({
    store:
      'provider: minio, endpoint: "https://s3.example.com", credentials: {secret: s3}, ca: {secret: s3-ca}, buckets: {metrics: blocks, logs: lines}',
    fleet: 'logs: {objectStore: main, keep: {search: 7d, archive: 30d}}',
    hub: 'domain: hub.example.com, metrics: {mode: sidecar}, logs: {mode: local, store: {managers: 3, data: 2, dashboards: 0}}',
  });
  const { general, nodePools, dashboards } = objectOf(opensearch, other, 'OpenSearchCluster', 'opensearch').spec;
  assert.deepEqual(
    general?.additionalVolumes?.map(({ name, path }) => [name, path]),
    [
      ['trust', '/usr/share/opensearch/config/trust'],
      ['object-store-ca', '/usr/share/opensearch/config/object-store-ca'],
    ],
  );
  assert.deepEqual(
    nodePools.map(({ jvm }) => jvm),
    ['768m', '2g'].map(
      (heap) => `-Xms${heap} -Xmx${heap} -Djavax.net.ssl.trustStore=/usr/share/opensearch/config/trust/cacerts`,
    ),
  );
  assert.equal(general?.additionalConfig?.['s3.client.default.path_style_access'], 'true');
  assert.deepEqual(dashboards, { enable: false });
});
