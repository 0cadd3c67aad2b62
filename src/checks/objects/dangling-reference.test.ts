import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { found, told } from '../testing/found.ts';
import { danglingReference } from './dangling-reference.ts';

const model = modelOf();
const of = (kind: string, name: string, rest: string, apiVersion = 'v1') =>
  `---\n{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: ${name}, namespace: m}, ${rest}}\n`;
const deployment = (labels: string, pod = '') =>
  of('Deployment', 'web', `spec: {template: {metadata: {labels: {${labels}}}, spec: {${pod}}}}`, 'apps/v1');
const monitor = (selector: string) =>
  of('ServiceMonitor', 'web', `spec: {selector: {matchLabels: {${selector}}}}`, 'monitoring.coreos.com/v1');
const agent = of('PrometheusAgent', 'a', 'spec: {serviceAccountName: scraper}', 'monitoring.coreos.com/v1alpha1');

test('names and selectors that lead somewhere are silent', () => {
  const pod = `serviceAccountName: web, volumes: [{configMap: {name: c, items: [{key: k, path: p}]}}, {configMap: {name: x, optional: true}}, {projected: {sources: [{configMap: {name: kube-root-ca.crt}}]}}]`;
  const hub = [
    deployment('app: web', pod),
    of('ServiceAccount', 'web', ''),
    of('ServiceAccount', 'scraper', ''),
    of('ConfigMap', 'c', 'data: {k: v}'),
    of('StatefulSet', 's', 'spec: {serviceName: web, template: {metadata: {labels: {app: s}}, spec: {}}}', 'apps/v1'),
    of('Service', 'web', 'spec: {selector: {app: web}}').replace('name: web', 'labels: {job: web}, name: web'),
    of('Service', 'one', 'spec: {selector: {statefulset.kubernetes.io/pod-name: s-0}}'),
    of(
      'Service',
      'agents',
      'spec: {selector: {app.kubernetes.io/name: prometheus-agent, operator.prometheus.io/name: a}}',
    ),
    of('Service', 'by-hand', 'spec: {ports: []}'),
    of('PodDisruptionBudget', 'web', 'spec: {selector: {matchLabels: {app: web}}}', 'policy/v1'),
    monitor('job: web'),
    monitor('operated-prometheus-agent: "true"'),
    agent,
  ];
  assert.deepEqual(found(danglingReference, { hub: hub.join(''), model }), []);
});

test('what a rendered pod needs to start has to be there', () => {
  const pod =
    'serviceAccountName: web, volumes: [{configMap: {name: c}}], containers: [{envFrom: [{configMapRef: {name: d}}], env: [{valueFrom: {configMapKeyRef: {name: e, key: k}}}]}]';
  const findings = found(danglingReference, {
    hub: deployment('app: web', pod) + of('ConfigMap', 'e', 'data: {key: v}') + agent,
    model,
  });
  const field = 'spec.template.spec';
  assert.deepEqual(findings[0], {
    code: 'objects/dangling-reference',
    severity: 'error',
    where: { cluster: 'hub', object: 'Deployment m/web', field: `${field}.serviceAccountName` },
    message: '`hub` has no ServiceAccount `m/web`, which Deployment m/web names',
    why: danglingReference.why,
    fix: danglingReference.fix,
    refs: ['R06', 'R13', 'R16', 'R38', 'A6'],
    counterexample: null,
  });
  assert.deepEqual(told(findings.slice(1)), [
    [
      'Deployment m/web',
      `${field}.volumes[0].configMap.name`,
      'error',
      '`hub` has no ConfigMap `m/c`, which Deployment m/web names',
    ],
    [
      'Deployment m/web',
      `${field}.containers[0].envFrom[0].configMapRef.name`,
      'error',
      '`hub` has no ConfigMap `m/d`, which Deployment m/web names',
    ],
    [
      'Deployment m/web',
      `${field}.containers[0].env[0].valueFrom.configMapKeyRef.name`,
      'error',
      'ConfigMap `m/e` of `hub` has no key `k`, which Deployment m/web names',
    ],
    [
      'PrometheusAgent m/a',
      'spec.serviceAccountName',
      'error',
      '`hub` has no ServiceAccount `m/scraper`, which PrometheusAgent m/a names',
    ],
  ]);
});

test('rights for an account, and a token of one, need the account', () => {
  const hub = [
    of(
      'ClusterRoleBinding',
      'b',
      'subjects: [{kind: ServiceAccount, name: a, namespace: other}, {kind: Group, name: g}]',
      'rbac.authorization.k8s.io/v1',
    ),
    `---\n{apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token, metadata: {name: t, namespace: m, annotations: {kubernetes.io/service-account.name: a}}}\n`,
  ].join('');
  assert.deepEqual(told(found(danglingReference, { hub, model })), [
    [
      'ClusterRoleBinding m/b',
      'subjects[0].name',
      'error',
      '`hub` has no ServiceAccount `other/a`, which ClusterRoleBinding m/b names',
    ],
    ['Secret m/t', 'metadata.annotations', 'error', '`hub` has no ServiceAccount `m/a`, which Secret m/t names'],
  ]);
  const accounts = ['m', 'other']
    .map((n) => of('ServiceAccount', 'a', '').replace('namespace: m', `namespace: ${n}`))
    .join('');
  assert.deepEqual(found(danglingReference, { hub: hub + accounts, model }), []);
});

test('a route needs the Gateway that it is attached to', () => {
  const route = (parent: string) =>
    of('HTTPRoute', 'r', `spec: {parentRefs: [${parent}]}`, 'gateway.networking.k8s.io/v1');
  const gateway = of('Gateway', 'main', 'spec: {}', 'gateway.networking.k8s.io/v1');
  const elsewhere = '{name: web, kind: Service, group: ""}';
  assert.deepEqual(found(danglingReference, { hub: route(`{name: main}, ${elsewhere}`) + gateway, model }), []);
  assert.deepEqual(told(found(danglingReference, { hub: route('{name: main, namespace: other}') + gateway, model })), [
    [
      'HTTPRoute m/r',
      'spec.parentRefs[0].name',
      'error',
      '`hub` has no Gateway `other/main`, which HTTPRoute m/r names',
    ],
  ]);
});

test('selectors that take nothing are errors in what was rendered', () => {
  const hub = [
    deployment('app: web'),
    of('Service', 'a', 'spec: {selector: {app: webb}}'),
    of('PodDisruptionBudget', 'b', 'spec: {selector: {matchLabels: {app: other}}}', 'policy/v1'),
    monitor('job: web'),
    of('StatefulSet', 's', 'spec: {serviceName: s, template: {spec: {}}}', 'apps/v1'),
  ];
  const findings = found(danglingReference, { hub: hub.join(''), model });
  assert.deepEqual(told(findings), [
    ['StatefulSet m/s', 'spec.serviceName', 'error', '`hub` has no Service `m/s`, which StatefulSet m/s names'],
    ['Service m/a', 'spec.selector', 'error', 'The selector of Service m/a takes no pods of `hub`'],
    [
      'PodDisruptionBudget m/b',
      'spec.selector',
      'error',
      'The selector of PodDisruptionBudget m/b takes no pods of `hub`',
    ],
    [
      'ServiceMonitor m/web',
      'spec.selector',
      'error',
      'The selector of ServiceMonitor m/web takes no Services of `hub`',
    ],
  ]);
  assert.equal(findings[1]?.fix, 'Write `app: web` if that was meant, or add what is missing.');
});

test('what charts and operators bring is not missed', () => {
  const hub = [
    of('Service', 'a', 'spec: {selector: {app.kubernetes.io/name: grafana, app.kubernetes.io/instance: stack}}'),
    of('Service', 'b', 'spec: {selector: {opensearch.org/opensearch-cluster: logs}}'),
    of('OpenSearchCluster', 'logs', 'spec: {}', 'opensearch.org/v1'),
    deployment('app: web', 'serviceAccountName: stack-grafana'),
  ].join('');
  const charts = [{ cluster: 'hub', name: 'kube-prometheus-stack', releaseName: 'stack', namespace: 'm' }];
  assert.deepEqual(found(danglingReference, { hub, charts, model }), []);
  assert.equal(
    found(danglingReference, {
      hub,
      charts: [{ ...charts[0], cluster: 'edge', name: 'x', releaseName: 'stack', namespace: 'm' }],
      model,
    }).length,
    2,
  );
});

test('manifests of other origin need not be whole: only what is nearly there is told, as a warning', () => {
  const hub = [
    deployment(
      'app: web, app.kubernetes.io/part-of: shop',
      'serviceAccountName: web, volumes: [{configMap: {name: settigs}}, {configMap: {name: file-2}}]',
    ),
    of('ConfigMap', 'settings', 'data: {}'),
    of('ConfigMap', 'file-1', 'data: {}'),
    of('Service', 'a', 'spec: {selector: {app: other, app.kubernetes.io/part-of: shop}}'),
    of('Service', 'b', 'spec: {selector: {app: web, app.kubernetes.io/part-of: shopp}}'),
  ];
  assert.deepEqual(told(found(danglingReference, { hub: hub.join('') })), [
    [
      'Deployment m/web',
      'spec.template.spec.volumes[0].configMap.name',
      'warning',
      '`hub` has no ConfigMap `m/settigs`, which Deployment m/web names',
    ],
    ['Service m/b', 'spec.selector', 'warning', 'The selector of Service m/b takes no pods of `hub`'],
  ]);
});

test('an Alertmanager needs the configuration that it names', () => {
  const server = (spec: string) => of('Alertmanager', 'main', `spec: {${spec}}`, 'monitoring.coreos.com/v1');
  const config = of('AlertmanagerConfig', 'main', 'spec: {}', 'monitoring.coreos.com/v1alpha1');
  const named = 'alertmanagerConfiguration: {name: main, templates: [{configMap: {name: texts, key: a}}]}';
  const texts = of('ConfigMap', 'texts', 'data: {a: x}');
  assert.deepEqual(found(danglingReference, { hub: server(named) + config + texts, model }), []);
  assert.deepEqual(told(found(danglingReference, { hub: server(named), model })), [
    [
      'Alertmanager m/main',
      'spec.alertmanagerConfiguration.name',
      'error',
      '`hub` has no AlertmanagerConfig `m/main`, which Alertmanager m/main names',
    ],
    [
      'Alertmanager m/main',
      'spec.alertmanagerConfiguration.templates[0].configMap.name',
      'error',
      '`hub` has no ConfigMap `m/texts`, which Alertmanager m/main names',
    ],
  ]);
  const secret = of('ExternalSecret', 'any', 'spec: {target: {name: routes}}', 'external-secrets.io/v1');
  assert.deepEqual(found(danglingReference, { hub: server('configSecret: routes') + secret, model }), []);
  assert.deepEqual(found(danglingReference, { hub: server('configSecret: routes') }), []);
  assert.deepEqual(
    found(danglingReference, { hub: server(`configSecret: routes, ${named}`) + config + texts, model }),
    [],
  );
  assert.deepEqual(told(found(danglingReference, { hub: server('configSecret: routes'), model })), [
    [
      'Alertmanager m/main',
      'spec.configSecret',
      'error',
      '`hub` has no Secret `m/routes`, which Alertmanager m/main names',
    ],
  ]);
});
