import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { at, listAt } from '../../kube/read.ts';
import type { Model } from '../../model/model.ts';
import { clusterOf } from '../testing/fleet.ts';
import { assertFits, loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { fluentBitAggregator } from './fluent-bit-aggregator.ts';

const model = loggingModel({ aggregator: 2 });

function fileOf(of: Model): unknown {
  const { data } = objectOf(fluentBitAggregator, of, 'ConfigMap', 'fluent-bit-aggregator-config');
  return load(data?.['fluent-bit.yaml'] ?? '');
}

test('it listens for forwarded records by TLS and shared key, and keeps them on disk', () => {
  const input = {
    name: 'forward',
    listen: '0.0.0.0',
    port: 24224,
    shared_key: '$' + '{FORWARD_SHARED_KEY}',
    self_hostname: 'fluent-bit-aggregator.hub',
    buffer_max_size: '16M',
    'storage.type': 'filesystem',
    tls: true,
    'tls.verify': false,
    'tls.crt_file': '/fluent-bit/secrets/fluent-bit-aggregator-tls/tls.crt',
    'tls.key_file': '/fluent-bit/secrets/fluent-bit-aggregator-tls/tls.key',
  };
  assert.deepEqual(listAt(fileOf(model), 'pipeline', 'inputs'), [input]);
  assert.deepEqual(at(fileOf(model), 'service', 'storage.path'), '/fluent-bit/tail/buffers');
  const mutual = loggingModel({ aggregator: 1, fleet: 'tls: {issuer: private-ca, mutual: true}' });
  assert.deepEqual(listAt(fileOf(mutual), 'pipeline', 'inputs'), [
    {
      ...input,
      'tls.verify': true,
      'tls.verify_client_cert': true,
      'tls.ca_file': '/fluent-bit/secrets/fleet-ca/ca.crt',
    },
  ]);
});

test('it writes to the OpenSearch beside it and changes no record', () => {
  const outputs = listAt(fileOf(model), 'pipeline', 'outputs');
  assert.deepEqual(
    outputs.map((output) => [at(output, 'match'), at(output, 'host'), at(output, 'logstash_prefix')]),
    [
      ['kube.*', 'opensearch.logging.svc.cluster.local', 'logs-k8s'],
      ['host.*', 'opensearch.logging.svc.cluster.local', 'logs-host'],
    ],
  );
  assert.equal(at(fileOf(model), 'pipeline', 'filters'), undefined);
});

test('its volume holds both buffers and a fifth more, in every pod', () => {
  const { spec } = objectOf(fluentBitAggregator, model, 'StatefulSet', 'fluent-bit-aggregator');
  const limits = listAt(fileOf(model), 'pipeline', 'outputs').map((o) => at(o, 'storage.total_limit_size'));
  assert.deepEqual(limits, ['3540M', '890M']);
  assert.deepEqual(
    [spec.replicas, spec.volumeClaimTemplates?.[0]?.spec?.resources],
    [2, { requests: { storage: '5Gi' } }],
  );
});

test('it is reached by a node port, or at its address of the pool, and proves the name that callers ask for', async () => {
  assert.deepEqual(objectNames(fluentBitAggregator, model), [
    'ServiceAccount logging/fluent-bit-aggregator',
    'ConfigMap logging/fluent-bit-aggregator-config',
    'Certificate logging/fluent-bit-aggregator-tls',
    'StatefulSet logging/fluent-bit-aggregator',
    'Service logging/fluent-bit-aggregator',
    'Service logging/fluent-bit-aggregator-external',
    'PodDisruptionBudget logging/fluent-bit-aggregator',
    'ServiceMonitor logging/fluent-bit-aggregator',
  ]);
  assert.deepEqual(objectOf(fluentBitAggregator, model, 'Service', 'fluent-bit-aggregator-external').spec.ports, [
    { name: 'forward', port: 24224, targetPort: 'forward', nodePort: 30224 },
  ]);
  assert.deepEqual(objectOf(fluentBitAggregator, model, 'Certificate', 'fluent-bit-aggregator-tls').spec.dnsNames, [
    'fluent-bit-aggregator.logging.svc.cluster.local',
    'fluent-bit-aggregator.hub',
  ]);
  await assertFits(fluentBitAggregator, model, model.hub);
});

test('without one, and on other clusters, there is none', () => {
  const none = loggingModel();
  assert.deepEqual(
    [fluentBitAggregator.build(none, none.hub), fluentBitAggregator.build(model, clusterOf(model, 'shop'))],
    [null, null],
  );
});
