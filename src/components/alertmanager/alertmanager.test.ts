import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { alertmanager } from './alertmanager.ts';

const silent = modelOf();
const told = modelOf({
  fleet: 'alerts: {slack: {secret: slack-webhook}, slackChannel: ops, deadMan: {secret: heartbeat}}',
  clusters: ['id: shop, domain: shop.example.com, metrics: {mode: agent}'],
});

test('a cluster of one node has one Alertmanager, which loses neither silences nor notifications with its pod', () => {
  assert.deepEqual(objectOf(alertmanager, silent, 'Alertmanager', 'main').spec, {
    image: 'quay.io/prometheus/alertmanager:v0.34.0',
    version: 'v0.34.0',
    replicas: 1,
    podMetadata: { labels: { 'app.kubernetes.io/component': 'alerting', 'app.kubernetes.io/part-of': 'namsan' } },
    serviceAccountName: 'alertmanager',
    automountServiceAccountToken: false,
    alertmanagerConfiguration: { name: 'main' },
    alertmanagerConfigSelector: {},
    alertmanagerConfigNamespaceSelector: {},
    alertmanagerConfigMatcherStrategy: { type: 'None' },
    retention: '120h',
    storage: {
      volumeClaimTemplate: {
        metadata: { name: 'alertmanager-main-db' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    },
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    },
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              labelSelector: {
                matchLabels: { 'app.kubernetes.io/name': 'alertmanager', 'app.kubernetes.io/instance': 'main' },
              },
              topologyKey: 'kubernetes.io/hostname',
            },
          },
        ],
      },
    },
  });
});

test('a cluster of several nodes has two, with a budget for drains', () => {
  const model = modelOf({
    clusters: ['id: plant, domain: plant.example.com, metrics: {mode: sidecar}'],
  });
  const plant = clusterOf(model, 'plant');
  const two = { ...plant, nodes: [...plant.nodes, ...model.hub.nodes] };
  assert.equal(objectOf(alertmanager, model, 'Alertmanager', 'main', two).spec.replicas, 2);
  assert.deepEqual(objectNames(alertmanager, model, two), [
    'Alertmanager monitoring/main',
    'AlertmanagerConfig monitoring/main',
    'ServiceAccount monitoring/alertmanager',
    'Service monitoring/alertmanager',
    'PodDisruptionBudget monitoring/alertmanager',
    'ServiceMonitor monitoring/alertmanager',
  ]);
});

test('its Service gives every pod, because each must hear of an alert', () => {
  assert.deepEqual(objectOf(alertmanager, silent, 'Service', 'alertmanager').spec, {
    type: 'ClusterIP',
    clusterIP: 'None',
    selector: { 'app.kubernetes.io/name': 'alertmanager', 'app.kubernetes.io/instance': 'main' },
    ports: [{ name: 'http', port: 9093, targetPort: 'web' }],
  });
});

test('alerts go to the Slack channel, the watchdog to the dead man’s switch, both by Secrets', () => {
  const { route, receivers } = objectOf(alertmanager, told, 'AlertmanagerConfig', 'main').spec;
  assert.deepEqual(route, {
    receiver: 'slack',
    groupBy: ['cluster', 'namespace', 'alertname'],
    groupWait: '30s',
    groupInterval: '5m',
    repeatInterval: '12h',
    routes: [
      {
        matchers: [{ name: 'alertname', value: 'Watchdog', matchType: '=' }],
        receiver: 'dead-man',
        groupBy: ['cluster'],
        groupWait: '0s',
        groupInterval: '1m',
        repeatInterval: '1m',
      },
      { matchers: [{ name: 'alertname', value: 'InfoInhibitor', matchType: '=' }], receiver: 'nobody' },
    ],
  });
  assert.deepEqual(
    receivers?.map(({ name }) => name),
    ['nobody', 'slack', 'dead-man'],
  );
  const [slack] = receivers?.[1]?.slackConfigs ?? [];
  assert.deepEqual([slack?.apiURL, slack?.channel], [{ name: 'slack-webhook', key: 'url' }, '#ops']);
  assert.deepEqual(receivers?.[2], {
    name: 'dead-man',
    webhookConfigs: [{ urlSecret: { name: 'heartbeat', key: 'url' }, sendResolved: false }],
  });
});

test('the dead man’s switch hears of the hub alone: an edge that goes on does not hide that the hub fell silent', () => {
  const model = modelOf({
    fleet: 'alerts: {deadMan: {secret: heartbeat}}',
    clusters: ['id: plant, domain: plant.example.com, metrics: {mode: sidecar}'],
  });
  const watchdogOf = (cluster: string) => {
    const { route, receivers } = objectOf(
      alertmanager,
      model,
      'AlertmanagerConfig',
      'main',
      clusterOf(model, cluster),
    ).spec;
    return [route?.routes?.[0], receivers?.map(({ name }) => name)];
  };
  const matchers = [{ name: 'alertname', value: 'Watchdog', matchType: '=' }];
  assert.deepEqual(watchdogOf('plant'), [{ matchers, receiver: 'nobody' }, ['nobody']]);
  assert.deepEqual(watchdogOf('hub')[1], ['nobody', 'dead-man']);
});

test('a fleet that names nobody to tell has alerts that go nowhere, and still a valid configuration', () => {
  const { route, receivers } = objectOf(alertmanager, silent, 'AlertmanagerConfig', 'main').spec;
  assert.deepEqual([route?.receiver, receivers], ['nobody', [{ name: 'nobody' }]]);
  assert.deepEqual(route?.routes, [
    { matchers: [{ name: 'alertname', value: 'Watchdog', matchType: '=' }], receiver: 'nobody' },
    { matchers: [{ name: 'alertname', value: 'InfoInhibitor', matchType: '=' }], receiver: 'nobody' },
  ]);
});

test('a lost cluster silences all else of that cluster, itself and the dead man’s switch excepted', () => {
  assert.deepEqual(objectOf(alertmanager, told, 'AlertmanagerConfig', 'main').spec.inhibitRules?.[0], {
    sourceMatch: [{ name: 'alertname', value: 'ClusterSendsNoMetrics', matchType: '=' }],
    targetMatch: [{ name: 'alertname', value: 'ClusterSendsNoMetrics|Watchdog', matchType: '!~' }],
    equal: ['cluster'],
  });
});

test('an alert silences a lighter one of its own cluster only', () => {
  const { inhibitRules = [] } = objectOf(alertmanager, told, 'AlertmanagerConfig', 'main').spec;
  assert.deepEqual(
    inhibitRules.slice(1).map(({ equal }) => equal),
    [
      ['cluster', 'namespace', 'alertname'],
      ['cluster', 'namespace', 'alertname'],
      ['cluster', 'namespace'],
    ],
  );
});

test('an edge with an agent evaluates no rules and has none', () => {
  assert.deepEqual(objectNames(alertmanager, told, clusterOf(told, 'shop')), []);
});
