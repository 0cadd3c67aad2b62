import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectName } from '../../kube/objects.ts';
import { storeApiAddresses } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { storeApi } from './store-api.ts';

const edge = (expose: string, fleet = ''): readonly [Model, Cluster] => {
  const model = modelOf({ fleet, clusters: [`id: plant, ${expose}, metrics: {mode: sidecar, replicas: 2}`] });
  return [model, clusterOf(model, 'plant')];
};

test('a look-up of one headless name gives every pod with a sidecar, whichever Prometheus it belongs to', () => {
  assert.deepEqual(objectOf(storeApi, modelOf(), 'Service', 'thanos-sidecar').spec, {
    type: 'ClusterIP',
    clusterIP: 'None',
    selector: { 'namsan.io/store-api': 'sidecar' },
    ports: [
      { name: 'grpc', port: 10901, targetPort: 'grpc', appProtocol: 'kubernetes.io/h2c' },
      { name: 'http', port: 10902, targetPort: 'http' },
    ],
  });
});

test('on the hub nothing leads to them from outside', () => {
  assert.deepEqual(objectNames(storeApi, modelOf()), [
    'Service monitoring/thanos-sidecar',
    'ServiceMonitor monitoring/thanos-sidecar',
    'PrometheusRule monitoring/thanos-sidecar',
  ]);
});

test('a hub that keeps no metrics of its own but scrapes edges has them too, without rules that nobody would evaluate', () => {
  const model = modelOf({
    hub: 'domain: hub.example.com, metrics: {mode: none}',
    clusters: ['id: lab, metrics: {mode: scrape, credentials: {secret: lab-scrape}}'],
  });
  assert.deepEqual(objectNames(storeApi, model), ['Service monitoring/thanos-sidecar']);
});

test('with node ports each replica of an edge has a port of its own', () => {
  const [model, plant] = edge('expose: {via: node-port}');
  const outside = [0, 1].map((n) => objectOf(storeApi, model, 'Service', `thanos-sidecar-${n}-external`, plant).spec);
  assert.deepEqual(
    outside,
    [0, 1].map((n) => ({
      type: 'NodePort',
      selector: { 'statefulset.kubernetes.io/pod-name': `prometheus-main-${n}` },
      ports: [{ name: 'grpc', port: 10901, targetPort: 'grpc', nodePort: 30901 + n }],
    })),
  );
});

test('with a pool each replica has the address of it at which the hub asks', () => {
  const [model, plant] = edge('expose: {via: load-balancer, addresses: [10.9.0.1-10.9.0.9]}');
  const addresses = [0, 1].map((n) => {
    const { metadata, spec } = objectOf(storeApi, model, 'Service', `thanos-sidecar-${n}-external`, plant);
    return `${metadata.annotations?.['lbipam.cilium.io/ips']}:${spec.ports?.[0]?.port}`;
  });
  assert.deepEqual(
    addresses,
    storeApiAddresses(model, plant).map(({ address }) => address),
  );
  assert.equal(new Set(addresses).size, 2);
});

test('behind a gateway with certificates each replica has a host of its own', () => {
  const [model, plant] = edge('domain: plant.example.com', 'tls: {issuer: private-ca}');
  const routes = [0, 1].map((n) => objectOf(storeApi, model, 'GRPCRoute', `thanos-sidecar-${n}`, plant).spec);
  assert.deepEqual(
    routes.map((route) => [route.hostnames, route.rules]),
    [
      [['thanos-sidecar.plant.example.com'], [{ backendRefs: [{ name: 'thanos-sidecar-0', port: 10901 }] }]],
      [['thanos-sidecar-1.plant.example.com'], [{ backendRefs: [{ name: 'thanos-sidecar-1', port: 10901 }] }]],
    ],
  );
  assert.deepEqual(objectOf(storeApi, model, 'Service', 'thanos-sidecar-1', plant).spec, {
    type: 'ClusterIP',
    selector: { 'statefulset.kubernetes.io/pod-name': 'prometheus-main-1' },
    ports: [{ name: 'grpc', port: 10901, targetPort: 'grpc', appProtocol: 'kubernetes.io/h2c' }],
  });
});

test('behind a gateway without certificates they are reached by node ports, because gRPC needs TLS on a shared port', () => {
  const [model, plant] = edge('domain: plant.example.com');
  const names = (storeApi.build(model, plant)?.objects ?? []).map(objectName);
  assert.deepEqual(
    names.filter((name) => name.startsWith('Service ')),
    [
      'Service monitoring/thanos-sidecar',
      'Service monitoring/thanos-sidecar-0-external',
      'Service monitoring/thanos-sidecar-1-external',
    ],
  );
});

test('its alerts ask for the job under which the sidecars are scraped', () => {
  const monitor = objectOf(storeApi, modelOf(), 'ServiceMonitor', 'thanos-sidecar').spec.endpoints;
  assert.deepEqual(monitor, [{ port: 'http', relabelings: [{ targetLabel: 'job', replacement: 'thanos-sidecar' }] }]);
  const { groups = [] } = objectOf(storeApi, modelOf(), 'PrometheusRule', 'thanos-sidecar').spec;
  assert.deepEqual(
    groups
      .flatMap((group) => group.rules ?? [])
      .map(({ alert, expr }) => [alert, String(expr).includes('job="thanos-sidecar"')]),
    [
      ['ThanosSidecarBucketOperationsFailed', true],
      ['ThanosSidecarNoConnectionToStartedPrometheus', true],
      ['ThanosSidecarIsDown', true],
      ['ThanosSidecarUploadsLate', true],
    ],
  );
});
