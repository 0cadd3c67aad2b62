import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour } from '../../kube/duration.ts';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found, thanos } from '../testing/found.ts';
import { deletionDelay } from './deletion-delay.ts';

const withDelay = (deleteDelayMs: number) => {
  const flows = healthy();
  return { ...flows, nodes: { ...flows.nodes, compact: node('compactor', 'hub/compact', { deleteDelayMs }) } };
};

test('a block that is ignored before it is deleted is silent', () => {
  assert.deepEqual(found(deletionDelay, { flows: healthy() }), []);
  assert.deepEqual(found(deletionDelay, { flows: withDelay(24.25 * hour) }), []);
});

test('a block that is deleted while it is still read fails queries', () => {
  assert.deepEqual(found(deletionDelay, { flows: withDelay(24 * hour) }), [
    {
      code: 'thanos/deletion-delay',
      severity: 'error',
      where: { cluster: 'hub', object: 'store-gateway store', field: 'spec' },
      message:
        'The store gateway `store` of `hub` reads a marked block for 24h and up to 15m more, and the compactor `compact` of `hub` deletes it after 24h',
      why: deletionDelay.why,
      fix: deletionDelay.fix,
      refs: ['C5'],
      counterexample: null,
    },
  ]);
});

test('a compactor of another bucket does not matter', () => {
  const flows = withDelay(0);
  const edges = flows.edges.map((e) => e.replace('compact deletes-in bucket', 'compact deletes-in other'));
  assert.deepEqual(
    found(deletionDelay, { flows: { nodes: { ...flows.nodes, other: node('bucket', 's3/other') }, edges } }),
    [],
  );
});

test('read from the arguments and the bucket that both name', () => {
  const config = 'type: S3\nconfig: {bucket: thanos, endpoint: s3.example.com}\n';
  const of = (engine: string, flag: string) =>
    thanos(engine, [engine, '--objstore.config-file=/config/o.yml', flag], {
      volumes: 'volumes: [{name: config, configMap: {name: o}}]',
    });
  const map = `---\n${JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o', namespace: 'monitoring' }, data: { 'o.yml': config } })}\n`;
  const hub = map + of('store', '--ignore-deletion-marks-delay=24h') + of('compact', '--delete-delay=12h');
  assert.deepEqual(
    found(deletionDelay, { hub }).map((f) => f.message),
    [
      'The store gateway `store` of `hub` reads a marked block for 24h and up to 15m more, and the compactor `compact` of `hub` deletes it after 12h',
    ],
  );
});
