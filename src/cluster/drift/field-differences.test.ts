import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, KubeObject } from '../../kube/objects.ts';
import { schemasFor } from '../../kube/schema/schemas.ts';
import type { LiveObject, ManagedFields } from '../kube/kube-client.ts';
import { fieldDifferences } from './field-differences.ts';
import type { SetBy } from './field-owners.ts';

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };
const service = { apiVersion: 'v1', kind: 'Service' };
const secret = { apiVersion: 'v1', kind: 'Secret' };
const schemas = await schemasFor([deployment, service, secret]);

const noon = '2027-01-31T12:00:00Z';
const one = '2027-01-31T13:00:00Z';

function live(object: object, managedFields: readonly ManagedFields[]): LiveObject {
  const metadata = (object as { metadata: object }).metadata;
  const own = { uid: 'u', resourceVersion: '1', creationTimestamp: noon, managedFields };
  return { ...object, metadata: { ...metadata, ...own } } as LiveObject;
}

function by(manager: string, hand: SetBy['hand'], subresource: string | null = null, time = one): SetBy {
  return { manager, subresource, time, hand };
}

function entry(manager: string, fieldsV1: Json, more: Partial<ManagedFields> = {}): ManagedFields {
  return { manager, operation: 'Update', time: one, fieldsV1, ...more };
}

/** A Deployment as rendered, with these containers and replicas. */
function query(containers: readonly Json[], replicas = 2): KubeObject & { spec: object } {
  const metadata = { name: 'query', namespace: 'monitoring', labels: { app: 'query' } };
  return { ...deployment, metadata, spec: { replicas, template: { spec: { containers } } } };
}

const leaf = {};
const inContainer = (fields: Json): Json => ({
  'f:spec': { 'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"thanos"}': fields } } } },
});
const ours = entry(
  'namsan',
  {
    'f:metadata': { 'f:labels': { 'f:app': leaf } },
    'f:spec': {
      'f:replicas': leaf,
      'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"thanos"}': { '.': leaf, 'f:args': leaf } } } },
    },
  },
  { operation: 'Apply', time: noon },
);

test('a scaled Deployment is told with the hand that scaled it; the count of an autoscaler is its own', () => {
  const rendered = query([], 2);
  const scaled = (manager: string): LiveObject =>
    live(query([], 5), [ours, entry(manager, { 'f:spec': { 'f:replicas': leaf } }, { subresource: 'scale' })]);
  assert.deepEqual(fieldDifferences(rendered, scaled('kubectl'), schemas), [
    { field: 'spec.replicas', rendered: 2, live: 5, by: by('kubectl', 'other', 'scale') },
  ]);
  assert.deepEqual(fieldDifferences(rendered, scaled('kube-controller-manager'), schemas), []);
});

test('an edited argument and an added variable are told with who edited them, and when', () => {
  const rendered = query([{ name: 'thanos', args: ['query', '--timeout=1m'] }]);
  const env = [{ name: 'GOGC', value: '50' }];
  const edited = inContainer({
    'f:args': leaf,
    'f:env': { '.': leaf, 'k:{"name":"GOGC"}': { '.': leaf, 'f:name': leaf, 'f:value': leaf } },
  });
  const there = live(query([{ name: 'thanos', args: ['query', '--timeout=9m'], env }]), [
    ours,
    entry('kubectl-edit', edited),
  ]);
  const at = 'spec.template.spec.containers[thanos]';
  assert.deepEqual(fieldDifferences(rendered, there, schemas), [
    {
      field: `${at}.args`,
      rendered: ['query', '--timeout=1m'],
      live: ['query', '--timeout=9m'],
      by: by('kubectl-edit', 'other'),
    },
    { field: `${at}.env[GOGC]`, live: { name: 'GOGC', value: '50' }, by: by('kubectl-edit', 'other') },
  ]);
});

test('what was taken away is owned by nobody', () => {
  const there = live({ ...query([]), metadata: { name: 'query', namespace: 'monitoring' } }, []);
  assert.deepEqual(fieldDifferences(query([]), there, schemas), [
    { field: 'metadata.labels', rendered: { app: 'query' }, by: null },
  ]);
});

test('an empty value that the server leaves out is no difference, but one that was taken away is', () => {
  const rendered = query([{ name: 'thanos', tty: false }]);
  const there = (fields: object): LiveObject =>
    live(query([{ name: 'thanos' }]), [
      entry('namsan', inContainer({ '.': leaf, ...fields }), { operation: 'Apply', time: noon }),
    ]);
  assert.deepEqual(fieldDifferences(rendered, there({ 'f:tty': leaf }), schemas), []);
  assert.deepEqual(fieldDifferences(rendered, there({}), schemas), [
    { field: 'spec.template.spec.containers[thanos].tty', rendered: false, by: null },
  ]);
});

test('a field that the repository has changed or dropped since is told as set by namsan', () => {
  const rendered = query([{ name: 'thanos' }], 3);
  const there = live(query([{ name: 'thanos', args: ['query'] }], 2), [ours]);
  assert.deepEqual(fieldDifferences(rendered, there, schemas), [
    { field: 'spec.replicas', rendered: 3, live: 2, by: by('namsan', 'repository', null, noon) },
    {
      field: 'spec.template.spec.containers[thanos].args',
      live: ['query'],
      by: by('namsan', 'repository', null, noon),
    },
  ]);
});

test('status, defaults of a first create, restarts and marks of a delivery are no differences', () => {
  const rendered = query([{ name: 'thanos' }]);
  const annotations = {
    'deployment.kubernetes.io/revision': '3',
    'kubectl.kubernetes.io/last-applied-configuration': '{}',
    'namsan.io/applied': 'x',
  };
  const body = query([{ name: 'thanos', imagePullPolicy: 'Always', terminationMessagePolicy: 'File' }]);
  const object = { ...body, metadata: { ...body.metadata, annotations }, status: { replicas: 2 } };
  const created = entry('kubectl-client-side-apply', {
    'f:metadata': { 'f:annotations': { '.': leaf, 'f:kubectl.kubernetes.io/last-applied-configuration': leaf } },
    'f:spec': {
      'f:template': {
        'f:spec': {
          'f:containers': {
            'k:{"name":"thanos"}': { '.': leaf, 'f:imagePullPolicy': leaf, 'f:terminationMessagePolicy': leaf },
          },
        },
      },
    },
  });
  const controller = entry('kube-controller-manager', {
    'f:metadata': { 'f:annotations': { 'f:deployment.kubernetes.io/revision': leaf } },
  });
  const status = entry('somebody', { 'f:status': { 'f:replicas': leaf } }, { subresource: 'status' });
  assert.deepEqual(fieldDifferences(rendered, live(object, [created, controller, status]), schemas), []);
});

test('a port is found by its number and the protocol that it leaves out', () => {
  const of = (ports: readonly Json[]): KubeObject & { spec: object } => ({
    ...service,
    metadata: { name: 's', namespace: 'monitoring' },
    spec: { ports },
  });
  const there = live(of([{ port: 9090, protocol: 'TCP', targetPort: 1 }]), [
    entry('k9s', { 'f:spec': { 'f:ports': { 'k:{"port":9090,"protocol":"TCP"}': { 'f:targetPort': leaf } } } }),
  ]);
  assert.deepEqual(fieldDifferences(of([{ port: 9090, targetPort: 9090 }]), there, schemas), [
    { field: 'spec.ports[9090/TCP].targetPort', rendered: 9090, live: 1, by: by('k9s', 'other') },
  ]);
});

test('no value of a Secret is given, only the names of its keys', () => {
  const metadata = { name: 's', namespace: 'monitoring' };
  const rendered = { ...secret, metadata, stringData: { kept: 'a', gone: 'b' } } as KubeObject;
  const there = live({ ...secret, metadata, data: { kept: 'eA==', added: 'eQ==' } }, [
    entry('kubectl-edit', { 'f:data': { 'f:kept': leaf, 'f:added': leaf } }),
  ]);
  assert.deepEqual(fieldDifferences(rendered, there, schemas), [
    { field: 'data.gone', by: null },
    { field: 'data.added', by: by('kubectl-edit', 'other') },
  ]);
});
