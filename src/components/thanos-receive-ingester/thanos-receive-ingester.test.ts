import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { argsOf, objectNames, objectOf } from '../testing/objects.ts';
import { thanosReceiveIngester } from './thanos-receive-ingester.ts';

const name = 'thanos-receive-ingester';
const model = (metrics = ''): ReturnType<typeof modelOf> =>
  modelOf({ metrics, clusters: ['id: edge, metrics: {mode: agent}'] });

test('an ingester tells itself apart by its pod, keeps its blocks as promised and has time to upload them when it stops', () => {
  const workload = objectOf(thanosReceiveIngester, model(), 'StatefulSet', name);
  assert.deepEqual(argsOf(workload), [
    'receive',
    '--log.level=info',
    '--log.format=logfmt',
    '--enable-auto-gomemlimit',
    '--http-address=0.0.0.0:10902',
    '--grpc-address=0.0.0.0:10901',
    '--remote-write.address=0.0.0.0:19291',
    '--tsdb.path=/var/thanos/receive',
    '--tsdb.retention=24h',
    '--tsdb.too-far-in-future.time-window=10m',
    '--label=receive_replica="$(POD_NAME)"',
    '--label=receive_cluster="hub"',
    '--receive.default-tenant-id=default-tenant',
    '--receive.tenant-label-name=tenant_id',
    '--objstore.config-file=/etc/thanos/objectstore/objstore.yaml',
  ]);
  assert.deepEqual(
    [workload.spec.template.spec.terminationGracePeriodSeconds, workload.spec.template.spec.containers[0]?.env?.[0]],
    [900, { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
  );
});

test('a fleet for trials has shorter blocks, all of one length', () => {
  const args = argsOf(objectOf(thanosReceiveIngester, model('blockRange: 10m'), 'StatefulSet', name));
  assert.deepEqual(
    args.filter((arg) => arg.includes('block-duration')),
    ['--tsdb.min-block-duration=10m', '--tsdb.max-block-duration=10m'],
  );
});

test('samples that a cut-off cluster sends late are taken for twice the outage that is promised to be survived', () => {
  const late = argsOf(objectOf(thanosReceiveIngester, model('survive: {link: 3h, hub: 1h}'), 'StatefulSet', name));
  assert.deepEqual(
    late.filter((arg) => arg.includes('out-of-order')),
    ['--tsdb.out-of-order.time-window=6h'],
  );
});

test('a node drain takes as many ingesters as the quorum can miss, and none is promised without copies', () => {
  const budget = (replication: number): unknown => {
    const made = thanosReceiveIngester.build(
      model(`receive: {replicas: 5, replication: ${replication}}`),
      model(`receive: {replicas: 5, replication: ${replication}}`).hub,
    );
    const found = made?.objects.find(({ kind }) => kind === 'PodDisruptionBudget');
    return found !== undefined && 'spec' in found ? found.spec : null;
  };
  const selector = {
    matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name },
  };
  assert.deepEqual([1, 2, 3, 5].map(budget), [
    null,
    { maxUnavailable: 1, selector },
    { maxUnavailable: 1, selector },
    { maxUnavailable: 2, selector },
  ]);
});

test('ingesters are there only where somebody writes', () => {
  assert.deepEqual(objectNames(thanosReceiveIngester, modelOf()), []);
});
