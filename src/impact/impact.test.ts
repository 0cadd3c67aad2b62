import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainPaint } from '../findings/format-text.ts';
import { impactOf } from './impact.ts';
import { impactJson } from './impact-json.ts';
import { impactText } from './impact-text.ts';
import { sideOf } from './testing/impacts.ts';

const web = (image: string, secret = 'one') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  template:
    spec: {containers: [{name: web, image: ${image}, envFrom: [{secretRef: {name: ${secret}}}]}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: ${image}, namespace: shop}
`;
const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n';

test('what does not differ has no impact and no steps', () => {
  const side = sideOf({ a: web('x') });
  const report = impactOf(side, side);
  assert.deepEqual(report, { impacts: [], broken: [], order: null, steps: [], losesData: false, breaksPromise: false });
  assert.equal(impactText(report, plainPaint), 'Nothing differs.\n');
});

test('the worst is first, what is alike in several clusters is told once, and steps come in their turns', () => {
  const report = impactOf(
    sideOf({ a: web('x'), b: web('x'), c: web('x') }),
    sideOf({ a: web('y'), b: web('y'), c: `${web('y', 'two')}---\n${widget}` }),
  );
  assert.equal(
    impactText(report, plainPaint),
    `needs order (1)
  c Deployment shop/web spec.template.spec.containers[0].envFrom[0].secretRef.name  impact/secret-reference
    Deployment shop/web of \`c\` uses the Secret \`two\`, which nothing used before.
    why  A pod whose Secret is not there does not start, and a rolling update stops at it.

not classed (1)
  c Widget w  impact/other-change
    Widget w of \`c\` is new.
    why  Nothing here knows what a change of a Widget does.

restart (3)
  2 clusters Deployment shop/web spec.template.spec.containers[0].image  impact/restart
    Deployment shop/web of \`a\` and \`b\` changes \`spec.template.spec.containers[web].image\`: its 2 pods are replaced, new ones first.
    why  A rolling update keeps it answering.
  c Deployment shop/web spec.template.spec.containers[0].image  impact/restart
    Deployment shop/web of \`c\` changes \`spec.template.spec.containers[web].image\` and 1 other field: its 2 pods are replaced, new ones first.

safe (6)
  6 ServiceAccount

steps
  1. before: Make the Secret \`two\` in the namespace \`shop\` of \`c\`, with the keys that Deployment shop/web reads.
  2. then: Apply.
  3. after: See that every pod of Deployment shop/web in each of 3 clusters is ready.

1 needs order, 1 not classed, 3 restart, 6 safe. No data is lost.
`,
  );
});

test('JSON holds every impact by itself, with counts of each verdict', () => {
  const report = impactOf(sideOf({ a: widget }), sideOf({ a: `${widget}spec: {size: 2}\n` }));
  assert.deepEqual(JSON.parse(impactJson(report)), {
    version: 1,
    losesData: false,
    breaksPromise: false,
    counts: {
      loses: 0,
      'impossible in place': 0,
      irreversible: 0,
      'splits history': 0,
      'needs order': 0,
      'not classed': 1,
      restart: 0,
      safe: 0,
    },
    impacts: [
      {
        code: 'impact/other-change',
        verdict: 'not classed',
        losesData: false,
        interval: null,
        where: { cluster: 'a', object: 'Widget w', field: 'spec' },
        message: 'Widget w of `a` changes `spec`',
        why: 'Nothing here knows what a change of a Widget does.',
        steps: [],
        refs: ['N04'],
      },
    ],
    broken: [],
    order: null,
    steps: [{ when: 'during', does: 'Apply.', codes: [], clusters: [] }],
  });
});

const store = (window: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: query, namespace: m}
spec:
  template:
    metadata: {labels: {app: query}}
    spec: {containers: [{name: q, image: "quay.io/thanos/thanos:v0.42.4", args: [query, "--endpoint=store.m.svc:10901"]}]}
---
apiVersion: v1
kind: Service
metadata: {name: store, namespace: m}
spec: {clusterIP: None, selector: {app: store}, ports: [{port: 10901}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: store, namespace: m}
spec:
  serviceName: store
  template:
    metadata: {labels: {app: store}}
    spec:
      containers:
        - name: s
          image: quay.io/thanos/thanos:v0.42.4
          args: [store${window}, "--objstore.config={type: S3, config: {bucket: b, endpoint: s3.example.com}}"]
---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: m}
spec:
  retention: 1d
  externalLabels: {cluster: hub}
  thanos: {objectStorageConfig: {name: objstore, key: objstore.yml}}
---
apiVersion: v1
kind: Secret
metadata: {name: objstore, namespace: m}
stringData: {objstore.yml: "{type: S3, config: {bucket: b, endpoint: s3.example.com}}"}
`;

test('a proof that holds on the old side and not on the new is told; one that shows lost ages decides the exit code', () => {
  const way = impactOf(sideOf(store('')), sideOf(store('').replace('store.m.svc', 'shop.m.svc')));
  assert.deepEqual(
    [way.breaksPromise, way.broken.map(({ code }) => code)],
    [false, ['reach/dangling-address', 'reach/unreached-producer', 'reach/store-nobody-asks']],
  );
  const ages = impactOf(sideOf(store('')), sideOf(store(', --min-time=-2d')));
  assert.deepEqual(
    [ages.breaksPromise, ages.broken.map(({ code, counterexample }) => [code, counterexample?.interval])],
    [
      true,
      [
        ['coverage/gap', '14d to 30d'],
        ['coverage/gap', '2d to 14d'],
        ['coverage/gap', '30d to 90d'],
      ],
    ],
  );
});
