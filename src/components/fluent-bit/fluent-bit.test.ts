import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Model } from '../../model/model.ts';
import { clusterOf } from '../testing/fleet.ts';
import { assertFits, loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { fluentBit } from './fluent-bit.ts';

const model = loggingModel();
const gathered = loggingModel({ aggregator: 2, fleet: 'tls: {issuer: private-ca, mutual: true}' });

test('the pipeline is made of resources that each fit their definition', async () => {
  assert.deepEqual(objectNames(fluentBit, model), [
    'ClusterFluentBitConfig fluent-bit-config',
    'ClusterInput fluent-bit-containers',
    'ClusterInput fluent-bit-journal',
    'ClusterInput fluent-bit-journal-volatile',
    'ClusterFilter fluent-bit-containers',
    'ClusterFilter fluent-bit-journal',
    'ClusterOutput fluent-bit-k8s',
    'ClusterOutput fluent-bit-host',
    'FluentBit logging/fluent-bit',
    'Service logging/fluent-bit',
    'ServiceMonitor logging/fluent-bit',
  ]);
  await assertFits(fluentBit, model, model.hub);
  await assertFits(fluentBit, gathered, clusterOf(gathered, 'shop'));
});

test('the configuration lies where the pods look for it, and takes up no part of anybody else', () => {
  const { spec } = objectOf(fluentBit, model, 'ClusterFluentBitConfig', 'fluent-bit-config');
  const selector = { matchLabels: { 'namsan.io/log-pipeline': 'collector' } };
  assert.deepEqual(
    [spec.namespace, spec.inputSelector, spec.filterSelector, spec.outputSelector],
    ['logging', selector, selector, selector],
  );
  assert.deepEqual(spec.service?.storage, {
    path: '/fluent-bit/tail/buffers',
    sync: 'normal',
    checksum: 'off',
    maxChunksUp: 128,
    backlogMemLimit: '64M',
    deleteIrrecoverableChunks: 'on',
    metrics: 'on',
  });
});

test("the image is the operator's own, and no label by which its pods are selected names a version", () => {
  const { metadata, spec } = objectOf(fluentBit, model, 'FluentBit', 'fluent-bit');
  assert.equal(spec.image, 'ghcr.io/fluent/fluent-operator/fluent-bit:5.1.0');
  assert.deepEqual(metadata.labels, {
    'app.kubernetes.io/name': 'fluent-bit',
    'app.kubernetes.io/instance': 'fluent-bit',
  });
  assert.deepEqual(
    [spec.positionDB, spec.secrets, spec.envVars, spec.disableService],
    [{ hostPath: { path: '/var/lib/fluent-bit', type: 'DirectoryOrCreate' } }, ['fleet-ca'], undefined, true],
  );
});

test('what stays in the cluster is told in the fields of the operator, user and password by their Secret', () => {
  assert.deepEqual(objectOf(fluentBit, model, 'ClusterOutput', 'fluent-bit-host').spec, {
    match: 'host.*',
    retry_limit: 'no_limits',
    opensearch: {
      host: 'opensearch.logging.svc.cluster.local',
      port: 9200,
      httpUser: { valueFrom: { secretKeyRef: { name: 'opensearch-writer', key: 'username' } } },
      httpPassword: { valueFrom: { secretKeyRef: { name: 'opensearch-writer', key: 'password' } } },
      logstashFormat: true,
      logstashPrefix: 'logs-host',
      logstashDateFormat: '%Y.%m.%d',
      timeKey: '@timestamp',
      timeKeyNanos: true,
      suppressTypeName: true,
      replaceDots: true,
      generateID: true,
      writeOperation: 'index',
      compress: 'gzip',
      bufferSize: '4M',
      totalLimitSize: '890M',
      tls: {
        verify: true,
        vhost: 'opensearch.logging.svc.cluster.local',
        caFile: '/fluent-bit/secrets/fleet-ca/ca.crt',
      },
    },
  });
});

test('records of containers and of the journal are marked and cut to a few fields', () => {
  const filter = (name: string) => objectOf(fluentBit, model, 'ClusterFilter', name).spec;
  assert.deepEqual(filter('fluent-bit-containers'), {
    match: 'kube.*',
    filters: [
      {
        kubernetes: {
          kubeTagPrefix: 'kube.var.log.containers.',
          labels: true,
          annotations: false,
          mergeLog: false,
          k8sLoggingParser: false,
          k8sLoggingExclude: true,
          bufferSize: '0',
          kubeMetaCacheTTL: '300s',
        },
      },
      { recordModifier: { records: ['cluster hub'], allowlistKeys: ['log', 'stream', 'kubernetes'] } },
    ],
  });
  assert.deepEqual(filter('fluent-bit-journal').filters?.[0]?.recordModifier?.records, ['cluster hub']);
});

function written(of: Model, name: string): readonly string[] {
  const { spec } = objectOf(fluentBit, of, 'ClusterOutput', name, clusterOf(of, 'shop'));
  return (spec.customPlugin?.config ?? '').trim().split('\n');
}

test('what leaves the cluster asks for the name of who answers: of the OpenSearch of the hub by its host', () => {
  const byHost = loggingModel({ fleet: 'tls: {issuer: private-ca}' });
  assert.deepEqual(
    written(byHost, 'fluent-bit-k8s').filter((line) => /^(?:name|match|host|port|http_|tls)/.test(line)),
    [
      'name opensearch',
      'match kube.*',
      'host opensearch.hub.example.com',
      'port 443',
      'http_user $' + '{LOG_STORE_USER}',
      'http_passwd $' + '{LOG_STORE_PASSWORD}',
      'tls on',
      'tls.verify on',
      'tls.verify_hostname on',
      'tls.vhost opensearch.hub.example.com',
      'tls.ca_file /fluent-bit/secrets/fleet-ca/ca.crt',
    ],
  );
});

test('and of the aggregator wherever it stands, with the shared key and, if asked, a certificate of its own', () => {
  assert.deepEqual(written(gathered, 'fluent-bit-forward'), [
    'name forward',
    'match *',
    'host 10.0.0.1',
    'port 30224',
    'self_hostname shop',
    'shared_key $' + '{FORWARD_SHARED_KEY}',
    'require_ack_response on',
    'retain_metadata_in_forward_mode off',
    'retry_limit no_limits',
    'storage.total_limit_size 7980M',
    'tls on',
    'tls.verify on',
    'tls.verify_hostname on',
    'tls.vhost fluent-bit-aggregator.hub',
    'tls.ca_file /fluent-bit/secrets/fleet-ca/ca.crt',
    'tls.crt_file /fluent-bit/secrets/fluent-bit-tls/tls.crt',
    'tls.key_file /fluent-bit/secrets/fluent-bit-tls/tls.key',
  ]);
  const shop = clusterOf(gathered, 'shop');
  const { spec } = objectOf(fluentBit, gathered, 'FluentBit', 'fluent-bit', shop);
  assert.deepEqual(
    [spec.secrets, spec.envVars],
    [
      ['fleet-ca', 'fluent-bit-tls'],
      [
        {
          name: 'FORWARD_SHARED_KEY',
          valueFrom: { secretKeyRef: { name: 'fluent-forward', key: 'shared-key' } },
        },
      ],
    ],
  );
  assert.deepEqual(objectOf(fluentBit, gathered, 'Certificate', 'fluent-bit-tls', shop).spec.usages, [
    'digital signature',
    'client auth',
  ]);
});

test('a single node and a cluster without logs have none', () => {
  assert.deepEqual(
    ['lab', 'idle'].map((id) => fluentBit.build(model, clusterOf(model, id))),
    [null, null],
  );
});
