import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedKind } from '../../cluster/testing/usual-kinds.ts';
import { liveIn, nodeObject, told } from '../testing/preflight-live.ts';
import { elsewhere } from './elsewhere.ts';

const kinds = [servedKind('gateway.networking.k8s.io/v1', 'Gateway')];
const gateway = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'main', namespace: 'monitoring' },
  status: { addresses: [{ type: 'IPAddress', value: '10.9.9.9' }] },
};

test('a host may lead to the gateway or to a node of its cluster, and nowhere else', async () => {
  const live = liveIn({
    clusters: { hub: { kinds, objects: [gateway, nodeObject('hub-1', '10.0.0.7')] } },
    machine: {
      hosts: { 'grafana.hub.example.com': ['10.9.9.9', '10.0.0.7'], 'thanos.hub.example.com': ['192.0.2.1'] },
    },
  });
  assert.deepEqual(await told(elsewhere, live), [
    'grafana.hub.example.com leads to hub: 10.9.9.9, 10.0.0.7',
    'warning HTTPRoute monitoring/thanos-query-frontend: The host `thanos.hub.example.com` of `hub` leads to 192.0.2.1, and the cluster is at 10.9.9.9 | Make an address record: thanos.hub.example.com -> 10.9.9.9; if something in front of the cluster passes calls on, this may stay',
  ]);
});

test('before there is a gateway nothing is blamed, and hosts without an address are told elsewhere', async () => {
  const live = liveIn({ machine: { hosts: { 'thanos.hub.example.com': ['192.0.2.1'] } } });
  assert.deepEqual(await told(elsewhere, live), [
    'thanos.hub.example.com leads to hub: 192.0.2.1; the gateway that will have it is not there yet',
  ]);
});
