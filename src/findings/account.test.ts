import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Account, accountLines } from './account.ts';
import { formatJson } from './format-json.ts';

const plain: Account = {
  clusters: ['hub'],
  objects: 7,
  nodes: [{ kind: 'querier' }, { kind: 'store-gateway' }, { kind: 'store-gateway' }, { kind: 'targets' }],
  edges: [{ kind: 'queries' }],
  notUnderstood: [],
  unknownKinds: [],
  hub: 'hub',
  partial: [],
  keptBack: 0,
  absent: [],
};

test('what was understood is one line', () => {
  assert.deepEqual(accountLines(plain), [
    'understood      7 objects of `hub`: 1 querier, 2 store gateways, 1 set of targets, with 1 flow; `namsan map` shows them',
  ]);
  assert.deepEqual(accountLines({ ...plain, clusters: ['a', 'b'], objects: 1, nodes: [], edges: [] }), [
    'understood      1 object of 2 clusters: no engine that is known; `namsan map` shows them',
  ]);
});

test('what was not is counted by its reason, the first few are named, and so is what is not judged because of it', () => {
  const notUnderstood = [
    'hub: Deployment a/b: it is strange',
    'hub: Deployment a/c: it is strange',
    ...['x', 'y', 'z'].map((name) => `hub: the chart \`${name}\` was not read`),
  ];
  const unknownKinds = [{ apiVersion: 'route.openshift.io/v1', kind: 'Route', objects: 3 }];
  const rest = { hub: '', partial: ['hub', 'edge'], keptBack: 2 };
  assert.deepEqual(accountLines({ ...plain, notUnderstood, unknownKinds, ...rest }).slice(1), [
    'not understood',
    '  hub: Deployment a/b and 1 more: it is strange',
    '  hub: the chart `x` was not read',
    '  hub: the chart `y` was not read',
    '  and 1 more; `namsan map` names all',
    'of unknown kind 3 Route',
    'not judged      what reaches a hub: none of these has Thanos Query; name the hub by `--hub`',
    'not judged      what is missing in `hub`, `edge`, of which not all was read: 2 findings are kept back',
  ]);
});

test('clusters of a fleet file of which nothing was given are named: nothing is said of them', () => {
  assert.deepEqual(accountLines({ ...plain, absent: ['a', 'b', 'c', 'd', 'e'] }).slice(1), [
    'not judged      `a`, `b`, `c` and 2 more: no manifests were given of them',
  ]);
});

test('JSON has all of it', () => {
  const account = { ...plain, nodes: [{ kind: 'scraper', retentionMs: Number.POSITIVE_INFINITY }] };
  const { understood, notUnderstood, unknownKinds, judged } = JSON.parse(
    formatJson({ findings: [], fileOf: () => null, rules: [], account }),
  );
  assert.deepEqual(
    { understood, notUnderstood, unknownKinds, judged },
    {
      understood: {
        clusters: ['hub'],
        objects: 7,
        nodes: [{ kind: 'scraper', retentionMs: 'unlimited' }],
        edges: [{ kind: 'queries' }],
      },
      notUnderstood: [],
      unknownKinds: [],
      judged: { hub: 'hub', partial: [], keptBack: 0, absent: [] },
    },
  );
});
