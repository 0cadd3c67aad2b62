import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../fleet/load.ts';
import { overBase } from '../fleet/testing/base-fleet.ts';
import { day, hour } from '../kube/duration.ts';
import type { Model } from './model.ts';
import { resolve } from './resolve.ts';

function modelOf(fragment: string): Model {
  const { fleet, findings } = loadFleet(overBase(fragment), 'fleet.yaml');
  assert.ok(fleet !== null, findings.map((f) => f.message).join('; '));
  return resolve(fleet);
}

const outside = {
  name: 's3',
  provider: 's3',
  scheme: 'https',
  endpoint: 's3.example.com',
  region: 'us-east-1',
  credentials: 's3-credentials',
  ca: null,
  buckets: { metrics: 'thanos', logs: '', volumes: '' },
  servedBy: null,
} as const;

test('the smallest fleet becomes a model with every field', () => {
  const { clusters, hub, ...model } = modelOf('');
  assert.equal(hub, clusters[0]);
  assert.deepEqual(model, {
    name: 'base',
    profile: 'strict',
    language: 'en',
    delivery: { via: 'apply' },
    secrets: { via: 'existing' },
    objectStores: [outside],
    metrics: {
      objectStore: outside,
      scrapeInterval: 30_000,
      blockRange: 2 * hour,
      keep: { raw: 14 * day, '5m': 30 * day, '1h': 90 * day },
      survive: { objectStore: 0, hub: 0, link: 0, receivers: 0, node: 0, zone: 0, compactor: 0 },
      query: { replicas: 2, timeout: 120_000, nodePort: { http: 30902, grpc: 30901 } },
      frontend: { replicas: 1, split: day, cache: 'in-memory' },
      store: { replicas: 1, shards: 1, shardBy: 'hash', volume: '20Gi', indexCache: 'in-memory' },
      compactor: { volume: '100Gi', deleteDelay: 48 * hour },
      receive: null,
      ruler: { replicas: 2, keepLocal: day },
      bucketWeb: false,
    },
    logs: null,
    alerts: { slack: null, deadMan: null },
    tls: { issuer: 'none', ca: 'fleet-ca', email: null, mutual: false },
    volumes: { provider: 'existing', storageClass: null, replicas: 1, backup: null },
    networkPolicies: 'default-deny',
  });
  assert.deepEqual(clusters[1], {
    id: 'edge',
    role: 'edge',
    kubernetes: { version: '1.35', flavor: 'other', context: 'edge', api: 'https://10.0.1.1:6443' },
    nodes: [
      {
        name: 'edge-1',
        address: '10.0.1.1',
        cpu: 4,
        memory: '8Gi',
        disk: '100Gi',
        declared: { cpu: false, memory: false, disk: false },
        zone: null,
      },
    ],
    expose: { via: 'gateway', domain: 'edge.example.com', gatewayClass: 'cilium' },
    cni: 'existing',
    labels: {},
    load: { pods: null, series: null, samplesPerSecond: null, tenants: {} },
    metrics: {
      mode: 'sidecar',
      replicas: 1,
      volume: '50Gi',
      keepLocal: day,
      keepLocalSize: null,
      storeApiNodePort: 30901,
    },
    survive: { objectStore: 0, hub: 0, link: 0 },
    logs: { mode: 'none' },
    grafana: false,
    alertmanager: true,
    operator: true,
  });
});

test('choices of the whole fleet are resolved', () => {
  const model = modelOf(`delivery: {via: argocd, repo: "https://git.example.com/a.git", path: fleet}
secrets: {via: external-secrets, store: vault}
objectStores: {s3: {buckets: {logs: logs, volumes: volumes}}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}, survive: {link: 2h}}
alerts: {slack: {secret: slack}, slackChannel: ops, deadMan: {secret: heartbeat}}
tls: {issuer: acme, email: ops@example.com}
volumes: {provider: longhorn, backup: {objectStore: s3}}
metrics: {ruler: {replicas: 0}}`);
  assert.deepEqual(model.delivery, {
    via: 'argocd',
    repo: 'https://git.example.com/a.git',
    branch: 'main',
    path: 'fleet',
  });
  assert.deepEqual(model.secrets, { via: 'external-secrets', store: 'vault' });
  assert.deepEqual(model.logs?.keep, { search: 7 * day, archive: 30 * day });
  assert.deepEqual(model.logs?.survive, { store: 0, link: 2 * hour, objectStore: 0 });
  assert.deepEqual(model.alerts, { slack: { secret: 'slack', channel: '#ops' }, deadMan: { secret: 'heartbeat' } });
  assert.deepEqual(model.tls, { issuer: 'acme', ca: 'fleet-ca', email: 'ops@example.com', mutual: false });
  assert.deepEqual(model.volumes, {
    provider: 'longhorn',
    storageClass: 'longhorn',
    replicas: 1,
    backup: { objectStore: model.objectStores[0], schedule: '0 2 * * *', keep: 7 },
  });
  assert.equal(model.metrics.ruler, null);
});

test('a store that the fleet serves has the address of its cluster', () => {
  const { metrics } = modelOf(
    'objectStores: {s3: {provider: seaweedfs, endpoint: null, cluster: edge, nodePort: 32001}}',
  );
  assert.deepEqual(metrics.objectStore, {
    ...outside,
    provider: 'seaweedfs',
    scheme: 'http',
    endpoint: '10.0.1.1:32001',
    servedBy: { cluster: 'edge', nodePort: 32001, volume: '100Gi' },
  });
});

test("an endpoint loses its scheme, and the port that is the scheme's own", () => {
  const endpoint = (url: string): readonly string[] => {
    const { objectStore } = modelOf(`objectStores: {s3: {endpoint: "${url}"}}`).metrics;
    return [objectStore.scheme, objectStore.endpoint];
  };
  assert.deepEqual(endpoint('https://s3.example.com:443'), ['https', 's3.example.com']);
  assert.deepEqual(endpoint('http://s3.example.com:9000'), ['http', 's3.example.com:9000']);
  assert.deepEqual(endpoint('http://10.0.0.9/'), ['http', '10.0.0.9']);
});

test('every mode of metrics and logs, and every way of exposure, keeps what it needs and no more', () => {
  const { clusters, metrics } = modelOf(`objectStores: {s3: {buckets: {logs: logs}}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
metrics: {receive: {limits: {headSeries: 5}}}
profile: compat
clusters:
  - {id: hub, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.9]}, logs: {mode: local, aggregator: 2}}
  - {id: edge, expose: {via: ingress-nginx}, metrics: {mode: agent, tenants: [a, b]}, logs: {mode: forward}}
  - {id: small, role: edge, nodes: [{name: n, address: 10.0.2.1}], metrics: {mode: scrape, credentials: {secret: small}}}
  - {id: quiet, role: storage, nodes: [{name: n, address: 10.0.3.1}], metrics: {mode: none}}`);
  assert.deepEqual(
    clusters.map((c) => [c.metrics, c.logs, c.expose, c.operator]),
    [
      [
        { mode: 'sidecar', replicas: 1, volume: '50Gi', keepLocal: day, keepLocalSize: null, storeApiNodePort: 30901 },
        {
          mode: 'local',
          managers: 0,
          data: 1,
          dashboards: 1,
          aggregator: 2,
          collector: 'daemonset',
          nodePort: { store: 30920, dashboards: 30561, aggregator: 30224 },
        },
        { via: 'load-balancer', addresses: ['10.0.9.1-10.0.9.9'] },
        true,
      ],
      [
        { mode: 'agent', replicas: 1, volume: '50Gi', tenants: ['a', 'b'] },
        { mode: 'forward', collector: 'daemonset' },
        { via: 'ingress-nginx', domain: 'edge.example.com' },
        true,
      ],
      [{ mode: 'scrape', credentials: 'small' }, { mode: 'none' }, { via: 'node-port' }, false],
      [{ mode: 'none' }, { mode: 'none' }, { via: 'node-port' }, false],
    ],
  );
  assert.deepEqual(metrics.receive, {
    replicas: 3,
    replication: 3,
    routers: 2,
    keepLocal: day,
    volume: '50Gi',
    nodePort: 30191,
    limits: { seriesPerRequest: 10_000, samplesPerRequest: 50_000, headSeries: 5 },
  });
});

test('a fleet that the rules should have refused is our fault, and says what is missing', () => {
  const { fleet } = loadFleet(overBase(''), 'fleet.yaml');
  assert.ok(fleet !== null);
  assert.throws(() => resolve({ ...fleet, clusters: [] }), new Error('The fleet rules let pass a fleet without a hub'));
  assert.throws(
    () => resolve({ ...fleet, metrics: { ...fleet.metrics, objectStore: 'b' } }),
    new Error('The fleet rules let pass a fleet without the object store b'),
  );
});

test('only the hub has an aggregator, because lines are forwarded nowhere else', () => {
  const { clusters } = modelOf(`objectStores: {s3: {buckets: {logs: lines}}}
logs: {objectStore: s3, keep: {search: 14d, archive: 180d}}
clusters: [{id: hub, logs: {mode: local, aggregator: 2}}, {id: edge, logs: {mode: local, aggregator: 2}}]`);
  assert.deepEqual(
    clusters.map(({ id, logs }) => [id, logs.mode === 'local' && logs.aggregator]),
    [
      ['hub', 2],
      ['edge', 0],
    ],
  );
});
