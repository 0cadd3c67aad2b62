import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { dataSources } from './data-sources.ts';
import { grafana } from './grafana.ts';

const model = modelOf({
  fleet: 'tls: {issuer: private-ca}',
  clusters: ['id: plant, domain: plant.example.com, grafana: local, metrics: {mode: sidecar}'],
});

test('the Grafana of the hub asks the query frontend beside it', () => {
  assert.deepEqual(objectOf(grafana, modelOf(), 'ConfigMap', 'grafana-datasources'), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'grafana-datasources',
      namespace: 'monitoring',
      labels: {
        'app.kubernetes.io/name': 'grafana',
        'app.kubernetes.io/instance': 'grafana',
        'app.kubernetes.io/component': 'dashboards',
        'app.kubernetes.io/version': '88.5.3',
        'app.kubernetes.io/part-of': 'namsan',
        'app.kubernetes.io/managed-by': 'namsan',
        grafana_datasource: '1',
      },
    },
    data: {
      'namsan.yaml': `apiVersion: 1
datasources:
  - name: Thanos
    uid: thanos
    type: prometheus
    access: proxy
    url: http://thanos-query-frontend.monitoring.svc.cluster.local:9090
    isDefault: true
    editable: false
    jsonData:
      prometheusType: Thanos
      httpMethod: POST
      timeInterval: 30s
  - name: Prometheus (this cluster)
    uid: prometheus-local
    type: prometheus
    access: proxy
    url: http://prometheus.monitoring.svc.cluster.local:9090
    isDefault: false
    editable: false
    jsonData:
      prometheusType: Prometheus
      httpMethod: POST
      timeInterval: 30s
  - name: Alertmanager
    uid: alertmanager
    type: alertmanager
    access: proxy
    url: http://alertmanager.monitoring.svc.cluster.local:9093
    editable: false
    jsonData:
      implementation: prometheus
      handleGrafanaManagedAlerts: false
`,
    },
  });
});

test('the Grafana of an edge asks the hub by its host and trusts it by a mounted certificate', () => {
  const [hub] = dataSources(model, clusterOf(model, 'plant'));
  assert.deepEqual(hub, {
    name: 'Thanos',
    uid: 'thanos',
    type: 'prometheus',
    access: 'proxy',
    url: 'https://thanos.hub.example.com',
    isDefault: true,
    editable: false,
    jsonData: { prometheusType: 'Thanos', httpMethod: 'POST', timeInterval: '30s', tlsAuthWithCACert: true },
    secureJsonData: { tlsCACert: '$__file{/etc/grafana/fleet-ca/ca.crt}' },
  });
});

test('a cluster without a Prometheus of its own has no source for one', () => {
  const hub = modelOf({ hub: 'domain: hub.example.com, alertmanager: none, metrics: {mode: agent}' });
  assert.deepEqual(
    dataSources(hub, hub.hub).map((source) => source['uid']),
    ['thanos'],
  );
});

test('exactly one source is the default', () => {
  const defaults = dataSources(model, model.hub).filter((source) => source['isDefault'] === true);
  assert.equal(defaults.length, 1);
});

test('the Grafana of the chart is reached from outside by the way that the cluster has', () => {
  const ways = [
    'domain: hub.example.com',
    'domain: hub.example.com, expose: {via: ingress-nginx}',
    'expose: {via: node-port}',
    'expose: {via: load-balancer, addresses: [10.9.0.1-10.9.0.9]}',
  ];
  assert.deepEqual(
    ways.map(
      (way) => objectNames(grafana, modelOf({ hub: `${way}, metrics: {mode: sidecar}`, fleet: 'profile: compat' }))[1],
    ),
    [
      'HTTPRoute monitoring/kube-prometheus-stack-grafana',
      'Ingress monitoring/kube-prometheus-stack-grafana',
      'Service monitoring/kube-prometheus-stack-grafana-external',
      'Service monitoring/kube-prometheus-stack-grafana-external',
    ],
  );
});

test('a node port leads to the pods of the chart', () => {
  const byPort = modelOf({ hub: 'expose: {via: node-port}, metrics: {mode: sidecar}' });
  assert.deepEqual(objectOf(grafana, byPort, 'Service', 'kube-prometheus-stack-grafana-external').spec, {
    type: 'NodePort',
    selector: { 'app.kubernetes.io/name': 'grafana', 'app.kubernetes.io/instance': 'kube-prometheus-stack' },
    ports: [{ name: 'http-web', port: 80, targetPort: 'grafana', nodePort: 30300 }],
  });
});

test('a cluster without Grafana has nothing of it', () => {
  const none = modelOf({ clusters: ['id: plant, domain: plant.example.com, metrics: {mode: sidecar}'] });
  assert.deepEqual(objectNames(grafana, none, clusterOf(none, 'plant')), []);
});
