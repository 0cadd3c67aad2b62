import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { clusterOf } from '../testing/fleet.ts';
import { assertFits, loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { opensearchDashboards } from './opensearch-dashboards.ts';

const model = loggingModel({ fleet: 'tls: {issuer: private-ca}' });
const lab = clusterOf(model, 'lab');

test('Dashboards stands beside a single node, and the operator makes its own', () => {
  assert.deepEqual(objectNames(opensearchDashboards, model, lab), [
    'ServiceAccount logging/opensearch-dashboards',
    'ConfigMap logging/opensearch-dashboards',
    'Service logging/opensearch-dashboards',
    'Deployment logging/opensearch-dashboards',
    'HTTPRoute logging/opensearch-dashboards',
  ]);
  for (const id of ['hub', 'shop', 'idle']) assert.equal(opensearchDashboards.build(model, clusterOf(model, id)), null);
});

test('the definitions of all kinds take every object', () => assertFits(opensearchDashboards, model, lab));

test('it checks the certificate of OpenSearch, and encrypts sessions with a key of its own', () => {
  const { data } = objectOf(opensearchDashboards, model, 'ConfigMap', 'opensearch-dashboards', lab);
  assert.deepEqual(load(data?.['opensearch_dashboards.yml'] ?? ''), {
    'server.host': '0.0.0.0',
    'server.name': 'opensearch-dashboards',
    'opensearch.hosts': ['https://opensearch.logging.svc.cluster.local:9200'],
    'opensearch.ssl.verificationMode': 'full',
    'opensearch.ssl.certificateAuthorities': ['/ca/ca.crt'],
    'opensearch.requestHeadersAllowlist': ['securitytenant', 'Authorization'],
    'opensearch_security.multitenancy.enabled': true,
    'opensearch_security.multitenancy.tenants.preferred': ['Global', 'Private'],
    'opensearch_security.readonly_mode.roles': ['kibana_read_only'],
    'opensearch_security.cookie.secure': true,
    'opensearch_security.cookie.password': `\${COOKIE_PASSWORD}`,
  });
});

test('without TLS on its host, cookies are not for HTTPS only', () => {
  const plain = loggingModel();
  const { data } = objectOf(opensearchDashboards, plain, 'ConfigMap', 'opensearch-dashboards', clusterOf(plain, 'lab'));
  assert.match(data?.['opensearch_dashboards.yml'] ?? '', /cookie\.secure: false/);
});
