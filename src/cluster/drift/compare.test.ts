import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Json, KubeObject } from '../../kube/objects.ts';
import { schemasFor } from '../../kube/schema/schemas.ts';
import { compare } from './compare.ts';
import { containsBy } from './contains.ts';
import { trailText } from './trail.ts';

const kinds = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus' },
];
const schemas = await schemasFor(kinds);

/** Where two objects of a kind differ, as `[field, rendered, live]`. */
function told(kind: string, rendered: object, live: object): readonly (readonly [string, unknown, unknown])[] {
  const apiVersion = kinds.find((one) => one.kind === kind)?.apiVersion ?? 'v1';
  const object = (body: object): KubeObject => ({ apiVersion, kind, metadata: { name: 'x' }, ...body });
  const out: [string, unknown, unknown][] = [];
  compare(object(rendered), object(live), schemas.of(apiVersion, kind), (trail, asked, there) => {
    out.push([trailText(trail), asked, there]);
    return false;
  });
  const contained = containsBy(schemas)(object(live), object(rendered));
  assert.equal(contained, out.length === 0);
  return out;
}

const podOf = (container: object, more: object = {}): object => ({
  spec: { template: { spec: { containers: [{ name: 'thanos', ...container }], ...more } } },
});

test('what the server adds, and what it writes in another way, is no difference', () => {
  const rendered = podOf(
    {
      image: 'thanos:v1',
      resources: { requests: { cpu: '1000m', memory: '1024Mi' }, limits: { cpu: 0.5 } },
      ports: [{ containerPort: 9090, name: 'http' }],
      env: [],
      livenessProbe: { httpGet: { port: 'http', path: '/-/healthy' }, initialDelaySeconds: 0 },
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    },
    { hostNetwork: false, nodeSelector: {}, serviceAccountName: '', tolerations: null },
  );
  const live = podOf(
    {
      image: 'thanos:v1',
      imagePullPolicy: 'IfNotPresent',
      resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '500m' } },
      ports: [
        { containerPort: 9091, protocol: 'TCP' },
        { containerPort: 9090, name: 'http', protocol: 'TCP' },
      ],
      livenessProbe: { httpGet: { port: 'http', path: '/-/healthy', scheme: 'HTTP' }, periodSeconds: 10 },
      volumeMounts: [
        { name: 'token', mountPath: '/var/run' },
        { name: 'data', mountPath: '/data' },
      ],
      terminationMessagePath: '/dev/termination-log',
    },
    { dnsPolicy: 'ClusterFirst', restartPolicy: 'Always' },
  );
  assert.deepEqual(told('Deployment', rendered, live), []);
});

test('a changed argument is told with both lists, an image and an amount by the name of its container', () => {
  const rendered = podOf({ image: 'thanos:v1', args: ['query', '--a=1'], resources: { requests: { cpu: '1' } } });
  const live = podOf({ image: 'thanos:v2', args: ['query', '--a=2'], resources: { requests: { cpu: '1001m' } } });
  const at = 'spec.template.spec.containers[thanos]';
  assert.deepEqual(told('Deployment', rendered, live), [
    [`${at}.image`, 'thanos:v1', 'thanos:v2'],
    [`${at}.args`, ['query', '--a=1'], ['query', '--a=2']],
    [`${at}.resources.requests.cpu`, '1', '1001m'],
  ]);
});

test('an item with keys that is not there any more is told as one', () => {
  const ports = [
    { name: 'http', port: 9090 },
    { port: 10901, protocol: 'UDP' },
  ];
  assert.deepEqual(told('Service', { spec: { ports } }, { spec: { ports: [{ name: 'http', port: 9090 }] } }), [
    ['spec.ports[10901/UDP]', { port: 10901, protocol: 'UDP' }, undefined],
  ]);
});

test('a list without keys is one value: more items, and another order, are differences', () => {
  const of = (...labels: readonly string[]): object => ({
    spec: { remoteWrite: labels.map((name) => ({ name, url: 'http://x' })) },
  });
  assert.deepEqual(told('Prometheus', of('a', 'b'), of('a', 'b')), []);
  assert.deepEqual(told('Prometheus', of('a'), of('a', 'b')), [
    ['spec.remoteWrite[b]', undefined, { name: 'b', url: 'http://x' }],
  ]);
  assert.equal(told('Prometheus', of('a', 'b'), of('b', 'a'))[0]?.[0], 'spec.remoteWrite');
});

test('a custom resource is kept as it was sent: an empty selector that is gone is a difference', () => {
  const rendered = { spec: { serviceMonitorSelector: {}, paused: false, replicas: null } };
  assert.deepEqual(told('Prometheus', rendered, { spec: {} }), [
    ['spec.serviceMonitorSelector', {}, undefined],
    ['spec.paused', false, undefined],
  ]);
});

test('an empty value of a map stays: a label and a key of a ConfigMap are told when they go', () => {
  const rendered = { metadata: { name: 'x', labels: { 'a.b/c': '' } }, data: { key: '' } };
  assert.deepEqual(told('ConfigMap', rendered, { metadata: { name: 'x', labels: {} }, data: {} }), [
    ['metadata.labels[a.b/c]', '', undefined],
    ['data.key', '', undefined],
  ]);
});

test('of finalizers others may be there; what only controllers write is not looked at', () => {
  const rendered = { metadata: { name: 'x', finalizers: ['a'] }, status: { replicas: 1 } };
  const live = { metadata: { name: 'x', finalizers: ['b', 'a'], uid: '1' }, status: { replicas: 3 } };
  assert.deepEqual(told('Deployment', rendered, live), []);
  assert.deepEqual(told('Deployment', rendered, { metadata: { name: 'x', finalizers: ['b'] } }), [
    ['metadata.finalizers', ['a'], ['b']],
  ]);
});

test('of a Secret only the names of its keys are held against what was rendered', () => {
  const contains = containsBy(schemas);
  const secret = (body: object): KubeObject => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, ...body });
  assert.equal(contains(secret({ data: { a: 'eA==' } }), secret({ stringData: { a: 'y' } })), true);
  assert.equal(contains(secret({ data: {} }), secret({ stringData: { a: 'y' } })), false);
});

test('whatever an object holds, it contains itself, and what was added to its maps', () => {
  const value = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(fc.constantFrom('Deployment', 'Prometheus', 'Unknown'), value, value, (kind, spec, more) => {
      const object = { metadata: { name: 'x' }, spec };
      assert.deepEqual(told(kind, object, object), []);
      assert.deepEqual(told(kind, object, { ...object, more }), []);
    }),
  );
});
