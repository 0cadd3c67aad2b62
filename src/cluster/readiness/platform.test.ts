import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, JsonObject } from '../../kube/objects.ts';
import { condition, event, live, podOf, said } from './testing/live.ts';

test('a Service says when nothing behind it is ready, and when it has no address', () => {
  const service = (spec: JsonObject, status: JsonObject = {}) => live('v1 Service', 's', { spec, status });
  const query = service({ selector: { app: 'q' } });
  const up = podOf(null, 'q-0', undefined, { labels: { app: 'q', other: 'x' } });
  const down = podOf(null, 'q-1', { started: true, state: { running: {} } }, { labels: { app: 'q' } });
  const other = podOf(null, 'r-0', undefined, { labels: { app: 'r' } });
  assert.equal(said(query, [up, down, other]), 'ready');
  assert.equal(said(query, [other]), 'Service s: selects no pod');
  assert.equal(said(query, [down, other]), 'Service s: its one pod is not ready, pod q-1: container c is not ready');
  assert.equal(said(query), 'ready', 'where pods were not listed, nothing is known of them');
  assert.equal(said(service({ selector: { app: 'q' }, publishNotReadyAddresses: true }), [down]), 'ready');
  assert.equal(said(service({}), [other]), 'ready');
  assert.equal(said(service({ type: 'ExternalName' }), [other]), 'ready');
  const balanced = service({ type: 'LoadBalancer', selector: { app: 'q' } });
  assert.equal(said(balanced, [up]), 'Service s: has no address of a load balancer yet');
  assert.equal(
    said(balanced, [up, event(balanced, 'AllocationFailed', 'no available IPs')]),
    'Service s: has no address of a load balancer yet: no available IPs',
  );
  const status = { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } };
  assert.equal(said(service({ type: 'LoadBalancer', selector: { app: 'q' } }, status), [up]), 'ready');
});

test('a claim of a class that waits for a pod is ready until one mounts it; a claim that is lost is stuck', () => {
  const claim = live('v1 PersistentVolumeClaim', 'd', {
    spec: { storageClassName: 'local', resources: { requests: { storage: '2Gi' } } },
    status: { phase: 'Pending' },
  });
  const local = live('storage.k8s.io/v1 StorageClass', 'local', {
    provisioner: 'example.com/disk',
    volumeBindingMode: 'WaitForFirstConsumer',
  });
  const pod = podOf(null, 'p', undefined, {
    spec: { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'd' } }] },
  });
  const waits = event(
    claim,
    'ExternalProvisioning',
    "Waiting for a volume to be created either by the external provisioner 'example.com/disk' …",
  );
  assert.equal(said(claim, [local]), 'ready');
  assert.equal(
    said(claim, [local, pod, waits]),
    'PersistentVolumeClaim d: its provisioner example.com/disk has not made a volume yet',
  );
  assert.equal(said(claim, [pod], ['StorageClass']), 'PersistentVolumeClaim d: there is no StorageClass local (stuck)');
  const bare = live('v1 PersistentVolumeClaim', 'd', { spec: {}, status: { phase: 'Pending' } });
  assert.equal(
    said(bare, [], ['StorageClass']),
    'PersistentVolumeClaim d: it names no StorageClass, and the cluster has no default one (stuck)',
  );
  const lost = live('v1 PersistentVolumeClaim', 'd', { spec: { volumeName: 'pv-1' }, status: { phase: 'Lost' } });
  assert.equal(said(lost), 'PersistentVolumeClaim d: its volume pv-1 is lost (stuck)');
  const bound = (storage: string, conditions: Json[] = []) =>
    said(
      live('v1 PersistentVolumeClaim', 'd', {
        spec: { resources: { requests: { storage: '2Gi' } } },
        status: { phase: 'Bound', capacity: { storage }, conditions },
      }),
    );
  assert.equal(bound('2Gi'), 'ready');
  assert.equal(
    bound('1Gi', [
      condition(
        'FileSystemResizePending',
        'True',
        '',
        'Waiting for user to (re-)start a pod to finish file system resize of volume on node.',
      ),
    ]),
    'PersistentVolumeClaim d: has 1Gi of the 2Gi that it asks for: FileSystemResizePending is True: Waiting for user to (re-)start a pod to finish file system resize of volume on node',
  );
});

test('definitions are ready once they are served, and stuck while another has their names', () => {
  const definition = (...conditions: Json[]): string =>
    said(live('apiextensions.k8s.io/v1 CustomResourceDefinition', 'x.y.z', { status: { conditions } }));
  assert.equal(definition(condition('NamesAccepted', 'True'), condition('Established', 'True')), 'ready');
  assert.equal(definition(), 'CustomResourceDefinition x.y.z: Established is not said yet');
  assert.equal(
    definition(
      condition('NamesAccepted', 'False', 'KindConflict', '"X" is already in use'),
      condition('Established', 'False'),
    ),
    'CustomResourceDefinition x.y.z: NamesAccepted is False: "X" is already in use (KindConflict) (stuck)',
  );
});

test('routes and gateways are judged by what is said of them as they are now', () => {
  const route = (parents: Json[]) =>
    said(
      live('gateway.networking.k8s.io/v1 HTTPRoute', 'q', {
        metadata: { generation: 2 },
        spec: { parentRefs: [{ name: 'gw', sectionName: 'https' }] },
        status: { parents },
      }),
    );
  const parent = (...conditions: Json[]) => ({
    parentRef: {
      group: 'gateway.networking.k8s.io',
      kind: 'Gateway',
      name: 'gw',
      namespace: 'm',
      sectionName: 'https',
    },
    conditions,
  });
  const accepted = condition('Accepted', 'True', 'Accepted', '', 2);
  assert.equal(route([parent(accepted, condition('ResolvedRefs', 'True', '', '', 2))]), 'ready');
  assert.equal(route([]), 'HTTPRoute q: Gateway gw, listener https has said nothing of it yet');
  assert.equal(
    route([parent(condition('Accepted', 'True', 'Accepted', '', 1))]),
    'HTTPRoute q: Gateway gw, listener https: Accepted is said of generation 1, not yet of 2',
  );
  assert.equal(
    route([parent(accepted, condition('ResolvedRefs', 'False', 'BackendNotFound', 'Service "q" not found', 2))]),
    'HTTPRoute q: Gateway gw, listener https: ResolvedRefs is False: Service "q" not found (BackendNotFound)',
  );
  const gateway = (...listeners: Json[]) =>
    said(
      live('gateway.networking.k8s.io/v1 Gateway', 'gw', {
        metadata: { generation: 1 },
        status: { conditions: [condition('Accepted', 'True'), condition('Programmed', 'True')], listeners },
      }),
    );
  assert.equal(gateway(), 'ready');
  assert.equal(
    gateway({
      name: 'https',
      conditions: [condition('ResolvedRefs', 'False', 'InvalidCertificateRef', 'Secret "tls" not found')],
    }),
    'Gateway gw: listener https: ResolvedRefs is False: Secret "tls" not found (InvalidCertificateRef)',
  );
});

test('what the operator of Prometheus runs is judged by its conditions and by the StatefulSets behind', () => {
  const prometheus = (...conditions: Json[]) =>
    live('monitoring.coreos.com/v1 Prometheus', 'main', { metadata: { generation: 3 }, status: { conditions } });
  const done = condition('Reconciled', 'True', '', '', 3);
  assert.equal(said(prometheus(done, condition('Available', 'True', '', '', 3))), 'ready');
  assert.equal(
    said(prometheus()),
    'Prometheus main: the operator has said nothing of it yet; one that started before this kind was served never does until it is restarted',
  );
  assert.equal(
    said(prometheus(condition('Reconciled', 'True', '', '', 2), condition('Available', 'True', '', '', 2))),
    'Prometheus main: Reconciled is said of generation 2, not yet of 3',
  );
  assert.equal(
    said(prometheus(condition('Reconciled', 'False', 'ReconciliationFailed', 'secret "s3" not found', 3))),
    'Prometheus main: Reconciled is False: secret "s3" not found (ReconciliationFailed) (stuck)',
  );
  const degraded = prometheus(done, condition('Available', 'Degraded', 'SomePodsNotReady', '', 3));
  assert.equal(said(degraded), 'Prometheus main: Available is Degraded: SomePodsNotReady');
  const set = live('apps/v1 StatefulSet', 'prometheus-main', {
    owner: degraded,
    metadata: { generation: 1 },
    spec: { replicas: 1 },
    status: { observedGeneration: 1, replicas: 1 },
  });
  const pod = podOf(set, 'prometheus-main-0', { started: true, state: { running: {} } });
  assert.equal(
    said(degraded, [set, pod]),
    'Prometheus main: StatefulSet prometheus-main: 0 of 1 ready, pod prometheus-main-0: container c is not ready',
  );
});

test('OpenSearch is ready once it runs and is not red, and what is in it once it is created', () => {
  const cluster = (status: JsonObject): string => said(live('opensearch.org/v1 OpenSearchCluster', 'o', { status }));
  assert.equal(cluster({ phase: 'RUNNING', initialized: true, health: 'yellow' }), 'ready');
  assert.equal(cluster({}), 'OpenSearchCluster o: the operator has said nothing of it yet');
  assert.equal(cluster({ phase: 'PENDING' }), 'OpenSearchCluster o: its phase is PENDING');
  assert.equal(cluster({ phase: 'RUNNING', initialized: false }), 'OpenSearchCluster o: is not initialized yet');
  assert.equal(
    cluster({ phase: 'RUNNING', initialized: true, health: 'red' }),
    'OpenSearchCluster o: its health is red',
  );
  const policy = (status: JsonObject): string =>
    said(live('opensearch.org/v1 OpenSearchISMPolicy', 'keep', { status }));
  assert.equal(policy({ state: 'CREATED' }), 'ready');
  assert.equal(policy({ state: 'ERROR', reason: 'refused' }), 'OpenSearchISMPolicy keep: its state is ERROR: refused');
});
