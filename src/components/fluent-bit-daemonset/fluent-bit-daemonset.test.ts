import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { bufferBytes } from '../../model/logs/buffers.ts';
import type { Model } from '../../model/model.ts';
import { clusterOf } from '../testing/fleet.ts';
import { assertFits, loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { fluentBitDaemonset } from './fluent-bit-daemonset.ts';

const model = loggingModel();
const lab = clusterOf(model, 'lab');

function fileOf(of: Model, id: string): string {
  const { data } = objectOf(fluentBitDaemonset, of, 'ConfigMap', 'fluent-bit-config', clusterOf(of, id));
  return data?.['fluent-bit.yaml'] ?? '';
}

test('the file collects containers and journal, keeps few fields, marks the cluster and waits on disk', () => {
  const store = {
    host: 'opensearch.logging.svc.cluster.local',
    port: 9200,
    http_user: '$' + '{LOG_STORE_USER}',
    http_passwd: '$' + '{LOG_STORE_PASSWORD}',
    logstash_format: true,
    logstash_dateformat: '%Y.%m.%d',
    time_key: '@timestamp',
    time_key_nanos: true,
    suppress_type_name: true,
    replace_dots: true,
    generate_id: true,
    write_operation: 'index',
    compress: 'gzip',
    buffer_size: '4M',
    retry_limit: 'no_limits',
    tls: true,
    'tls.verify': true,
    'tls.verify_hostname': true,
    'tls.vhost': 'opensearch.logging.svc.cluster.local',
    'tls.ca_file': '/fluent-bit/secrets/fleet-ca/ca.crt',
  };
  const journal = { name: 'systemd', tag: 'host.*', read_from_tail: true, strip_underscores: true };
  assert.deepEqual(load(fileOf(model, 'lab')), {
    service: {
      flush: 1,
      grace: 30,
      log_level: 'info',
      http_server: true,
      http_listen: '0.0.0.0',
      http_port: 2020,
      'scheduler.base': 5,
      'scheduler.cap': 300,
      'storage.path': '/fluent-bit/tail/buffers',
      'storage.sync': 'normal',
      'storage.checksum': false,
      'storage.max_chunks_up': 128,
      'storage.backlog.mem_limit': '64M',
      'storage.delete_irrecoverable_chunks': true,
      'storage.metrics': true,
    },
    pipeline: {
      inputs: [
        {
          name: 'tail',
          tag: 'kube.*',
          path: '/var/log/containers/*.log',
          'multiline.parser': 'docker, cri',
          db: '/fluent-bit/tail/containers.db',
          'db.locking': true,
          read_from_head: true,
          refresh_interval: 10,
          rotate_wait: 30,
          buffer_max_size: '1M',
          skip_long_lines: true,
          'storage.type': 'filesystem',
        },
        { ...journal, path: '/var/log/journal', db: '/fluent-bit/tail/journal.db', 'storage.type': 'filesystem' },
        {
          ...journal,
          path: '/run/log/journal',
          db: '/fluent-bit/tail/journal-volatile.db',
          'storage.type': 'filesystem',
        },
      ],
      filters: [
        {
          name: 'kubernetes',
          match: 'kube.*',
          kube_tag_prefix: 'kube.var.log.containers.',
          labels: true,
          annotations: false,
          merge_log: false,
          'k8s-logging.parser': false,
          'k8s-logging.exclude': true,
          buffer_size: '0',
          kube_meta_cache_ttl: '300s',
        },
        {
          name: 'record_modifier',
          match: 'kube.*',
          allowlist_key: ['log', 'stream', 'kubernetes'],
          record: 'cluster lab',
        },
        {
          name: 'record_modifier',
          match: 'host.*',
          allowlist_key: [
            'MESSAGE',
            'PRIORITY',
            'SYSLOG_IDENTIFIER',
            'SYSLOG_FACILITY',
            'SYSTEMD_UNIT',
            'HOSTNAME',
            'TRANSPORT',
            'PID',
            'UID',
            'COMM',
          ],
          record: 'cluster lab',
        },
      ],
      outputs: [
        {
          name: 'opensearch',
          match: 'kube.*',
          logstash_prefix: 'logs-k8s',
          'storage.total_limit_size': '3540M',
          ...store,
        },
        {
          name: 'opensearch',
          match: 'host.*',
          logstash_prefix: 'logs-host',
          'storage.total_limit_size': '890M',
          ...store,
        },
      ],
    },
  });
});

test('its objects are a DaemonSet with what it needs, and each fits its definition', async () => {
  assert.deepEqual(objectNames(fluentBitDaemonset, model, lab), [
    'ServiceAccount logging/fluent-bit',
    'ClusterRole namsan-fluent-bit',
    'ClusterRoleBinding namsan-fluent-bit',
    'ConfigMap logging/fluent-bit-config',
    'DaemonSet logging/fluent-bit',
    'Service logging/fluent-bit',
  ]);
  await assertFits(fluentBitDaemonset, model, lab);
});

test('it may read one pod at a time, and nothing else of the cluster', () => {
  assert.deepEqual(objectOf(fluentBitDaemonset, model, 'ClusterRole', 'namsan-fluent-bit', lab).rules, [
    { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
  ]);
  assert.deepEqual(objectOf(fluentBitDaemonset, model, 'ClusterRoleBinding', 'namsan-fluent-bit', lab).subjects, [
    { kind: 'ServiceAccount', name: 'fluent-bit', namespace: 'logging' },
  ]);
});

test('it runs on every node, as root without capabilities, and writes to its own folder of the node only', () => {
  const { spec } = objectOf(fluentBitDaemonset, model, 'DaemonSet', 'fluent-bit', lab).spec.template;
  const [container] = spec.containers;
  assert.deepEqual(
    [spec.tolerations, spec.priorityClassName, spec.securityContext, container?.securityContext, container?.image],
    [
      [{ operator: 'Exists' }],
      'system-node-critical',
      { runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'RuntimeDefault' } },
      { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
      'cr.fluentbit.io/fluent/fluent-bit:5.1.1',
    ],
  );
  assert.deepEqual(
    container?.volumeMounts?.filter(({ readOnly }) => readOnly !== true),
    [{ name: 'state', mountPath: '/fluent-bit/tail' }],
  );
  assert.deepEqual(
    spec.volumes?.filter(({ hostPath }) => hostPath !== undefined).map(({ hostPath }) => hostPath?.path),
    ['/var/lib/fluent-bit', '/var/log', '/var/log/journal', '/run/log/journal', '/var/lib/docker/containers'],
  );
  assert.deepEqual(container?.env, [
    { name: 'LOG_STORE_USER', valueFrom: { secretKeyRef: { name: 'opensearch-writer', key: 'username' } } },
    { name: 'LOG_STORE_PASSWORD', valueFrom: { secretKeyRef: { name: 'opensearch-writer', key: 'password' } } },
  ]);
});

test('a changed file restarts the pods, which read it at start only', () => {
  const sum = (of: Model) =>
    objectOf(fluentBitDaemonset, of, 'DaemonSet', 'fluent-bit', clusterOf(of, 'lab')).spec.template.metadata
      ?.annotations?.['checksum/fluent-bit.yaml'];
  const other = loggingModel({ fleet: 'tls: {ca: {secret: another}}' });
  assert.notEqual(sum(model), sum(other));
  assert.equal(sum(model), sum(loggingModel()));
});

test('the buffers hold what the promise asks for', () => {
  if (model.logs === null) throw new Error('no logs');
  const sizes = [...fileOf(model, 'lab').matchAll(/total_limit_size: (\d+)M/g)].map(([, size]) => Number(size) * 1e6);
  assert.deepEqual(sizes, [
    bufferBytes(model.logs, 'k8s', model.logs.survive.store),
    bufferBytes(model.logs, 'host', model.logs.survive.store),
  ]);
});

test('clusters of the operator and those without logs have none', () => {
  assert.deepEqual(
    ['hub', 'shop', 'idle'].map((id) => fluentBitDaemonset.build(model, clusterOf(model, id))),
    [null, null, null],
  );
});
