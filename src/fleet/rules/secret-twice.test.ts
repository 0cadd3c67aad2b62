import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { secretTwice } from './secret-twice.ts';

test('one Secret is not that of two purposes', () => {
  assert.deepEqual(told(secretTwice, 'alerts: {slack: {secret: chat}, deadMan: {secret: chat}}'), [
    {
      path: 'alerts.deadMan.secret',
      severity: 'error',
      message: 'The Secret `chat` of `alerts.deadMan` is already that of `alerts.slack`',
      fix: 'Give each purpose a Secret of its own.',
    },
  ]);
  assert.deepEqual(
    told(
      secretTwice,
      `objectStores: {s3: {credentials: {secret: fleet-ca}}}
clusters:
  - {id: edge, metrics: {mode: scrape, credentials: {secret: scrape}}}
  - {id: two, role: edge, nodes: [{name: two-1, address: 10.0.2.1}], metrics: {mode: scrape, credentials: {secret: scrape}}}`,
    ).map(({ path, message }) => [path, message]),
    [
      [
        'objectStores.s3.credentials.secret',
        "The Secret `fleet-ca` of the keys of the object store `s3` is already that of the fleet's CA",
      ],
      [
        'clusters.2.metrics.credentials.secret',
        'The Secret `scrape` of the account that scrapes `two` is already that of the account that scrapes `edge`',
      ],
    ],
  );
});

test('names that the parts of a fleet use themselves are not given away', () => {
  const taken = (name: string) => told(secretTwice, `objectStores: {s3: {credentials: {secret: ${name}}}}`);
  assert.deepEqual(taken('opensearch-admin'), [
    {
      path: 'objectStores.s3.credentials.secret',
      severity: 'error',
      message:
        'The Secret `opensearch-admin` of the keys of the object store `s3` has a name that namsan and the engines need themselves',
      fix: 'Choose another name.',
    },
  ]);
  for (const name of ['grafana-admin', 'thanos-query-tls', 'prometheus-main', 'fleet-ca-issuer'])
    assert.equal(taken(name).length, 1, name);
});

test('nothing is said of what is right', () => {
  for (const fragment of [
    'alerts: {slack: {secret: chat}, deadMan: {secret: heartbeat}}',
    'objectStores: {s3: {credentials: {secret: s3}, ca: {secret: s3}}}',
    'objectStores: {s3: {ca: {secret: fleet-ca}}}',
    `objectStores:
  other: {provider: s3, endpoint: "https://other.example.com", credentials: {secret: s3-credentials}, buckets: {logs: lines}}`,
  ])
    assert.deepEqual(told(secretTwice, fragment), [], fragment);
});
