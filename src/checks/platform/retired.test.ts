import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { found, told } from '../testing/found.ts';
import { retired } from './retired.ts';

const ingress = (name: string, spec: string) =>
  `---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: ${name}, namespace: a}, spec: {${spec}}}\n`;
const ingressClass = (controller: string) =>
  `---\n{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx}, spec: {controller: ${controller}}}\n`;

test('other classes, the class of another controller, and rendered fleets are silent here', () => {
  const nginx = ingress('web', 'ingressClassName: nginx');
  assert.deepEqual(found(retired, { hub: ingress('web', 'ingressClassName: cilium') + ingress('api', '') }), []);
  assert.deepEqual(found(retired, { hub: nginx + ingressClass('nginx.org/ingress-controller') }), []);
  assert.deepEqual(found(retired, { hub: nginx, model: modelOf() }), []);
});

test('a cluster is told once for all that asks for the class', () => {
  const hub = ingress('web', 'ingressClassName: nginx') + ingress('api', 'ingressClassName: nginx');
  assert.deepEqual(found(retired, { hub: hub + ingressClass('k8s.io/ingress-nginx') }), [
    {
      code: 'platform/retired',
      severity: 'warning',
      where: { cluster: 'hub', object: 'Ingress a/web', field: 'spec.ingressClassName' },
      message: 'Ingress `web` and 1 more of `hub` ask for the class of ingress-nginx, which is retired',
      why: retired.why,
      fix: retired.fix,
      refs: ['R35', 'C08'],
      counterexample: null,
    },
  ]);
});

test('the controller itself is told by its image', () => {
  const hub = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: nginx, namespace: ingress-nginx}
spec: {template: {spec: {containers: [{name: c, image: "registry.k8s.io/ingress-nginx/controller:v1.15.1"}]}}}
`;
  assert.deepEqual(told(found(retired, { hub })), [
    [
      'DaemonSet ingress-nginx/nginx',
      'spec.template.spec.containers',
      'warning',
      '`hub` runs the controller of ingress-nginx, which is retired',
    ],
  ]);
});
