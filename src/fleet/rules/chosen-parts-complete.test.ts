import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { chosenPartsComplete } from './chosen-parts-complete.ts';

test('Argo CD needs a repository, External Secrets a store, ACME an address', () => {
  assert.deepEqual(
    told(
      chosenPartsComplete,
      `delivery: {via: argocd}
secrets: {via: external-secrets}
tls: {issuer: acme}`,
    ),
    [
      {
        path: 'delivery',
        severity: 'error',
        message: 'Delivery by Argo CD needs `repo`, the Git repository of the tree',
        fix: chosenPartsComplete.fix,
      },
      {
        path: 'secrets',
        severity: 'error',
        message: 'External Secrets needs `store`, the ClusterSecretStore to read from',
        fix: chosenPartsComplete.fix,
      },
      {
        path: 'tls',
        severity: 'error',
        message: 'An ACME CA needs `email`, the account to warn of expiry',
        fix: chosenPartsComplete.fix,
      },
    ],
  );
});

test('backups of volumes need Longhorn', () => {
  const fragment = 'objectStores: {s3: {buckets: {volumes: copies}}}\nvolumes: {backup: {objectStore: s3}}';
  assert.deepEqual(told(chosenPartsComplete, fragment), [
    {
      path: 'volumes.backup',
      severity: 'error',
      message: 'Backups of volumes are made by Longhorn: `volumes.backup` needs `provider: longhorn`',
      fix: 'Add `provider: longhorn`, or set the backups up in what serves the volumes.',
    },
  ]);
  assert.deepEqual(told(chosenPartsComplete, fragment.replace('{backup', '{provider: longhorn, backup')), []);
});

test('an object store is either outside or served by the fleet', () => {
  assert.deepEqual(
    told(
      chosenPartsComplete,
      `objectStores:
  none: {provider: s3, credentials: {secret: a}, buckets: {}}
  both: {provider: seaweedfs, endpoint: "https://a.example.com", cluster: edge, credentials: {secret: a}, buckets: {}}
  served: {provider: s3, cluster: edge, nodePort: 32001, credentials: {secret: a}, buckets: {}}`,
    ),
    [
      {
        path: 'objectStores.none',
        severity: 'error',
        message:
          'The object store `none` needs either `endpoint` (outside the fleet) or `cluster` (served by the fleet)',
        fix: chosenPartsComplete.fix,
      },
      {
        path: 'objectStores.both',
        severity: 'error',
        message:
          'The object store `both` needs either `endpoint` (outside the fleet) or `cluster` (served by the fleet)',
        fix: chosenPartsComplete.fix,
      },
      {
        path: 'objectStores.served.provider',
        severity: 'error',
        message: '`s3` is any service outside the fleet; a store that the fleet serves has the provider `seaweedfs`',
        fix: chosenPartsComplete.fix,
      },
    ],
  );
});

test('a scraped cluster needs credentials, and the hub is not scraped by itself', () => {
  assert.deepEqual(
    told(
      chosenPartsComplete,
      'clusters: [{id: hub, metrics: {mode: scrape, credentials: {secret: a}}}, {id: edge, metrics: {mode: scrape}}]',
    ),
    [
      {
        path: 'clusters.0.metrics.mode',
        severity: 'error',
        message: 'The hub cannot be scraped from the hub as an edge; use `sidecar` or `agent`',
        fix: chosenPartsComplete.fix,
      },
      {
        path: 'clusters.1.metrics',
        severity: 'error',
        message: '`edge` is scraped from the hub and needs `credentials`, a Secret on the hub with its token and CA',
        fix: chosenPartsComplete.fix,
      },
    ],
  );
});

test('tenants belong to agents, and each is named once', () => {
  assert.deepEqual(
    told(
      chosenPartsComplete,
      'clusters: [{id: hub, metrics: {tenants: [a]}}, {id: edge, metrics: {mode: agent, tenants: [a, a]}}]',
    ),
    [
      {
        path: 'clusters.0.metrics.tenants',
        severity: 'error',
        message: 'Tenants need the metrics mode `agent`',
        fix: chosenPartsComplete.fix,
      },
      {
        path: 'clusters.1.metrics.tenants',
        severity: 'error',
        message: 'A tenant is named twice',
        fix: chosenPartsComplete.fix,
      },
    ],
  );
});

test('logs need their section, and forwarding a hub that keeps them', () => {
  assert.deepEqual(
    told(chosenPartsComplete, 'clusters: [{id: hub, logs: {mode: local}}, {id: edge, logs: {mode: forward}}]'),
    [
      {
        path: 'clusters.0.logs.mode',
        severity: 'error',
        message: '`hub` keeps logs, but the fleet has no `logs` section',
        fix: chosenPartsComplete.fix,
      },
      {
        path: 'clusters.1.logs.mode',
        severity: 'error',
        message: '`edge` keeps logs, but the fleet has no `logs` section',
        fix: chosenPartsComplete.fix,
      },
    ],
  );
});

test('logs are not forwarded to a hub that keeps none', () => {
  assert.deepEqual(
    told(
      chosenPartsComplete,
      `objectStores: {s3: {buckets: {logs: logs}}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
clusters: [{id: edge, logs: {mode: forward}}]`,
    ),
    [
      {
        path: 'clusters.1.logs.mode',
        severity: 'error',
        message: '`edge` forwards logs, but the hub keeps none',
        fix: 'Give the hub `logs: {mode: local}`.',
      },
    ],
  );
});

test('host names need a domain, load balancers a pool', () => {
  assert.deepEqual(
    told(
      chosenPartsComplete,
      'clusters: [{id: hub, domain: null, expose: {via: gateway}}, {id: edge, expose: {via: load-balancer}}]',
    ),
    [
      {
        path: 'clusters.0',
        severity: 'error',
        message: '`hub` is exposed by host names and needs `domain`',
        fix: chosenPartsComplete.fix,
      },
      {
        path: 'clusters.1.expose',
        severity: 'error',
        message: '`edge` is exposed by load balancers and needs `addresses`, their pool',
        fix: chosenPartsComplete.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      chosenPartsComplete,
      `delivery: {via: argocd, repo: "https://git.example.com/a.git"}
secrets: {via: external-secrets, store: vault}
tls: {issuer: acme, email: a@example.com}
clusters: [{id: edge, metrics: {mode: scrape, credentials: {secret: edge}}}]`,
    ),
    [],
    'a fleet whose choices are complete',
  );
});

test('mutual proof with forwarded logs needs an aggregator, which asks for client certificates', () => {
  const forwarding = (aggregator: number) => `objectStores: {s3: {buckets: {logs: logs}}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
tls: {mutual: true}
clusters: [{id: hub, logs: {mode: local, aggregator: ${aggregator}}}, {id: edge, logs: {mode: forward}}]`;
  assert.deepEqual(told(chosenPartsComplete, forwarding(0)), [
    {
      path: 'tls.mutual',
      severity: 'error',
      message: '`mutual: true` needs an aggregator: OpenSearch asks who forwards logs by password only',
      fix: 'Give the hub `logs: {aggregator: 2}`, or leave `mutual` out.',
    },
  ]);
  assert.deepEqual(told(chosenPartsComplete, forwarding(2)), []);
});
