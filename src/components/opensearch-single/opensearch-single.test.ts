import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { clusterOf } from '../testing/fleet.ts';
import { assertFits, loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { opensearchSingle } from './opensearch-single.ts';

const model = loggingModel();
const lab = clusterOf(model, 'lab');
const pod = () => objectOf(opensearchSingle, model, 'StatefulSet', 'opensearch', lab).spec.template.spec;

test('a cluster without managers has one node, with certificates and a volume', () => {
  assert.deepEqual(objectNames(opensearchSingle, model, lab), [
    'Certificate logging/opensearch-http-tls',
    'Certificate logging/opensearch-transport-tls',
    'Certificate logging/opensearch-admin-tls',
    'ServiceAccount logging/opensearch',
    'ConfigMap logging/opensearch-config',
    'Service logging/opensearch',
    'StatefulSet logging/opensearch',
  ]);
  for (const id of ['hub', 'shop', 'idle']) assert.equal(opensearchSingle.build(model, clusterOf(model, id)), null);
});

test('the definitions of all kinds take every object', () => assertFits(opensearchSingle, model, lab));

test('security is on, with certificates below the folder of the configuration and no host names between nodes', () => {
  const { data } = objectOf(opensearchSingle, model, 'ConfigMap', 'opensearch-config', lab);
  assert.deepEqual(load(data?.['opensearch.yml'] ?? ''), {
    'cluster.name': 'opensearch',
    'discovery.type': 'single-node',
    'network.host': '0.0.0.0',
    'http.port': 9200,
    'transport.port': 9300,
    'cluster.default_number_of_replicas': 0,
    's3.client.default.endpoint': 's3.example.com',
    's3.client.default.protocol': 'https',
    's3.client.default.region': 'us-east-1',
    'plugins.security.ssl.transport.pemcert_filepath': 'tls-transport/tls.crt',
    'plugins.security.ssl.transport.pemkey_filepath': 'tls-transport/tls.key',
    'plugins.security.ssl.transport.pemtrustedcas_filepath': 'tls-transport/ca.crt',
    'plugins.security.ssl.transport.enforce_hostname_verification': false,
    'plugins.security.ssl.http.enabled': true,
    'plugins.security.ssl.http.pemcert_filepath': 'tls-http/tls.crt',
    'plugins.security.ssl.http.pemkey_filepath': 'tls-http/tls.key',
    'plugins.security.ssl.http.pemtrustedcas_filepath': 'tls-http/ca.crt',
    'plugins.security.ssl.certificates_hot_reload.enabled': true,
    'plugins.security.nodes_dn': ['CN=opensearch-node'],
    'plugins.security.authcz.admin_dn': ['CN=opensearch-admin'],
    'plugins.security.allow_default_init_securityindex': true,
    'plugins.security.restapi.roles_enabled': ['all_access', 'security_rest_api_access'],
    'plugins.security.enable_snapshot_restore_privilege': true,
    'plugins.security.check_snapshot_restore_write_privileges': true,
    'plugins.security.system_indices.enabled': true,
  });
});

test('every file that the settings name is mounted', () => {
  const mounts = pod().containers[0]?.volumeMounts?.map(({ mountPath }) =>
    mountPath.replace('/usr/share/opensearch/', ''),
  );
  assert.deepEqual(mounts, [
    'data',
    'config',
    'config/opensearch.yml',
    'config/tls-http',
    'config/tls-transport',
    'plugins',
  ]);
});

test('only the raising of the map count is privileged, and no container has a token or more rights than it needs', () => {
  const { automountServiceAccountToken, initContainers = [], containers, securityContext } = pod();
  assert.deepEqual(
    [...initContainers, ...containers].map((c) => [c.name, c.securityContext?.privileged ?? false]),
    [
      ['map-count', true],
      ['prepare', false],
      ['opensearch', false],
    ],
  );
  assert.equal(automountServiceAccountToken, false);
  assert.deepEqual(
    [securityContext?.runAsNonRoot, securityContext?.runAsUser, securityContext?.seccompProfile],
    [true, 1000, { type: 'RuntimeDefault' }],
  );
});

test('users get their hashes from Secrets by names of variables; no password stands in a command', () => {
  const prepare = pod().initContainers?.find(({ name }) => name === 'prepare');
  const script = prepare?.command?.[2] ?? '';
  assert.deepEqual(
    script.match(/printf '%s: \{hash.*/g),
    [
      ['admin', 'ADMIN', '["admin"]'],
      ['fluent-bit', 'WRITER', '[]'],
      ['kibanaserver', 'DASHBOARDS', '[]'],
    ].map(
      ([user, variable, roles]) =>
        `printf '%s: {hash: "%s", backend_roles: %s}\\n' '${user}' "$(hash ${variable}_PASSWORD)" '${roles}'`,
    ),
  );
  assert.deepEqual(
    prepare?.env?.map(({ name, valueFrom }) => [name, valueFrom?.secretKeyRef?.name, valueFrom?.secretKeyRef?.key]),
    [
      ['AWS_ACCESS_KEY_ID', 's3', 'access-key'],
      ['AWS_SECRET_ACCESS_KEY', 's3', 'secret-key'],
      ['ADMIN_PASSWORD', 'opensearch-admin', 'password'],
      ['WRITER_PASSWORD', 'opensearch-writer', 'password'],
      ['DASHBOARDS_PASSWORD', 'opensearch-dashboards', 'password'],
    ],
  );
});

test('half of the memory is heap', () => {
  const [server] = pod().containers;
  assert.equal(server?.env?.find(({ name }) => name === 'OPENSEARCH_JAVA_OPTS')?.value, '-Xms1g -Xmx1g');
  assert.equal(server?.resources?.limits?.['memory'], '2Gi');
});
