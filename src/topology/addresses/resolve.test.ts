import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterIndex } from '../objects/cluster-index.ts';
import { edgeCluster as edge, hubCluster as hub } from '../testing/address-fleet.ts';
import { clusters } from '../testing/manifests.ts';
import { fleetIndex, type Hints } from './fleet-index.ts';
import { resolve } from './resolve.ts';

const fleet = (hints: Hints = { nodeAddresses: new Map() }) =>
  fleetIndex(
    clusters({ hub, 'edge-1': edge(30901), 'edge-2': edge(30901), 'edge-3': edge(30903) }).map((c) =>
      clusterIndex(c.cluster, c.objects),
    ),
    hints,
  );

/** The outcome in one line: pods, or why not. */
function where(address: string, from = 'hub', hints?: Hints): string {
  const found = resolve(fleet(hints), { cluster: from, namespace: 'monitoring', workload: null }, address);
  if (found.kind === 'pods')
    return found.landings.map((l) => `${l.via.at(-1)} [${l.pods}] port ${l.port}`).join(' and ');
  return found.kind === 'outside' ? `outside at ${found.via.at(-1)}` : `${found.kind}: ${found.reason}`;
}

const store = 'hub: pods of StatefulSet monitoring/store';
const query = 'hub: pods of Deployment monitoring/query';

test('a name of cluster DNS leads to the pods behind its Service, in every form that a pod may write', () => {
  for (const name of [
    'query',
    'query.monitoring',
    'query.monitoring.svc',
    'query.monitoring.svc.cluster.local',
    'alias',
  ])
    assert.equal(where(`${name}:9000`), `${query} [any] port 10901`, name);
  assert.equal(where('http://query:9000/x'), `${query} [any] port 10901`);
});

test('a headless Service gives every pod to a lookup, one pod to a plain connection, and the pods as they listen', () => {
  assert.equal(where('dnssrv+_grpc._tcp.store.monitoring.svc.cluster.local'), `${store} [each] port 10901`);
  assert.equal(where('dns+store.monitoring.svc:10901'), `${store} [each] port 10901`);
  assert.equal(where('store:10901'), `${store} [any] port 10901`);
  assert.equal(where('dnssrv+_grpc._tcp.query.monitoring.svc'), `${query} [any] port 10901`);
});

test('one pod of a StatefulSet is found by its own name and by a Service of its own', () => {
  const pod = 'hub: pod store-1 of StatefulSet monitoring/store [1] port 10901';
  assert.deepEqual(
    [
      'store-1.store.monitoring.svc.cluster.local:10901',
      'store-1.store.monitoring:10901',
      'store-1.store:10901',
      'store-1:10901',
    ].map((address) => where(address)),
    [pod, pod, pod, pod],
  );
  assert.equal(where('store-2.store:10901'), 'broken: Service monitoring/store names no pod `store-2`');
});

test('an address inside a cluster that leads nowhere breaks at the hop that fails', () => {
  assert.deepEqual(
    [
      'nobody:80',
      'query:80',
      'dnssrv+_http._tcp.query',
      'empty:80',
      'unnamed-port:80',
      'query',
      'circle:80',
      'x.monitoring:1',
    ].map((address) => where(address)),
    [
      'broken: hub has no Service monitoring/nobody',
      'broken: Service monitoring/query has no port 80; it has 9000 (`grpc`)',
      'broken: Service monitoring/query has no port named `http`; it has 9000 (`grpc`)',
      'broken: Service monitoring/empty selects no pods',
      'broken: no container of Deployment monitoring/query has the port `admin`',
      'broken: the address has no port',
      'broken: ExternalName Services point at each other',
      'broken: hub has no Service monitoring/x',
    ],
  );
});

test("one cluster's DNS names mean nothing in another, and the owner is named", () => {
  assert.equal(
    where('store.monitoring.svc.cluster.local:10901', 'edge-1'),
    "broken: edge-1 has no Service monitoring/store; hub has one, but a cluster's own DNS names mean nothing in another",
  );
  assert.equal(
    where('sidecar.monitoring.svc.edge-2.local:10901', 'edge-1'),
    "broken: edge-1 has no DNS domain `edge-2.local` with a Service monitoring/sidecar; edge-2 and edge-3 have one, but a cluster's own DNS names mean nothing in another",
  );
});

test('a node port leads to the cluster that has the node, by hint', () => {
  const hints = {
    nodeAddresses: new Map([
      ['10.0.1.1', 'edge-1'],
      ['10.0.2.1', 'edge-2'],
    ]),
  };
  assert.equal(where('10.0.2.1:30901', 'hub', hints), 'edge-2: pods of Deployment monitoring/sidecar [any] port 10901');
  assert.equal(where('10.0.1.1:9091', 'hub', hints), 'broken: nothing of edge-1 has node port 9091');
  assert.equal(where('10.0.1.1:10901', 'hub', hints), 'edge-1: pods of DaemonSet monitoring/agent [any] port 10901');
});

test('a node that nobody declared is never called dangling: it is found where only one cluster has the port', () => {
  assert.equal(where('10.0.3.1:30903'), 'edge-3: pods of Deployment monitoring/sidecar [any] port 10901');
  assert.equal(
    where('10.0.1.1:30901'),
    'unknown: node port 30901 is in edge-1, edge-2, and no object tells which of them has the node 10.0.1.1',
  );
  assert.equal(where('10.0.1.1:31999'), 'outside at 10.0.1.1:31999');
  const known = { nodeAddresses: new Map([['10.0.3.1', 'edge-3']]) };
  assert.equal(where('10.0.9.9:30903', 'hub', known), 'outside at 10.0.9.9:30903');
});

test('an address of a load balancer leads to its Service from every cluster', () => {
  assert.equal(where('10.9.0.2:10901', 'edge-1'), `${query} [any] port 10901`);
  assert.equal(where('10.9.0.1:80', 'edge-1'), 'broken: Service monitoring/balanced has no port 80; it has 10901');
  assert.equal(
    where('10.9.0.9:443'),
    'unknown: 10.9.0.9 is the address of hub: Gateway gateway/main, which sends by host name and not by address',
  );
});

test('a host leads through the route that takes its path and port', () => {
  assert.equal(where('https://thanos.hub.example.com', 'edge-1'), `${query} [any] port 10901`);
  assert.equal(where('http://thanos.hub.example.com:30080/x', 'edge-1'), `${query} [any] port 10901`);
  assert.equal(
    where('https://thanos.hub.example.com/api/v1/receive', 'edge-1'),
    'broken: hub has no Service monitoring/nowhere',
  );
  assert.equal(where('store.gw.example.com:443', 'edge-1'), `${store} [any] port 10901`);
  assert.equal(where('https://store.gw.example.com:8443', 'edge-1'), `${store} [any] port 10901`, 'by redirect');
  assert.equal(
    where('store.gw.example.com:10901', 'edge-1'),
    'broken: the gateway of GRPCRoute monitoring/store listens on 443, not on 10901',
  );
  assert.equal(
    where('https://own.gw.example.com:9443', 'edge-1'),
    'broken: no listener of its gateway takes HTTPRoute monitoring/unadmitted with the host `own.gw.example.com`',
  );
});

test('a host that no route has is outside, unless a gateway or the fleet covers its domain', () => {
  assert.equal(where('https://mimir.example.org/push'), 'outside at mimir.example.org:443');
  assert.equal(where('s3.local:9000'), 'outside at s3.local:9000');
  assert.equal(where('away:443'), 'outside at mimir.example.org:443');
  assert.equal(where('manual:9000'), 'outside at 192.0.2.7:9000');
  assert.equal(
    where('https://lost.gw.example.com'),
    'broken: no Ingress and no route has the host `lost.gw.example.com`, though hub: Gateway gateway/main covers it',
  );
  const hints = { nodeAddresses: new Map(), domains: new Map([['e1.example.com', 'edge-1']]) };
  assert.equal(
    where('https://thanos.e1.example.com', 'hub', hints),
    'broken: no Ingress and no route has the host `thanos.e1.example.com`, though edge-1: domain e1.example.com covers it',
  );
});

test('of the ports of a node, those of an ingress controller and those in what was not read are not known', () => {
  const nodeAddresses = new Map([['10.0.1.1', 'edge-1']]);
  assert.equal(
    where('http://10.0.1.1', 'hub', { nodeAddresses }),
    'unknown: port 80 of a node is held by an ingress controller that is in no object',
  );
  assert.equal(where('http://10.0.1.1:8443', 'hub', { nodeAddresses }), 'broken: nothing of edge-1 has node port 8443');
  const chart = { what: 'the chart `thanos`', namespace: null, names: null, engines: true };
  const read = clusters({ hub: '', 'edge-1': '' }).map(({ cluster, objects }) =>
    clusterIndex(cluster, objects, cluster === 'edge-1' ? [chart] : []),
  );
  const asker = { cluster: 'hub', namespace: 'monitoring', workload: null };
  assert.deepEqual(resolve(fleetIndex(read, { nodeAddresses }), asker, '10.0.1.1:9091'), {
    kind: 'unknown',
    via: ['node 10.0.1.1 of edge-1'],
    reason: 'nothing of edge-1 has node port 9091, and it may be in the chart `thanos`, which was not read',
    near: true,
  });
});
