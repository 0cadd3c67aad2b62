import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { deadMan } from './dead-man.ts';

const main =
  '---\n{apiVersion: monitoring.coreos.com/v1, kind: Alertmanager, metadata: {name: main, namespace: m}, spec: {}}\n';
const alert = (name: string, expr: string) =>
  `---\n${JSON.stringify({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'r', namespace: 'm' },
    spec: { groups: [{ name: 'a', rules: [{ alert: name, expr }] }] },
  })}\n`;
const routes = (routing: object, kind = 'AlertmanagerConfig') =>
  `---\n${JSON.stringify(
    kind === 'AlertmanagerConfig'
      ? { apiVersion: 'monitoring.coreos.com/v1alpha1', kind, metadata: { name: 'c', namespace: 'm' }, spec: routing }
      : {
          apiVersion: 'v1',
          kind,
          metadata: { name: 'c', namespace: 'm' },
          stringData: { 'alertmanager.yaml': JSON.stringify(routing) },
        },
  )}\n`;
const charts = [{ cluster: 'hub', name: 'kube-prometheus-stack', releaseName: 'k', namespace: 'm' }];
const watchdog = alert('Watchdog', 'vector(1)');

test('an alert that always fires, of the fleet or of its chart, is enough where it is not thrown away', () => {
  const heard = {
    route: { receiver: 'x', routes: [{ receiver: 'out', matchers: [{ name: 'alertname', value: 'Watchdog' }] }] },
    receivers: [{ name: 'x' }, { name: 'out', webhookConfigs: [{}] }],
  };
  assert.deepEqual(found(deadMan, { hub: main + watchdog + routes(heard) }), []);
  assert.deepEqual(found(deadMan, { hub: main + alert('A', 'up == 0'), charts }), []);
  assert.deepEqual(found(deadMan, { hub: main + watchdog }), []);
});

test('without Alertmanager, or without any alert that is known, nothing is said', () => {
  assert.deepEqual(found(deadMan, { hub: alert('A', 'up == 0') }), []);
  assert.deepEqual(found(deadMan, { hub: main }), []);
});

test('alerts of which none fires always are a warning', () => {
  assert.deepEqual(found(deadMan, { hub: main + alert('A', 'up == 0') }), [
    {
      code: 'alertmanager/dead-man',
      severity: 'warning',
      where: { cluster: 'hub', object: 'Alertmanager m/main', field: 'spec' },
      message: 'None of 1 alerts fires always, so that nobody hears when Alertmanager `main` of `hub` gets none',
      why: deadMan.why,
      fix: deadMan.fix,
      refs: ['D18'],
      counterexample: null,
    },
  ]);
});

test('one that is thrown away is noted, however its route is written', () => {
  const thrown = (route: object) => ({
    route: { receiver: 'x', routes: [{}, { receiver: 'null', ...route }] },
    receivers: [{ name: 'null' }],
  });
  const said = '`Watchdog`, which tells that alerting works, goes to `null` in `hub`, which tells nobody';
  const hub = main + watchdog + routes(thrown({ matchers: [{ name: 'alertname', value: 'Watchdog' }] }));
  const watching = `---\n${JSON.stringify({ apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'w', namespace: 'm' }, spec: { groups: [{ rules: [{ alert: 'B', expr: 'x unless on () ALERTS{alertname="Watchdog", cluster="hub"}' }] }] } })}\n`;
  assert.deepEqual(found(deadMan, { hub: hub + watching }), []);
  assert.deepEqual(
    told(
      found(deadMan, {
        hub: main + watchdog + routes(thrown({ matchers: [{ name: 'alertname', value: 'Watchdog' }] })),
      }),
    ),
    [['AlertmanagerConfig m/c', 'spec.route.routes[1].receiver', 'note', said]],
  );
  for (const route of [{ matchers: ['alertname = "Watchdog"'] }, { match: { alertname: 'Watchdog' } }])
    assert.deepEqual(told(found(deadMan, { hub: main + watchdog + routes(thrown(route), 'Secret') })), [
      ['Secret m/c', 'stringData[alertmanager.yaml].route.routes[1].receiver', 'note', said],
    ]);
});
