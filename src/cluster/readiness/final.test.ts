import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../kube/objects.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { readinessOf } from './readiness-of.ts';
import { around, event, live, podOf } from './testing/live.ts';

/** Whether no waiting makes an object ready. */
function isFinal(object: LiveObject, others: readonly LiveObject[] = []): boolean {
  const state = readinessOf(object, around(others));
  return !state.ready && state.final;
}

const waiting = (reason: string, message = ''): JsonObject => ({ state: { waiting: { reason, message } } });
const noImage = waiting('InvalidImageName');
const pod = (state: JsonObject): LiveObject => podOf(null, 'p', state);

test('an image or a command that is none is for good; what another object or time may mend is not', () => {
  const final = [
    noImage,
    waiting('ErrImagePull', 'x: manifest unknown'),
    waiting('CreateContainerConfigError', 'container has runAsNonRoot and image will run as root'),
    { state: { terminated: { reason: 'StartError', exitCode: 128, message: 'exec: "x": not found' } } },
  ];
  const passing = [
    waiting('ErrImagePull', 'dial tcp: i/o timeout'),
    waiting('CreateContainerConfigError', 'secret "s3" not found'),
    { ...waiting('CrashLoopBackOff'), restartCount: 50 },
    waiting('ContainerCreating'),
  ];
  assert.deepEqual([final.filter((one) => !isFinal(pod(one))), passing.filter((one) => isFinal(pod(one)))], [[], []]);
});

test('a quota and an admission that denies are for good; an account that is still to come is not', () => {
  const set = live('apps/v1 StatefulSet', 's', { spec: { replicas: 1 }, status: { observedGeneration: 1 } });
  const refused = (why: string): boolean => isFinal(set, [event(set, 'FailedCreate', `Error creating: ${why}`)]);
  assert.deepEqual(
    [
      'pods "s-0" is forbidden: exceeded quota: q, requested: cpu=1, used: cpu=4, limited: cpu=4',
      'pods "s-0" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true',
      'admission webhook "policy" denied the request: no',
      'pods "s-0" is forbidden: error looking up service account m/s: serviceaccount "s" not found',
      'Internal error occurred: failed calling webhook "policy": connection refused',
    ].map(refused),
    [true, true, true, false, false],
  );
});

test('a broken pod of an older template does not say that the present one cannot be ready', () => {
  const revision = (number: string): JsonObject => ({
    annotations: { 'deployment.kubernetes.io/revision': number },
  });
  const web = live('apps/v1 Deployment', 'web', {
    metadata: revision('2'),
    status: { observedGeneration: 1, replicas: 2, updatedReplicas: 1 },
  });
  const [before, now] = ['1', '2'].map((number) =>
    live('apps/v1 ReplicaSet', `web-${number}`, { owner: web, metadata: revision(number) }),
  );
  assert.ok(before !== undefined && now !== undefined);
  // What `owner` says is overwritten by `metadata`, which the API server would keep apart.
  const sets = [before, now].map((set) => ({
    ...set,
    metadata: { ...set.metadata, ownerReferences: [{ kind: 'Deployment', name: 'web', uid: web.metadata.uid }] },
  }));
  const starting = podOf(now, 'new', waiting('ContainerCreating'));
  assert.equal(isFinal(web, [...sets, podOf(before, 'old', noImage), starting]), false);
  assert.equal(isFinal(web, [...sets, podOf(before, 'old', noImage), podOf(now, 'new', noImage)]), true);
});

test('a broken pod of an older revision is for good where it holds the update back, and not where it is replaced', () => {
  const set = (spec: JsonObject): LiveObject =>
    live('apps/v1 StatefulSet', 's', {
      spec: { replicas: 1, ...spec },
      status: { observedGeneration: 1, replicas: 1, updateRevision: 'b' },
    });
  const held = (spec: JsonObject, revision: string): boolean =>
    isFinal(set(spec), [podOf(set(spec), 's-0', noImage, { labels: { 'controller-revision-hash': revision } })]);
  assert.deepEqual(
    [
      held({}, 'a'),
      held({ podManagementPolicy: 'Parallel' }, 'a'),
      held({ updateStrategy: { type: 'OnDelete' } }, 'a'),
      held({ podManagementPolicy: 'Parallel' }, 'b'),
    ],
    [true, false, false, true],
  );
});
