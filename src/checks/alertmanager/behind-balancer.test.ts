import assert from 'node:assert/strict';
import { test } from 'node:test';
import { node, topologyOf } from '../../proofs/testing/flows.ts';
import type { Pods } from '../../topology/topology.ts';
import { found } from '../testing/found.ts';
import { behindBalancer } from './behind-balancer.ts';

const sending = (pods: Pods, replicas: number) => {
  const topology = topologyOf({
    nodes: { rule: node('ruler', 'hub/rule'), alerts: node('alertmanager', 'hub/main', { replicas }) },
    edges: ['rule sends-alerts alerts'],
  });
  return { ...topology, edges: topology.edges.map((edge) => ({ ...edge, pods })) };
};

test('every replica by name, or one replica only, is silent', () => {
  assert.deepEqual(found(behindBalancer, { topology: sending('each', 3) }), []);
  assert.deepEqual(found(behindBalancer, { topology: sending('any', 1) }), []);
});

test('one address for two replicas is a balancer', () => {
  assert.deepEqual(found(behindBalancer, { topology: sending('any', 2) }), [
    {
      code: 'alertmanager/behind-balancer',
      severity: 'error',
      where: { cluster: 'hub', object: 'ruler rule', field: 'spec' },
      message:
        'ruler `rule` of `hub` sends its alerts to `alerts`, which picks one of the 2 replicas of Alertmanager `main`',
      why: behindBalancer.why,
      fix: behindBalancer.fix,
      refs: ['D16'],
      counterexample: null,
    },
  ]);
});

const alertmanagers = `
apiVersion: monitoring.coreos.com/v1
kind: Alertmanager
metadata: {name: main, namespace: monitoring}
spec: {replicas: 2}
---
apiVersion: v1
kind: Service
metadata: {name: alerts, namespace: monitoring}
spec: {selector: {alertmanager: main}, ports: [{name: web, port: 9093, targetPort: web}]}
---
`;
const ruler = (url: string) => `
apiVersion: monitoring.coreos.com/v1
kind: ThanosRuler
metadata: {name: global, namespace: monitoring}
spec: {alertmanagersUrl: ["${url}"]}
`;

test('read from the objects: a Service with one address picks a replica, the headless one of the operator names all', () => {
  const findings = found(behindBalancer, { hub: alertmanagers + ruler('http://alerts.monitoring.svc:9093') });
  assert.deepEqual(
    findings.map((f) => [f.where, f.message]),
    [
      [
        { cluster: 'hub', object: 'ThanosRuler monitoring/global', field: 'spec.alertmanagersUrl[0]' },
        'ruler `global` of `hub` sends its alerts to `http://alerts.monitoring.svc:9093`, which picks one of the 2 replicas of Alertmanager `main`',
      ],
    ],
  );
  const headless = ruler('dnssrv+http://_web._tcp.alertmanager-operated.monitoring.svc');
  assert.deepEqual(found(behindBalancer, { hub: alertmanagers + headless }), []);
});
