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
