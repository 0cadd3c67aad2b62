import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../kube/objects.ts';
import { clusterOf } from '../testing/fleet.ts';
import { assertFits, loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { opensearchIndices } from './opensearch-indices.ts';

const model = loggingModel();
const lab = clusterOf(model, 'lab');

/** A definition in the ConfigMap of a cluster. */
function definition(key: string, cluster = lab): JsonObject {
  const { data } = objectOf(opensearchIndices, model, 'ConfigMap', 'opensearch-setup', cluster);
  return JSON.parse(data?.[`${key}.json`] ?? 'null');
}

function jobName(cluster = lab, other = model): string {
  return objectNames(opensearchIndices, other, cluster).find((name) => name.startsWith('Job')) ?? '';
}

test('with the operator, what it has resources for is said by them, and the rest by a Job', () => {
  const names = objectNames(opensearchIndices, model).filter((name) => !name.startsWith('Job'));
  assert.deepEqual(names, [
    'OpensearchIndexTemplate logging/logs-k8s',
    'OpensearchIndexTemplate logging/logs-host',
    'OpenSearchISMPolicy logging/logs',
    'OpensearchRole logging/log-writer',
    'OpensearchUser logging/fluent-bit',
    'OpensearchUserRoleBinding logging/log-writer',
    'OpensearchRole logging/metrics-reader',
    'OpensearchUser logging/prometheus',
    'OpensearchUserRoleBinding logging/metrics-reader',
    'ServiceAccount logging/opensearch-setup',
    'ConfigMap logging/opensearch-setup',
  ]);
  const { data = {} } = objectOf(opensearchIndices, model, 'ConfigMap', 'opensearch-setup');
  assert.deepEqual(Object.keys(data), [
    'setup.sh',
    'snapshot-policy.logs.json',
    'index-pattern.logs-k8s.json',
    'index-pattern.logs-host.json',
  ]);
  for (const id of ['shop', 'idle']) assert.equal(opensearchIndices.build(model, clusterOf(model, id)), null);
});

test('the definitions of all kinds take every object', async () => {
  await assertFits(opensearchIndices, model, model.hub);
  await assertFits(opensearchIndices, model, lab);
});

test('on a single node the Job says everything; a user of metrics is only where somebody reads them', () => {
  const { data = {} } = objectOf(opensearchIndices, model, 'ConfigMap', 'opensearch-setup', lab);
  assert.deepEqual(Object.keys(data), [
    'setup.sh',
    'user.admin.json',
    'user.fluent-bit.json',
    'user.kibanaserver.json',
    'role.log-writer.json',
    'role-mapping.log-writer.json',
    'index-template.logs-k8s.json',
    'index-template.logs-host.json',
    'ism-policy.logs.json',
    'snapshot-repository.archive.json',
    'snapshot-policy.logs.json',
    'index-pattern.logs-k8s.json',
    'index-pattern.logs-host.json',
  ]);
});

test('both ways say the same of templates and retention', () => {
  const { spec } = objectOf(opensearchIndices, model, 'OpensearchIndexTemplate', 'logs-k8s');
  const single = definition('index-template.logs-k8s');
  assert.deepEqual({ ...spec.template, settings: null }, { ...(single['template'] as JsonObject), settings: null });
  assert.deepEqual(spec.indexPatterns, single['index_patterns']);
  const policy = objectOf(opensearchIndices, model, 'OpenSearchISMPolicy', 'logs').spec;
  assert.deepEqual(
    policy.states.flatMap(({ transitions = [] }) => transitions.map(({ conditions }) => conditions)),
    [{ minIndexAge: '8d' }, { minIndexAge: '8d' }],
  );
});

test('copies and shards are as many as data nodes can hold', () => {
  const settings = (template: string, cluster = model.hub): unknown => {
    if (cluster !== model.hub) return definition(`index-template.${template}`)['template'];
    return objectOf(opensearchIndices, model, 'OpensearchIndexTemplate', template).spec.template?.settings;
  };
  const common = {
    refresh_interval: '10s',
    codec: 'best_compression',
    mapping: { total_fields: { limit: 200 }, ignore_malformed: true },
  };
  assert.deepEqual(settings('logs-k8s'), { index: { number_of_shards: 3, number_of_replicas: 1, ...common } });
  assert.deepEqual(settings('logs-host'), { index: { number_of_shards: 1, number_of_replicas: 1, ...common } });
  const single = definition('index-template.logs-k8s')['template'] as JsonObject;
  assert.deepEqual(single['settings'], { index: { number_of_shards: 1, number_of_replicas: 0, ...common } });
});

test('an index is deleted only by a state that comes after its snapshot, a day after the search period', () => {
  assert.deepEqual(definition('ism-policy.logs'), {
    policy: {
      description: 'Searchable for 7d after its last line, then archived in archive, then deleted',
      default_state: 'search',
      ism_template: [{ index_patterns: ['logs-k8s-*', 'logs-host-*'], priority: 100 }],
      states: [
        {
          name: 'search',
          actions: [],
          transitions: [{ state_name: 'archive', conditions: { min_index_age: '8d' } }],
        },
        {
          name: 'archive',
          actions: [
            {
              retry: { count: 5, backoff: 'exponential', delay: '1h' },
              snapshot: { repository: 'archive', snapshot: 'ism-{{ctx.index}}' },
            },
          ],
          transitions: [{ state_name: 'delete', conditions: { min_index_age: '8d' } }],
        },
        { name: 'delete', actions: [{ delete: {} }], transitions: [] },
      ],
    },
  });
});

test('snapshots of every day and of ISM go when the archive period has passed', () => {
  assert.deepEqual(definition('snapshot-policy.logs', model.hub), {
    description: 'Every day, kept for 30d',
    enabled: true,
    creation: { schedule: { cron: { expression: '0 1 * * *', timezone: 'UTC' } }, time_limit: '6h' },
    deletion: {
      schedule: { cron: { expression: '0 8 * * *', timezone: 'UTC' } },
      time_limit: '6h',
      condition: { max_age: '30d', min_count: 1 },
      snapshot_pattern: 'ism-*',
    },
    snapshot_config: {
      repository: 'archive',
      indices: 'logs-k8s-*,logs-host-*',
      ignore_unavailable: true,
      include_global_state: false,
      partial: false,
    },
  });
});

test('who ships lines may add them to log indices, and neither read nor delete', () => {
  assert.deepEqual(objectOf(opensearchIndices, model, 'OpensearchRole', 'log-writer').spec, {
    opensearchCluster: { name: 'opensearch' },
    clusterPermissions: ['indices:data/write/bulk'],
    indexPermissions: [
      {
        indexPatterns: ['logs-k8s-*', 'logs-host-*'],
        allowedActions: [
          'indices:admin/create',
          'indices:admin/mapping/put',
          'indices:data/write/index*',
          'indices:data/write/bulk*',
        ],
      },
    ],
  });
});

test('other definitions are another Job, the same ones the same', () => {
  const longer = loggingModel({ fleet: 'tls: {issuer: private-ca}' });
  assert.equal(jobName(clusterOf(longer, 'lab'), longer), jobName());
  assert.notEqual(jobName(), jobName(model.hub));
});

test('the Job reads credentials from files, and the administrator’s certificate only where it sets users', () => {
  const mounts = (cluster = lab): readonly string[] => {
    const name = jobName(cluster).replace('Job logging/', '');
    const pod = objectOf(opensearchIndices, model, 'Job', name, cluster).spec.template.spec;
    return pod.containers[0]?.volumeMounts?.map(({ mountPath }) => mountPath) ?? [];
  };
  assert.deepEqual(mounts(model.hub), ['/setup', '/ca', '/credentials/admin', '/tmp']);
  assert.deepEqual(mounts(), [
    '/setup',
    '/ca',
    '/credentials/admin',
    '/credentials/opensearch-writer',
    '/credentials/opensearch-dashboards',
    '/admin',
    '/tmp',
  ]);
});
