import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { notYetRendered } from './not-yet-rendered.ts';

const byNodePorts = 'clusters: [{id: hub, expose: {via: node-port}}, {id: edge, expose: {via: node-port}}]';

test('each field that leaves nothing in the tree is a note with what to do instead', () => {
  const fragment = `${byNodePorts}
delivery: {via: argocd, repo: "https://git.example.com/observability.git"}
secrets: {via: sealed-secrets}
objectStores: {s3: {buckets: {logs: logs, volumes: volumes}}}
logs: {objectStore: s3, keep: {search: 14d, archive: 180d}}
volumes: {provider: longhorn, backup: {objectStore: s3}}`;
  const note = (path: string, message: string, fix: string) => ({ path, severity: 'note', message, fix });
  assert.deepEqual(told(notYetRendered, fragment), [
    note(
      'delivery.via',
      'Argo CD and its Applications are not rendered yet',
      'Install Argo CD, and point Applications of your own at the directories of the tree.',
    ),
    note(
      'secrets.via',
      'Secrets are only referred to: nothing is rendered for `sealed-secrets` yet',
      'Make the Secrets that the objects refer to in each cluster.',
    ),
    note(
      'logs',
      'Logs are not rendered yet: no collector, no OpenSearch and no snapshots of it',
      'Keep what collects your logs today.',
    ),
    note(
      'volumes.provider',
      'Longhorn and its storage class are not rendered yet',
      'Install Longhorn with the storage class of the volumes in each cluster.',
    ),
    note('volumes.backup', 'Backups of volumes are not rendered yet', 'Set the backups up in what serves the volumes.'),
  ]);
});

test('a way of exposing that needs something in the cluster is told once, at its first cluster', () => {
  const cluster = (id: string, address: string) =>
    `{id: ${id}, role: edge, domain: ${id}.example.com, nodes: [{name: ${id}-1, address: ${address}}], metrics: {mode: agent}}`;
  const fragment = `clusters: [{id: edge, expose: {via: load-balancer, addresses: [10.0.9.1]}}, ${cluster('b', '10.0.2.1')}, ${cluster('c', '10.0.3.1')}]`;
  assert.deepEqual(
    told(notYetRendered, fragment).map(({ path, severity, message }) => [path, severity, message]),
    [
      [
        'clusters.0.expose.via',
        'note',
        'The controller behind `expose.via: gateway` is not rendered yet: `hub` and 2 more',
      ],
      [
        'clusters.1.expose.via',
        'note',
        'The address pool and the L2 policy behind `expose.via: load-balancer` are not rendered yet: `edge`',
      ],
    ],
  );
});

test('a fleet of which everything is rendered is told nothing', () => {
  assert.deepEqual(told(notYetRendered, byNodePorts), []);
});
