import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterStatus, ComponentStatus } from '../cluster/status/cluster-status.ts';
import { statusChanges, statusJson, statusText, versionText } from './status-output.ts';

const component = (name: string, more: Partial<ComponentStatus> = {}): ComponentStatus => ({
  component: name,
  wave: 50,
  objects: 3,
  ready: 3,
  versions: [],
  waits: [],
  unknownCharts: [],
  leftOutCharts: [],
  ...more,
});
const version = { container: 'thanos', pinned: 'v0.42.4', running: ['v0.42.4'] };
const unbound = {
  says: 'StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: unbound PVC data-thanos-store-1',
  stuck: false,
};
const hub: ClusterStatus = {
  cluster: 'hub',
  reached: true,
  release: { number: 3, since: '2026-01-01T10:00:00Z' },
  components: [
    component('namespaces'),
    component('thanos-query', { versions: [version] }),
    component('thanos-store', {
      ready: 2,
      versions: [{ ...version, running: ['v0.41.0'] }],
      waits: [unbound, { says: 'Secret s3 is not there', stuck: true }],
    }),
    component('grafana', { unknownCharts: ['grafana 10.1.0'] }),
    component('cilium', { objects: 0, ready: 0, unknownCharts: ['cilium 1.20.0'] }),
  ],
};
const edge: ClusterStatus = {
  cluster: 'edge-1',
  reached: false,
  message: 'The API server cannot be reached: timeout.',
};
const now = Date.parse('2026-01-01T12:30:00Z');

test('clusters are printed as tables with what is waited for, those that were not reached with the reason', () => {
  assert.equal(
    statusText([hub, edge], now),
    `hub: 3 of 5 components are ready; release 3, 2h old
COMPONENT     OBJECTS  VERSION                    STATE
namespaces    3/3                                 ready
thanos-query  3/3      v0.42.4                    ready
thanos-store  2/3      v0.41.0 (pinned: v0.42.4)  StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: unbound PVC data-thanos-store-1
                                                  Secret s3 is not there (needs a hand)
grafana       3/3                                 ready; nothing is known of chart grafana 10.1.0
cilium        0/0                                 nothing is known of chart cilium 1.20.0

edge-1: not reached. The API server cannot be reached: timeout.

0 of 2 clusters are ready.
`,
  );
});

test('a full volume is told below the components, and no cluster with one is ready', () => {
  const says = 'The volume of `PersistentVolumeClaim m/data`, which pod `p-0` uses, is full: 100 % of 1Gi.';
  const filled: ClusterStatus = { ...hub, components: [component('namespaces')], fullVolumes: [says] };
  assert.equal(
    statusText([filled], now),
    `hub: 1 of 1 component is ready; release 3, 2h old
COMPONENT   OBJECTS  VERSION  STATE
namespaces  3/3               ready
${says}

0 of 1 cluster is ready.
`,
  );
});

test('JSON says whether all is ready, and holds every state as it is', () => {
  assert.deepEqual(JSON.parse(statusJson([hub, edge])), { version: 1, ready: false, clusters: [hub, edge] });
});

test('only what has changed is printed again', () => {
  assert.deepEqual(statusChanges([hub, edge], [hub, edge]), []);
  const ready: ClusterStatus = { ...hub, components: hub.components.map(({ component: name }) => component(name)) };
  const back: ClusterStatus = { ...hub, cluster: 'edge-1', components: [component('namespaces')] };
  assert.deepEqual(statusChanges([hub, edge], [ready, back]), [
    'hub thanos-store: ready',
    'edge-1: is reached',
    'edge-1 namespaces: ready',
  ]);
  assert.deepEqual(statusChanges([ready, edge], [hub, edge]), [
    `hub thanos-store: 2 of 3 objects ready, waits for ${unbound.says}; Secret s3 is not there`,
  ]);
});

test('a version says what runs and what is pinned where they differ', () => {
  assert.equal(versionText([]), '');
  assert.equal(versionText([version]), 'v0.42.4');
  assert.equal(versionText([{ ...version, running: [] }]), 'none (pinned: v0.42.4)');
  assert.equal(
    versionText([version, { ...version, running: ['v0.41.0', 'v0.42.4'] }]),
    'v0.41.0, v0.42.4 (pinned: v0.42.4)',
  );
});

test('charts that were left out are said as such, and count neither as ready nor as missing', () => {
  const partly: ClusterStatus = {
    ...{ cluster: 'hub', reached: true, release: { number: 3, since: '2026-01-01T10:00:00Z' } },
    components: [
      component('namespaces'),
      component('grafana', { leftOutCharts: ['grafana 10.1.0'] }),
      component('cilium', { objects: 0, ready: 0, leftOutCharts: ['cilium 1.20.0'] }),
    ],
  };
  assert.equal(
    statusText([partly], now),
    `hub: 2 of 2 components are ready, 1 left out; release 3, 2h old
COMPONENT   OBJECTS  VERSION  STATE
namespaces  3/3               ready
grafana     3/3               ready; left out: chart grafana 10.1.0
cilium      0/0               left out: chart cilium 1.20.0

1 of 1 cluster is ready.
`,
  );
  assert.deepEqual(statusChanges([], [partly]), [
    'hub: is reached',
    'hub namespaces: ready',
    'hub grafana: ready',
    'hub cilium: left out',
  ]);
});
