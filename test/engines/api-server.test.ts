import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { KubeObject } from '../../src/kube/objects.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { installCrds } from './harness/crds.ts';

/** The API server answers a server-side apply with an unknown field by 500, not by 400 as it does for other writes. */
const unknownField = 500;

let server: ApiServer;

before(async () => {
  server = await startApiServer();
  await installCrds(server);
});

after(() => server?.stop());

test('a sound Deployment is accepted', async () => {
  const answer = await server.client.apply(deployment({ image: 'quay.io/thanos/thanos:v0.42.4' }));
  assert.deepEqual([answer.status, answer.message, answer.warnings], [201, '', []]);
});

test('a Deployment with a field that does not exist is refused by name', async () => {
  const answer = await server.client.apply(
    deployment({ image: 'quay.io/thanos/thanos:v0.42.4', imagePullPolice: 'Always' }),
  );
  assert.equal(answer.status, unknownField);
  assert.match(answer.message, /containers\[name="query"\]\.imagePullPolice: field not declared in schema/);
});

test('a Prometheus with a misspelt field is refused by name, and accepted without it', async () => {
  const refused = await server.client.apply(prometheus({ replicas: 1, retension: '24h' }));
  assert.equal(refused.status, unknownField);
  assert.match(refused.message, /\.spec\.retension: field not declared in schema/);
  const accepted = await server.client.apply(prometheus({ replicas: 1, retention: '24h' }));
  assert.deepEqual([accepted.status, accepted.message], [201, '']);
});

test('a kind that no definition brought is told apart from a refused object', async () => {
  const answer = await server.client.apply({ apiVersion: 'v1', kind: 'Beacon', metadata: { name: 'one' } });
  assert.deepEqual([answer.status, answer.message], [404, 'The server knows no kind Beacon in v1.']);
});

function deployment(container: Readonly<Record<string, string>>): KubeObject {
  const labels = { 'app.kubernetes.io/name': 'query' };
  const spec = {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'query', ...container }] } },
  };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'query', namespace: 'default' }, ...{ spec } };
}

function prometheus(spec: Readonly<Record<string, string | number>>): KubeObject {
  const metadata = { name: 'hub', namespace: 'default' };
  return { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata, ...{ spec } };
}
