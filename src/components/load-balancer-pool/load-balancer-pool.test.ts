import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { objectOf } from '../testing/objects.ts';
import { loadBalancerPool } from './load-balancer-pool.ts';

test('the pool is the addresses of the fleet file, for Services of the fleet alone, and a node answers for each', () => {
  for (const cni of ['cilium', 'existing']) {
    const model = modelOf({
      hub: `cni: ${cni}, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.7, 10.0.9.20]}, metrics: {mode: sidecar}`,
    });
    const ours = { matchLabels: { 'app.kubernetes.io/part-of': 'namsan' } };
    assert.deepEqual(objectOf(loadBalancerPool, model, 'CiliumLoadBalancerIPPool', 'namsan').spec, {
      blocks: [
        { start: '10.0.9.1', stop: '10.0.9.7' },
        { start: '10.0.9.20', stop: '10.0.9.20' },
      ],
      serviceSelector: ours,
    });
    assert.deepEqual(objectOf(loadBalancerPool, model, 'CiliumL2AnnouncementPolicy', 'namsan').spec, {
      loadBalancerIPs: true,
      externalIPs: false,
      nodeSelector: { matchLabels: { 'kubernetes.io/os': 'linux' } },
      serviceSelector: ours,
    });
  }
});

test('other ways of exposing a cluster need no pool', () => {
  const model = modelOf();
  assert.equal(loadBalancerPool.build(model, model.hub), null);
});
