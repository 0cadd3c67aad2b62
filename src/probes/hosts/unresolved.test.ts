import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedKind } from '../../cluster/testing/usual-kinds.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { unresolved } from './unresolved.ts';

const kinds = [servedKind('gateway.networking.k8s.io/v1', 'Gateway')];
const gateway = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'main', namespace: 'monitoring' },
  status: { addresses: [{ type: 'IPAddress', value: '10.9.9.9' }] },
};

test('before there is a gateway, a host without an address is a warning that says what to make', async () => {
  const live = liveIn({ machine: { hosts: { 'grafana.hub.example.com': ['10.0.0.1'] } } });
  assert.deepEqual(await told(unresolved, live), [
    'grafana.hub.example.com has an address: 10.0.0.1',
    'warning HTTPRoute monitoring/thanos-query-frontend: The host `thanos.hub.example.com` of `hub` has no address | `hub` has no gateway with an address yet: once `namsan apply` has brought it, make a record thanos.hub.example.com -> its address',
  ]);
});

test('with a gateway it is an error with the record to make, and silent name servers are told as that', async () => {
  const live = liveIn({
    clusters: { hub: { kinds, objects: [gateway] } },
    machine: { hosts: { 'grafana.hub.example.com': null } },
  });
  assert.deepEqual(await told(unresolved, live), [
    'error HTTPRoute monitoring/kube-prometheus-stack-grafana: No name server answered for `grafana.hub.example.com`. | Look at the name servers of this machine',
    'error HTTPRoute monitoring/thanos-query-frontend: The host `thanos.hub.example.com` of `hub` has no address | Make an address record: thanos.hub.example.com -> 10.9.9.9',
  ]);
});
