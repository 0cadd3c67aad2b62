import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { foundWithSchemas, told } from '../testing/found.ts';
import { closedSchema } from './closed-schema.ts';

const deployment = (spec: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {${spec}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: web:1}]}}}
`;

test('an object that fits its schema is silent', async () => {
  assert.deepEqual(await foundWithSchemas(closedSchema, { hub: deployment('replicas: 2') }), []);
});

test('a misspelt field is told with the field that was meant', async () => {
  assert.deepEqual(await foundWithSchemas(closedSchema, { hub: deployment('replica: 2') }), [
    {
      code: 'objects/closed-schema',
      severity: 'error',
      where: { cluster: 'hub', object: 'Deployment shop/web', field: 'spec.replica' },
      message: 'Deployment has no field `spec.replica`; did you mean `replicas`?',
      why: closedSchema.why,
      fix: 'Write `replicas` if that was meant.',
      refs: ['R27', 'R28', 'E16'],
      counterexample: null,
    },
  ]);
});

test('a wrong type and a missing field are told where they are', async () => {
  const hub =
    '{apiVersion: v1, kind: Service, metadata: {name: a, namespace: b}, spec: {ports: [{name: web, port: "80"}, {name: x}]}}';
  assert.deepEqual(told(await foundWithSchemas(closedSchema, { hub })), [
    [
      'Service b/a',
      'spec.ports[0].port',
      'error',
      '`spec.ports[0].port` is the text `80` where a whole number is expected',
    ],
    ['Service b/a', 'spec.ports[1].port', 'error', '`spec.ports[1].port` is required and missing'],
  ]);
});

test('a kind that nobody knows is silent in manifests of other origin and an error in rendered ones', async () => {
  const hub = '{apiVersion: opensearch.org/v1, kind: OpenSearchUser, metadata: {name: a, namespace: b}}';
  assert.deepEqual(await foundWithSchemas(closedSchema, { hub }), []);
  const findings = await foundWithSchemas(closedSchema, { hub, model: modelOf() });
  assert.deepEqual(
    findings.map((f) => [f.message, f.fix]),
    [
      [
        '`opensearch.org/v1` has no kind `OpenSearchUser` that is known',
        'Write `opensearch.org/v1/OpensearchUser` if that was meant.',
      ],
    ],
  );
});

test('an empty field of a resource is refused as namsan applies it, and may pass as others do', async () => {
  const hub = `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: a, namespace: b}
spec: {selector: {}, namespaceSelector: null, endpoints: [{port: http}]}
`;
  const facts = async (given: Parameters<typeof foundWithSchemas>[1]) =>
    told(await foundWithSchemas(closedSchema, given)).map((one) => one.slice(1, 3));
  assert.deepEqual(await facts({ hub }), [['spec.namespaceSelector', 'note']]);
  assert.deepEqual(await facts({ hub, model: modelOf() }), [['spec.namespaceSelector', 'error']]);
});
